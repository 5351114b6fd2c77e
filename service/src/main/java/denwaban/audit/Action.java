package denwaban.audit;

/// What can be done and is logged. `docs/formats/audit-actions.md` is generated from this list, so
/// that a client can read a log without us. Names are never reused for another meaning; what
/// nothing appends does not stand here.
public enum Action {
  CLIENT_ADDED("client.added", "a client company was added"),
  CLIENT_NUMBER_ADDED("client.number.added", "a telephone number now belongs to the client"),
  CLIENT_CHANGED("client.changed", "a client company's names or kind of key were changed"),
  CLIENT_NUMBER_REMOVED(
      "client.number.removed", "a telephone number no longer belongs to the client"),
  KEY_MEMBER_ADDED("key.member.added", "a member's key statement was accepted"),
  KEY_COMPANY_ADDED("key.company.added", "a company key of a new epoch was accepted"),
  KEY_GRANTED("key.granted", "the company key was granted to a member"),
  KEY_UNLOCK_ADDED("key.unlock.added", "a member added a way to open their own key"),
  KEY_UNLOCK_REMOVED("key.unlock.removed", "a member removed a way to open their own key"),
  KEY_RECOVERY_BEGAN(
      "key.recovery.began", "a member began to put a company key together from two of its shares"),
  KEY_PIN_CHANGED(
      "key.pin.changed",
      "the office compared a recovered company key with the client; recordings are sealed to it"),
  MAILBOX_ADDED("mailbox.added", "a mailbox with a key of its own was made"),
  MAILBOX_RENAMED("mailbox.renamed", "a mailbox got another name"),
  MAILBOX_CLOSED("mailbox.closed", "a mailbox takes in nothing new; what is in it stays"),
  MAILBOX_NUMBER_SET(
      "mailbox.number.set", "calls to a number go to another mailbox, or to the general box"),
  CONTACT_SET("contact.set", "a person of the client's directory was added or changed"),
  CONTACT_LEFT("contact.left", "a person of the client's directory left; no one is told by them"),
  ROSTER_SET(
      "roster.set", "who is on call was changed; `obj` is the mailbox, zeros the general box"),
  REACH_SET(
      "reach.set",
      "a way to reach a person of the client's was added, or the order of the ways changed; `obj` is"
          + " the way, or the person"),
  REACH_ENDED("reach.ended", "a way to reach a person of the client's was ended"),
  REACH_DISABLED(
      "reach.disabled",
      "a webhook said that it is gone: no one is told by it until it is entered anew; `obj` is the"
          + " way or the account"),
  REACH_ACCOUNT_SET(
      "reach.account.set", "an account by which the client's people are told was set or renewed"),
  REACH_ACCOUNT_ENDED(
      "reach.account.ended", "such an account was ended, with the ways that use it"),
  DELIVERY_POLICY_SET(
      "delivery.policy.set", "by which rule the client's people are told was changed"),
  NOTICE_GIVEN(
      "notice.given",
      "it was given to a mail server or a vendor that something waits; `obj` is the notice, the"
          + " detail names the way"),
  NOTICE_ATTACHED(
      "notice.attached",
      "the sealed message was taken out to be attached to a mail, as the contract lets it; `obj` is the"
          + " message"),
  NOTICE_APPROVED(
      "notice.approved",
      "a member approved, with a signature, that words of messages leave in mails; `obj` is the approval"),
  NOTICE_APPROVAL_ENDED(
      "notice.approval-ended", "such an approval was taken back; `obj` is the approval"),
  NOTICE_DISCLOSED_NAME(
      "notice.disclosed.name",
      "the caller's name leaves in a mail, unsealed, as contract and approval let it; `obj` is the"
          + " message"),
  NOTICE_DISCLOSED_SUBJECT(
      "notice.disclosed.subject",
      "how the matter begins leaves in a mail, unsealed, as contract and approval let it; `obj` is the"
          + " message"),
  NOTICE_DISCLOSED_TEXT(
      "notice.disclosed.text",
      "the whole message leaves in a mail, unsealed, as contract and approval let it; `obj` is the"
          + " message"),
  NOTICE_OPENED(
      "notice.opened",
      "a vendor said that the button of a notice was pressed, which acknowledges nothing; the"
          + " detail names the way"),
  NOTICE_ACKNOWLEDGED(
      "notice.acknowledged", "a member said that they know of it; no one is told any more"),
  NOTICE_UNANSWERED(
      "notice.unanswered", "all who were on call were told in vain; the office telephones"),
  NOTICE_HELD(
      "notice.held",
      "an operator held a notice back, before anybody was told, to put the message right"),
  RELEASE_SERVED(
      "release.served",
      "other screens than before are given to browsers; `obj` is the digest of their bundle"),
  RELEASE_SEALS(
      "release.seals",
      "another program than before seals recordings and slips; `obj` is the digest of its files"),
  ERASED(
      "erasure.done",
      "things whose time was over were erased, and the verifier found nothing of them; `obj` is the"
          + " batch, which a certificate lists"),
  ERASURE_LEFT(
      "erasure.left",
      "of what should be erased the verifier found something; it is tried again, and no certificate"
          + " speaks of it; of a log that ended it stands in the installation's log"),
  KEY_DESTROYED(
      "key.destroyed",
      "the key of one kind of things and one week was destroyed: nothing that it wrapped opens any"
          + " more, in no copy; `obj` is its name"),
  ERASURE_CERTIFIED(
      "erasure.certified", "a certificate of erasure was made; `obj` is the digest of its text"),
  HOLD_ASKED(
      "hold.asked", "a person asked that things are kept for a legal claim; `obj` is the hold"),
  HOLD_SUPPORTED(
      "hold.supported",
      "one more of the persons whom the contract asks for approved it; nothing is held yet"),
  HOLD_APPROVED(
      "hold.approved",
      "the last person whom it needs approved it: until its end these things are not erased"),
  HOLD_END_ASKED(
      "hold.end-asked", "a person asked that a hold ends; it holds until another person agrees"),
  HOLD_ENDED("hold.ended", "things are not held any longer; what is due is erased"),
  REQUEST_RECEIVED(
      "request.received",
      "a member registered what a person asks about the data held of them, or a complaint; `obj` is the"
          + " request, the detail names its kind"),
  REQUEST_NOTED("request.noted", "a note about a request, sealed by a member's page, was kept"),
  REQUEST_READ("request.read", "the sealed notes about a request were given to a member"),
  REQUEST_TAKEN("request.taken", "a member took a request, or took it over from a colleague"),
  REQUEST_DUE_SET("request.due.set", "a member set until when a request is to be answered"),
  REQUEST_IDENTIFIED(
      "request.identified", "a member confirmed who asks; the detail names by which means"),
  REQUEST_LINKED("request.linked", "objects of a call were marked as belonging to a request"),
  REQUEST_UNLINKED(
      "request.unlinked", "an object was marked as not belonging to a request after all"),
  REQUEST_ANSWERED("request.answered", "a request was answered; the detail names in which form"),
  REQUEST_SOON("request.soon", "within three days the time for an answer is over"),
  REQUEST_LATE("request.late", "the time for an answer is over, and there is none"),
  REQUEST_REFUSED("request.refused", "a request was refused; the detail names the ground"),
  REQUEST_WITHDRAWN("request.withdrawn", "who asked took the request back"),
  REQUEST_ERASURE_ASKED(
      "request.erasure.asked",
      "a member asked that what belongs to a request is erased before its time"),
  REQUEST_ERASURE_APPROVED(
      "request.erasure.approved", "a second member approved it: from now on it is due"),
  REQUEST_ERASURE_WITHDRAWN("request.erasure.withdrawn", "it was asked for no longer"),
  CONTRACT_SET("contract.set", "new contract terms take effect; `obj` is the digest of their text"),
  CONTRACT_TERMINATED(
      "contract.terminated",
      "one side gave notice of the end of the contract; the detail says when it ends"),
  CONTRACT_RUNS_OUT(
      "contract.runs-out",
      "the contract's last day comes, and no later terms are agreed; the detail says when it ends"),
  CONTRACT_RENEWED("contract.renewed", "later terms were agreed: it does not end then"),
  TERMINATION_WITHDRAWN("contract.termination.withdrawn", "that notice was withdrawn"),
  DATA_RECEIVED(
      "contract.data.received",
      "the client said that it has its data and that the rest may be erased"),
  CONTRACT_CLOSED(
      "contract.closed", "the contract ended, and nothing is left but what the law keeps"),
  CONTRACT_OFFERED(
      "contract.offered",
      "the office signed terms and offers them; `obj` is the digest of their text"),
  CONTRACT_SIGNED(
      "contract.signed",
      "one side signed terms with a passkey; `obj` is the digest of what was signed"),
  CONTRACT_SIGNED_ON_PAPER(
      "contract.signed-on-paper",
      "one side confirmed with a passkey the scan of a paper that it signed; `obj` is the digest of"
          + " what the passkey signed"),
  CONTRACT_STAMPED(
      "contract.stamped",
      "a time-stamping authority stamped a signature under a contract; `obj` is the digest of what was"
          + " signed"),
  CONTRACT_SCAN_KEPT(
      "contract.scan.kept",
      "the office added the scan of a contract that was signed on paper; `obj` is its digest"),
  CONTRACT_SCAN_REMOVED(
      "contract.scan.removed",
      "the office took such a scan away before anybody signed with it; `obj` is its digest"),
  CONTRACT_DECLINED(
      "contract.declined", "the client declined terms; `obj` is the digest of their text"),
  CONTRACT_WITHDRAWN(
      "contract.withdrawn", "the office took an offer back; `obj` is the digest of its text"),
  CONTRACT_DEVIATED(
      "contract.deviated",
      "an item was not met for longer than the contract lets it; `obj` is the record of it"),
  CONTRACT_DEVIATION_SETTLED(
      "contract.deviation.settled", "the office recorded what became of such a deviation"),
  SUBPROCESSOR_ADDED(
      "subprocessor.added", "the office added a sub-processor to its register; `obj` is its id"),
  SUBPROCESSOR_ASKED(
      "subprocessor.asked",
      "the client was told of a sub-processor; `obj` is the SHA-256 of one of its hosts"),
  SUBPROCESSOR_APPROVED(
      "subprocessor.approved",
      "the client's administrator approved a sub-processor; `obj` is the SHA-256 of one of its hosts"),
  SUBPROCESSOR_OBJECTED(
      "subprocessor.objected",
      "the client's administrator objected to a sub-processor; `obj` is the SHA-256 of one of its hosts"),
  SUBPROCESSOR_ENDED(
      "subprocessor.ended",
      "a sub-processor is entrusted with nothing any more; `obj` is the SHA-256 of one of its hosts, in"
          + " the installation's log its id"),
  FLOW_BEGAN(
      "flow.began",
      "something of the client's goes to a host of its list from now on; `obj` is the SHA-256 of the"
          + " list's entry"),
  FLOW_OWN(
      "flow.own",
      "something of the client's goes from now on to an address that its administrators set; `obj` is"
          + " the SHA-256 of the host"),
  FLOW_REFUSED(
      "flow.refused",
      "a host on no list of the client's was not called; `obj` is the SHA-256 of the host"),
  KYC_VERIFIED(
      "kyc.verified",
      "the office recorded how it verified who the client is; `obj` is the record, the detail names"
          + " the methods"),
  KYC_SHOWN("kyc.shown", "such a record was shown to a person of the office"),
  SCRIPT_SET("script.set", "a new version of what is said and asked for the client was set"),
  SCRIPT_WITHDRAWN(
      "script.withdrawn", "what was to be said for the client from a later day on was taken back"),
  CALLER_BLOCKED("caller.blocked", "the client takes no calls from a number any more"),
  CALLER_UNBLOCKED("caller.unblocked", "the client takes calls from a number again"),
  INSTRUCTION_SET("instruction.set", "operators are shown a temporary instruction of the client's"),
  INSTRUCTION_ENDED("instruction.ended", "a temporary instruction was ended before its end"),
  CALL_REFUSED("call.refused", "a caller was turned away, for the named reason"),
  CALL_SHOWN(
      "call.shown", "a call rang at an operator's desk, which shows how the caller's number ends"),
  CALLER_WAITS(
      "caller.waits",
      "a caller whom no operator took left a voicemail, or asked to be called back"),
  CALL_ANSWERED("call.answered", "an operator took a call"),
  CALL_TAKEN_AT_HOME(
      "call.taken.at-home", "the operator who took a call had stated that they work at home"),
  CALLER_SHOWN("caller.shown", "the operator who had a call was shown the caller's whole number"),
  CALL_REPLAYED("call.replayed", "the operator who had a call heard its last 20 seconds again"),
  RECORDING_BEGAN(
      "recording.began",
      "recording of a call began, after the notice and the answer, or the tone of a voicemail; allowed by the named clause"),
  RECORDING_REFUSED("recording.refused", "a call was not recorded, for the named reason"),
  RECORDING_KEPT("recording.kept", "a sealed recording was kept"),
  RECORDING_INCOMPLETE(
      "recording.incomplete", "a recording broke off; what was sealed until then was kept"),
  MESSAGE_KEPT("message.kept", "a sealed message was kept"),
  MESSAGE_CORRECTED(
      "message.corrected", "a newer version of this message was kept; this one is superseded"),
  MESSAGE_DONE("message.done", "a member marked an item of the inbox done"),
  MESSAGE_REOPENED("message.reopened", "a member opened a done item again"),
  MESSAGE_TAKEN("message.taken", "a member took an item, or took it over from a colleague"),
  MESSAGE_GIVEN_BACK("message.given-back", "a member gave back an item that they had taken"),
  MESSAGE_DUE_SET("message.due.set", "a member set or changed until when to call back"),
  MESSAGE_DUE_REMOVED("message.due.removed", "a member removed until when to call back"),
  NOTE_KEPT("note.kept", "a note of a member about an item, sealed by their page, was kept"),
  NOTES_RELEASED("notes.released", "the sealed notes about an item were given to a member"),
  DRAFT_KEPT(
      "draft.kept",
      "what an operator had written when they lost the call was kept, sealed by their page"),
  SLIP_KEPT("slip.kept", "a sealed slip, which says who rang, was kept"),
  HEADER_RELEASED(
      "object.header.released",
      "the sealed header of an object was given to a member, or to the page that sealed it"),
  SEARCHED(
      "inbox.searched",
      "a member searched for items by blind tokens of a number; the log does not know which"),
  OBJECT_PLAYED("object.played", "playback began, as the member's browser states"),
  OBJECT_PRINTED("object.printed", "it was printed, as the member's browser states"),
  OBJECT_SAVED("object.saved", "it was saved in a file, as the member's browser states"),
  HEADER_REMADE(
      "object.header.remade",
      "an object got a header for the client's newest key, the old one went"),
  KEY_REVIEWER_ADDED("key.reviewer.added", "a quality reviewer's key statement was accepted"),
  REVIEW_GIVEN(
      "review.given", "a member gave a quality reviewer a header of an object, for a limited time"),
  REVIEW_TAKEN_BACK("review.taken-back", "a member took a header back from a quality reviewer"),
  REVIEW_APPROVED(
      "review.approved",
      "a member approved that recordings are sealed for a quality reviewer too, under the terms in"
          + " force"),
  REVIEW_APPROVAL_ENDED("review.approval-ended", "a member took such an approval back"),
  REVIEW_SEALED(
      "review.sealed",
      "the edge began to seal a recording for a quality reviewer too, by a clause and an approval"),
  REVIEW_RELEASED(
      "review.header.released",
      "a header that was made for a quality reviewer was given to that reviewer"),
  COPY_TRIED(
      "screen.copy.tried",
      "a user tried to copy, print or save what a caller's screen shows, and the page, by its"
          + " own account, refused; `obj` is the call or the object, in the installation's log"
          + " `screen`"),
  ACCESS_REFUSED(
      "access.refused",
      "a person was refused; `obj` is the address, which does not tell what was asked for there"),
  PEOPLE_LISTED("people.listed", "a list with names of people was shown"),
  PEOPLE_RECONCILED(
      "people.reconciled", "the day's comparison of accounts with the registry of people"),
  LOG_SEARCHED("log.searched", "the log was asked what one account touched between two times"),
  QUESTION_ASKED("log.question.asked", "a member asked about an entry; `obj` is the question"),
  QUESTION_ANSWERED("log.question.answered", "the office answered a question about an entry"),
  NAME_ASKED("log.name.asked", "a member asked for the name behind a pseudonym, with a reason"),
  NAME_GIVEN("person.name.given", "the office gave a client the name behind this pseudonym"),
  CANARY_SET(
      "watch.canary.set", "an object is watched from now on: who touches it raises an alarm"),
  CANARY_REMOVED("watch.canary.removed", "an object is no longer watched"),
  CALLER_WATCHED(
      "watch.caller.added",
      "a telephone number is watched from now on; no one can tell from `obj` which"),
  CALLER_UNWATCHED("watch.caller.removed", "a telephone number is no longer watched"),
  WATCH_SIGNED("watch.signed", "an administrator signed off a day's alarms"),
  PERSON_ADDED("person.added", "a person was added"),
  PASSKEY_REMOVED("person.passkey.removed", "a person removed one of their own passkeys"),
  IDENTITY_LINKED(
      "person.identity.linked",
      "a person linked their account at the company's identity provider, to sign in with it"),
  IDENTITY_UNLINKED("person.identity.unlinked", "a person took that link away"),
  PERSON_RENAMED("person.renamed", "a person's name was changed"),
  PERSON_ENROLLED("person.enrolled", "a person enrolled a passkey"),
  PERSON_ROLE_CHANGED("person.role.changed", "a person was given another role"),
  PERSON_ROLE_CONFIRMED(
      "person.role.confirmed", "someone else confirmed a person's role for some time more"),
  PERSON_ROLE_OVER(
      "person.role.over",
      "a person's role ended at the time in the detail, because no one had confirmed it for longer"),
  PERSON_REGISTERED(
      "person.registered", "what a person is to the office, or from when to when, was entered"),
  PERSON_DISABLED("person.disabled", "a person's access was ended"),
  PERSON_ENABLED("person.enabled", "a person's access was opened again"),
  PERSON_ERASED(
      "person.erased",
      "who this pseudonym is, and all details about that person, were erased from the log"),
  ENROLMENT_OFFERED("person.enrolment.offered", "a one-time enrolment link was made"),
  ENROLMENT_CONFIRMED(
      "person.enrolment.confirmed",
      "a second administrator confirmed a link for a person who has a passkey"),
  OPERATOR_GROUP_SET("group.set", "a group of operators was made, renamed, or got other people"),
  OPERATOR_GROUP_REMOVED("group.removed", "a group of operators was removed"),
  CLIENT_GROUPS_SET(
      "client.groups.set",
      "which group of operators a client's calls ring first, and which after a while"),
  PLACE_STATED(
      "place.stated",
      "a person stated that the desk is clean, before taking calls; `obj` is `site` or `home`"),
  PLACE_INSPECTED(
      "place.inspected", "an inspector went to a place of work and entered what was found"),
  PLACE_FAULTY(
      "place.faulty",
      "something was found there that must not be; `obj` is the inspection, which says what"),
  SIGNED_IN("person.signed-in", "a person signed in"),
  SIGNED_OUT("person.signed-out", "a person signed out"),
  SIGN_IN_REFUSED(
      "person.sign-in.refused",
      "a sign-in was refused, or a session's cookie from another browser"),
  TOKEN_MADE("token.made", "a token for a program of the office's was made"),
  TOKEN_CONFIRMED(
      "token.confirmed", "a second administrator confirmed a token; it works from now on"),
  TOKEN_ENDED(
      "token.ended",
      "a token was ended, or ended with the access of the administrator who made it"),
  PRIVILEGE_ASKED(
      "privilege.asked",
      "a person of the office asked for a privilege for some time: to change the office, to"
          + " work in the database, or to look at this client's screens"),
  PRIVILEGE_OPENED(
      "privilege.opened", "a second person opened it; it ends by itself at the time in the detail"),
  PRIVILEGE_ALONE(
      "privilege.opened-alone",
      "the answering service's only administrator opened a privilege for themselves, because no"
          + " one else could"),
  SECOND_ENDED(
      "person.second.ended",
      "the access of a person of the answering service who could open or refuse what an"
          + " administrator asks for was ended, or they lost that role; or a time at which they"
          + " leave was entered, in `until`; `obj` is that person's pseudonym"),
  PRIVILEGE_REFUSED("privilege.refused", "a second person refused it"),
  PRIVILEGE_ENDED("privilege.ended", "it was ended before its time, or taken back"),
  DATABASE_LOGIN(
      "database.login.made",
      "a login for the database was made for a privilege, and shown once; `obj` is the privilege"),
  GLASS_PREPARED(
      "glass.prepared", "one of the two sheets of the break-glass account was made and shown once"),
  GLASS_BROKEN(
      "glass.broken",
      "the break-glass account was opened with two sheets, or an administrator's link was made on"
          + " the console; refused: two sheets that do not open it were tried"),
  WITNESS_REFUSED(
      "witness.refused",
      "a witness of this log, or of the client's log that `obj` names, knows another history of it"),
  PROGRAM_STARTED(
      "program.started", "the program started; `obj` is the digest of its configuration"),
  PROGRAM_STOPPED("program.stopped", "the program was told to stop"),
  PROGRAM_DIED("program.died", "the program before this one ended without saying so"),
  CLOCK_STRAYED(
      "clock.strayed",
      "the machine's clock jumped, or nothing keeps it; `obj` is `jumped` or `unkept`"),
  DISK_LOW(
      "disk.low",
      "the disk has too little room; `obj` is `low`, or `stop` when readings stop and calls go on"),
  LOG_CAUGHT_UP(
      "log.caught-up",
      "what calls left while the log could not be written is written now; `obj` is how many steps"),
  DATABASE_VISITED("database.visited", "the database was opened by another way than this program"),
  STAMP_REFUSED(
      "stamp.refused",
      "what a time-stamping authority answered for the log that `obj` names was not to be believed"),
  STAMP_MISSED(
      "stamp.missed",
      "no time-stamping authority has answered for a day, last for the log that `obj` names; said"
          + " once until one does"),
  COPY_TAKEN("copy.taken", "a member took a copy of this whole log"),
  PROVIDER_SET(
      "provider.set", "a member said by which identity provider members may sign in, and how"),
  PROVIDER_REMOVED("provider.removed", "members cannot sign in by an identity provider any more"),
  COPY_SET("copy.set", "a member said where copies of this log go, with which secret"),
  COPY_REMOVED("copy.removed", "a member ended the copies of this log to a place of the client's"),
  COPY_FAILED(
      "copy.failed",
      "a copy of this log could not be written where it belongs; said once until it works again"),
  LOG_ANCHORED(
      "log.anchored",
      "the installation's log holds a state of a client's log; `obj` is the digest of that"
          + " checkpoint's text"),
  LOG_HELD(
      "log.held",
      "the log that `obj` names could not be put in order; its entries waited, and have their own"
          + " times"),
  MEDIUM_SEALED(
      "medium.sealed", "a month's copy of this log was sealed to the company key, for a medium"),
  MEDIUM_TAKEN("medium.taken", "a member took a month's sealed copy of this log"),
  LOG_ENDED(
      "log.ended",
      "the retention of a client's log was over, and all of it was removed; `obj` is the digest of"
          + " its last checkpoint's text"),
  OFFICE_SEALED(
      "office.sealed",
      "the vault is sealed: after a start, or again; it takes in, and gives nothing out"),
  OFFICE_UNSEALED("office.unsealed", "two of three shares opened the vault, or were refused"),
  PROBE_RAN(
      "probe.ran",
      "the program attacked its own endpoints and ports without any right to them; `obj` is the"
          + " run, the detail how many refused"),
  PROBE_NOT_REFUSED(
      "probe.not-refused", "one of these endpoints or ports did not refuse; the detail says which"),
  BACKUP_MADE("backup.made", "a whole backup of the office's database is at the place"),
  BACKUP_FAILED(
      "backup.failed",
      "the backup could not be made or continued; said once until it works again; the detail says why"),
  BACKUP_DRILLED(
      "backup.drilled",
      "the newest backup was brought back, looked at and removed again; all was well"),
  BACKUP_DRILL_FAILED(
      "backup.drill-failed",
      "a backup that was brought back was not as it must be, or did not come"),
  ASSURANCE_KEY(
      "assurance.key",
      "the key that signs what the office claims of itself was made; `obj` is the public key"),
  OBSERVED(
      "assurance.observed",
      "observations were kept; `obj` is the digest of their batch (docs/formats/observation.md)"),
  CHECK_FAILED("assurance.failed", "what is checked does not hold; `obj` is the check"),
  CHECK_MENDED("assurance.mended", "what was checked holds again; `obj` is the check"),
  ITEM_CHANGED(
      "assurance.item",
      "one of the six items of the checklist stands otherwise; `obj` is the item and how it"
          + " stands, `training:not-met` (in older entries with a space)"),
  POSTURE_KEPT(
      "assurance.posture",
      "a day's state of the six items was kept; `obj` is the digest of what was signed"),
  STATEMENT_MADE(
      "assurance.stated",
      "a person of the office stated something that no machine can observe; `obj` is the check"),
  STATEMENT_CONFIRMED(
      "assurance.confirmed", "a second person confirmed or refused that; `obj` is the check"),
  EVALUATION_OFFERED(
      "evaluation.offered", "a link was made by which a company can evaluate this office"),
  EVALUATION_WITHDRAWN("evaluation.withdrawn", "such a link was taken back"),
  EVALUATION_SIGNED(
      "evaluation.signed",
      "a company signed what it found out about this office before a contract; `obj` is the digest"
          + " of that text"),
  VENDOR_CONFIRMED(
      "vendor.confirmed",
      "an administrator of the client signed what the client found out about this office; `obj` is"
          + " the digest of that text"),
  READS_CLOSED(
      "reads.closed", "nothing is given out of the store any more; `obj` says for what reason"),
  READS_OPENED("reads.opened", "two people opened the store again; `obj` is the closure"),
  CERTIFICATE_ENTERED(
      "certificate.entered",
      "a certificate of the office's, or a correction of one, was entered; it counts when another"
          + " person has confirmed it"),
  CERTIFICATE_CONFIRMED(
      "certificate.confirmed",
      "another person confirmed what was entered in the register of certificates"),
  CERTIFICATE_STATE(
      "certificate.state",
      "a certificate was entered as suspended, withdrawn, reinstated or replaced, or its renewal as"
          + " applied for"),
  CERTIFICATE_CHECKED(
      "certificate.checked", "a certificate was looked up in its scheme's public register"),
  CERTIFICATE_SCOPE(
      "certificate.scope",
      "it was entered whether a certificate's scope covers a service at a site, or which services"
          + " the office offers");

  private final String code;
  private final String meaning;

  Action(String code, String meaning) {
    this.code = code;
    this.meaning = meaning;
  }

  /// As it stands in a leaf.
  public String code() {
    return code;
  }

  /// Whether the object of such an action is a person or a token; leaves then carry a pseudonym.
  boolean aboutSubject() {
    return code.startsWith("person.") || code.startsWith("token.");
  }

  public String meaning() {
    return meaning;
  }
}
