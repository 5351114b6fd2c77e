/// What the server answers, field by field. Binary fields are standard base64 with padding; only those of a WebAuthn
/// ceremony (challenge, credential ids, PRF salt) are base64url without padding.

export interface Text {
  ja: string;
  en: string;
}
export interface SpokenText extends Text {
  kana: string;
}

export type Kind = "staff" | "member";
export type Role =
  | "operator"
  | "supervisor"
  | "admin"
  | "quality-reviewer"
  | "hr"
  | "security-officer"
  | "internal-auditor"
  | "client-admin"
  | "client-member"
  | "client-auditor";

/// denwaban.access.Permission, as the server names what a person may do.
export type Permission =
  | "ANYONE"
  | "SIGNED_IN"
  | "ANSWER_CALLS"
  | "REVIEW"
  | "SEE_PEOPLE"
  | "REGISTER_PEOPLE"
  | "END_ACCESS"
  | "GRANT_ACCESS"
  | "MANAGE_OFFICE"
  | "WATCH"
  | "READ_EVIDENCE"
  | "SEE_PLACES"
  | "INSPECT_PLACES"
  | "KYC"
  | "FOLLOW_DELIVERIES"
  | "PROVISION"
  | "READ_OWN"
  | "OPEN_KEYS"
  | "READ_LOG"
  | "MANAGE_KEYS"
  | "SET_ANSWERING"
  | "DECIDE_REQUESTS"
  | "SIGN_CONTRACT"
  | "SET_OWN"
  | "EXPORT_OWN";

export type Suite = "x25519" | "mlkem768x25519";

export interface Me {
  person: string;
  name: string;
  kana: string;
  kind: Kind;
  role: Role;
  may: Permission[];
  client: { id: string; name: string; slug: string } | null;
  demo: boolean;
  csrf: null;
  now: string;
  /// Browsers that the user signed in with and has not confirmed yet.
  unfamiliar: { device: string; at: string }[];
  /// Passkeys that were added or removed, and that the user has not confirmed yet; `here` if this
  /// session did it.
  passkeyChanges: { kind: "added" | "removed" | "linked" | "unlinked"; device: string; at: string; here: boolean }[];
  /// What all members of a client are told for a week; empty for staff.
  notices: { kind: "admin-made" | "admin-link" | "recovery-began"; name: string; at: string }[];
  /// When access ends next that the member's company must confirm; null if nothing is due, for staff, and when the
  /// contract has ended.
  accessEnds: string | null;
  /// Whether this session is good in this browser alone; not where the browser keeps no keys.
  bound: boolean;
  /// After so many minutes without input this session ends.
  idleMinutes: number;
  /// Then it ends, whatever happens.
  ends: string;
  /// Until it ends if there is none.
  secondsLeft: number;
}

// Sign-in and enrolment

export interface SignInOptions {
  ceremony: string;
  publicKey: {
    challenge: string;
    rpId: string;
    timeout?: number;
    userVerification: "required";
    allowCredentials: { type: "public-key"; id: string }[];
  };
  prfSalt: string;
}

export interface EnrolmentOptions {
  ceremony: string;
  publicKey: {
    rp: { id: string; name: string };
    user: { id: string; name: string; displayName: string };
    challenge: string;
    pubKeyCredParams: { type: "public-key"; alg: number }[];
    timeout?: number;
    attestation: "none" | "direct";
    authenticatorSelection: { residentKey: "required"; userVerification: "required" };
    excludeCredentials?: { type: "public-key"; id: string }[];
  };
  prfSalt: string;
  /// What the passkey must be for this account.
  needs: "any" | "device-bound" | "attested";
  person: {
    name: string;
    kind: Kind;
    role: Role;
    client: { name: string } | null;
    /// The first administrator, who says how they are called.
    first: boolean;
  };
}

// Keys

export interface Unlock {
  id: string;
  method: "passkey" | "recovery";
  credentialId: string | null;
  blob: string;
}

export interface CompanyKey {
  epoch: number;
  kind: Suite;
  recipient: string;
  fingerprint: string;
  statement: string;
  signature: string;
}

export interface HeldKey {
  /// `company`, or a mailbox's id.
  line: string;
  epoch: number;
  /// Fingerprint of the member key that opens it.
  to: string;
  blob: string;
}

export interface Keys {
  me: { epoch: number; recipient: string; signKey: string; fingerprint: string; unlocks: Unlock[] } | null;
  company: CompanyKey | null;
  wantedKind: Suite;
  grant: { epoch: number; blob: string } | null;
  /// Every key that was ever granted to this person, to any of their keys.
  held: HeldKey[];
  clientId: string;
}

export interface MemberKey {
  person: string;
  name: string;
  fingerprint: string | null;
  recipient: string | null;
  statement: string | null;
  signature: string | null;
  granted: boolean;
  /// Their access was ended.
  ended: boolean;
  role: Role;
  /// Until when the person may act, and who of the company confirmed it; null if their access was
  /// ended.
  access: Access | null;
}

export interface Access {
  until: string;
  due: boolean;
  /// Only a lone administrator acts on then.
  over: boolean;
  confirmedBy: string | null;
  confirmedAt: string | null;
}

// The desk

export type DeskStatus = "away" | "ready" | "ringing" | "talking" | "held" | "wrapup";
export type FieldKind = "text" | "katakana" | "multiline" | "phone" | "choice" | "boolean";

export interface FormField {
  key: string;
  kind: FieldKind;
  label: Text;
  hint: Text | null;
  required: boolean;
  max: number;
  options: { value: string; label: Text }[] | null;
}

export interface Form {
  version: number;
  fields: FormField[];
  /// At a desk: whether the contract lets an operator see the caller's whole number.
  number?: boolean;
  /// At a desk: whether the contract lets messages be taken.
  messages?: boolean;
  /// At a desk: what of a message the contract lets stand in mails, if the client approves it too.
  mails?: string[];
}

export interface SealTo {
  recipient: string;
  epoch: number;
  fingerprint: string;
  suite: Suite;
  statement: string;
  signature: string;
  /// All epochs of the company's key: docs/formats/key-chain.md.
  chain: string;
}

export interface DeskCall {
  id: string;
  state: string;
  arrivedAt: string;
  answeredAt: string | null;
  endedAt: string | null;
  endedBy: string | null;
  caller: {
    /// The last four digits; null if the number is withheld or unknown. The whole of it comes when it is asked for.
    ending: string | null;
    withheld: boolean;
    country: string | null;
    zone: string | null;
    localTime: string | null;
  };
  /// Whether the client has the number, sealed, so that a message can refer to it; null as long as that is not known.
  slip: boolean | null;
  client: { id: string; name: string; kana: string; slug: string };
  script: DeskScript;
  form: Form;
  recording: { on: boolean; reason: null | "no-key" | "not-agreed" | "log-unavailable" | "broke-off" };
  seal: SealTo | null;
  /// Where the message may go besides the general box, and where it goes unless the operator says otherwise.
  mailboxes: { id: string; name: string }[];
  mailbox: string | null;
  messageSent: boolean;
}

/// What is said for the client whose call it is.
export interface DeskScript {
  greeting: SpokenText;
  notes: Text[];
  /// Null while the client has set nothing.
  callback: Text | null;
  open: boolean;
  mustSay: Text[];
  mustNotSay: Text[];
  /// Names by which callers ask for the client.
  aliases: string[];
  /// Those that hold now, the oldest first.
  instructions: { id: string; text: Text; from: string; until: string }[];
}

export interface DeskState {
  seq: number;
  status: DeskStatus;
  since: string;
  waiting: number;
  line: "up" | "down";
  /// Clients whose calls do not ring at this desk, because their contracts ask for stronger
  /// passkeys; 0 during a pause.
  passing: number;
  call: DeskCall | null;
}

export interface NewMessage {
  call: string;
  object: string;
  header: string;
  payload: string;
  manifest: string;
  signature: string;
  urgent: boolean;
  /// A second header, for the page that sealed the message.
  own?: { header: string; recipient: string };
  /// What leaves in a mail, unsealed, because the client signed that it may.
  words?: { callerName: string | null; subject: string | null; text: string | null } | undefined;
}

/// What may leave in a mail (docs/formats/notice-approval.md).
export type NoticeContent = "caller-name" | "subject" | "text";

/// What the client of a call approved to leave in mails.
export interface NoticeApproved {
  /// docs/formats/notice-approval.md; null if there is none.
  approval: { statement: string; signature: string } | null;
}

/// What the own company's administrators approved to leave in mails, newest first.
export interface NoticeApprovals {
  /// What the contract lets them approve.
  agreed: NoticeContent[];
  approvals: {
    id: string;
    content: NoticeContent[];
    until: string;
    by: string;
    at: string;
    endedAt: string | null;
    standing: "open" | "taken-back" | "over";
  }[];
}

export interface TakenMessage {
  message: string;
  /// By the page that sealed it, ISO 8601; null if it cannot.
  correctableUntil: string | null;
}

/// A message given back to the page that sealed it.
export interface OwnRelease {
  manifest: string;
  signature: string;
  header: string;
  payload: string;
}

// The inbox

export interface InboxItem {
  id: string;
  call: string;
  /// Null for the general box.
  mailbox: string | null;
  arrivedAt: string;
  answered: boolean;
  /// What a caller left whom no operator took; null if nothing.
  wish: "voicemail" | "callback" | null;
  urgent: boolean;
  state: "new" | "opened" | "done";
  doneBy: string | null;
  /// Who of the client has it; the name is null of a person who was erased.
  takenBy: { person: string; name: string | null } | null;
  /// Until when the client wants to call back.
  due: string | null;
  /// How many notes to colleagues there are.
  notes: number;
  /// The newest version, and those that it corrected, the newest of them first.
  message: { object: string; version: number; earlier: { object: string; version: number }[] } | null;
  /// Who rang when no one answered, sealed.
  slip: { object: string } | null;
  /// What operators who lost the call had written, sealed, the oldest first.
  drafts: { object: string }[];
  recording: { object: string; complete: boolean; durationMs: number } | null;
}

/// A note of a member to colleagues, sealed (docs/formats/note.md).
export interface InboxNote {
  id: string;
  author: string;
  name: string | null;
  at: string;
  company: string;
  sealed: string;
  signature: string;
}

export interface Inbox {
  items: InboxItem[];
  unread: number;
}

export interface ReleasedSegment {
  n: number;
  header: string;
  length: number;
  startMs: number;
  /// Fingerprint of the key that the header is sealed to.
  company?: string;
  /// Who made the header, if not the sealer: docs/formats/header.md.
  remade?: { statement: string; signature: string } | null;
}

export interface Release {
  kind: "message" | "recording" | "slip" | "draft";
  complete: boolean;
  manifest: string;
  signature: string;
  segments: ReleasedSegment[];
  /// Of a message: what was signed about all its versions, the oldest first.
  versions: { manifest: string; signature: string }[];
}

/// Of several that were asked for at once, by their place in the question.
export interface SeveralReleased {
  /// `payload` comes with short texts only.
  released: { at: number; released: Release; payload: string | null }[];
  missing: number[];
  /// That no older key opens any more.
  done: number[];
}

// What the edge seals a client's calls to

export interface PinToCompare {
  standing: "to-compare";
  /// Fingerprints: of what was sealed to until now, and of the recovered key.
  before: string;
  now: string;
  epoch: number;
  at: string;
}

export type EdgePin = { standing: "no-key" | "not-proven" } | { standing: "proven"; now: string } | PinToCompare;

// The log

export interface LogPage {
  size: number;
  checkpoint: string;
  key: string;
  entries: { index: number; leaf: string }[];
}

/// An outside party who confirms the log (docs/formats/witness.md).
export interface SeenWitness {
  name: string;
  keys: string[];
  /// Entries that it confirmed last.
  size: number;
  at: string | null;
  trouble: "AWAY" | "BAD_SIGNATURE" | "ROLLED_BACK" | "REWRITTEN" | null;
}

/// Who confirms a client's log, and how old that may be by its contract.
export interface SeenWitnesses {
  /// Version of the terms in force; 0 if there are none.
  contract: number;
  hours: number;
  witnesses: SeenWitness[];
}

/// Time stamps of an authority on the log's states (docs/formats/log-copy.md).
export interface SeenStamp {
  /// Whether an authority is asked for this log.
  on: boolean;
  /// Entries of the newest state that was stamped.
  size: number;
  at: string | null;
  /// Entries of the log now.
  entries: number;
  trouble: "AWAY" | "NO_STAMP" | "OTHER_TEXT" | "OTHER_REQUEST" | "BAD_SIGNATURE" | "STRANGER" | "OTHER_TIME" | null;
}

/// A copy of the log, somewhere else.
export interface SeenCopy {
  /// Entries that it has.
  size: number;
  /// When it was last complete.
  at: string | null;
  trouble: "AWAY" | "NOT_TRUSTED" | "REFUSED" | "PRIVATE_ADDRESS" | "OTHER_LOG" | null;
}

export interface CopyTarget {
  address: string;
  /// Of a bucket alone.
  bucket?: string;
  lockDays?: number;
}

export interface SeenCopies {
  /// Entries of the log now.
  entries: number;
  /// In the answering service's folder; null if it has none.
  folder: SeenCopy | null;
  target: CopyTarget | null;
  /// At the client's own place; null if there is none.
  own: SeenCopy | null;
}

// The contract

export type Standing = "coming" | "in-force" | "over" | "never";

export interface ContractVersion {
  version: number;
  standing: Standing;
  signed: "nobody" | "office" | "both";
  /// Whether they signed a paper, and its scan with their passkeys.
  onPaper: boolean;
  /// Its first moment.
  from: string;
  /// When a later version takes or took over.
  until: string | null;
  /// The terms in their canonical form, for `readTerms`.
  text: string;
  /// Where its log entry is; members only, and not before the entry has its place.
  entry: { index: number; leaf: string } | null;
}

export interface ContractSheet {
  /// The version that the next one answers; 0 if there is none.
  newest: number;
  versions: ContractVersion[];
  /// How many who answer calls hold passkeys that suffice, by what is asked for; null for the client.
  answering: Record<"any" | "device-bound" | "attested", number> | null;
}

/// New terms. `effectiveFrom` null means at once.
export interface TermsDraft {
  after: number;
  recording: "never" | "notice";
  noticeJa: string;
  noticeEn: string;
  keepRecordings: number;
  keepMessages: number;
  qualityReview: "none" | "on-request" | "at-sealing";
  /// Of "at-sealing" only.
  qualityReviewDays: number | null;
  witnessHours: number;
  homes: boolean;
  passkeys: "any" | "device-bound" | "attested";
  sessionMinutes: number;
  sessionHours: number;
  effectiveFrom: string | null;
}

// Quality review

export interface Reviewer {
  person: string;
  name: string;
  fingerprint: string;
  statement: string;
  signature: string;
}

export interface Reviewers {
  /// Whether the contract lets members give anything.
  allowed: boolean;
  reviewers: Reviewer[];
}

/// What a member gave, as members see it.
export interface GivenReview {
  id: string;
  object: string;
  kind: "message" | "recording";
  reviewer: string;
  to: string;
  givenAt: string;
  until: string;
  standing: "open" | "over" | "taken-back";
  /// Who gave it, or approved that the edge does.
  by: string;
  /// Of the contract, by which the edge sealed it for the reviewer; null of what a member gave.
  clause: string | null;
}

/// Reviewers to whom recordings are sealed too.
export interface Approvals {
  /// Null if the terms in force do not allow it.
  agreed: { clause: string; terms: string; days: number } | null;
  approvals: {
    id: string;
    reviewer: string;
    to: string;
    at: string;
    by: string;
    standing: "open" | "taken-back" | "other-terms" | "key-gone";
  }[];
}

/// What was given, as the reviewer sees it.
export interface ToReview {
  id: string;
  clientId: string;
  client: string;
  object: string;
  kind: "message" | "recording";
  sealedAt: string;
  givenAt: string;
  until: string;
  /// Fingerprint of the key it is sealed to.
  to: string;
}

export interface ReviewerKey {
  key: { epoch: number; fingerprint: string; unlocks: Unlock[] } | null;
}

export interface ReviewRelease extends Omit<Release, "versions"> {
  segments: (ReleasedSegment & { remade: { statement: string; signature: string } })[];
  /// The company's chain of keys.
  chain: string;
  /// By which the edge made the headers; null if a member made them.
  approval: { statement: string; signature: string } | null;
  mailbox: { id: string; chain: string } | null;
}

// The office

export interface Person {
  id: string;
  name: string;
  kana: string;
  kind: Kind;
  role: Role;
  client: { id: string; name: string } | null;
  enrolled: boolean;
  disabled: boolean;
  /// Staff only.
  standing: StaffStanding | null;
  /// An enrolment link waits for a second administrator.
  linkWaits: boolean;
  /// The oldest first. `model` as its maker proved; `enough` by what the role demands.
  passkeys: { synced: boolean; model: string | null; enough: boolean }[];
}

export interface StaffStanding {
  state: "ACTING" | "DISABLED" | "NOT_STARTED" | "LEFT" | "UNCONFIRMED";
  /// The review of this quarter waits.
  due: boolean;
  orphan: boolean;
  /// Of what was entered, with which a change begins; null if nothing was.
  version: string | null;
  engagement: Engagement | null;
  starts: string | null;
  leaves: string | null;
  roleUntil: string | null;
  grantedBy: string | null;
}

export interface Engagement {
  number: string;
  kind: EngagementKind;
  employer: string;
  unit: string;
  place: "site" | "home";
  site: string;
  hours: string;
}

export type EngagementKind =
  "employee" | "part-time" | "dispatched" | "contractor" | "maintenance" | "vendor" | "director";

export interface EnrolmentLink {
  url: string;
  expiresAt: string;
  /// It works only after a second administrator confirmed it.
  waits: boolean;
}

export interface Hours {
  zone: string;
  /// Monday first; an empty list means closed.
  weekly: { from: string; to: string }[][];
  holidays: string[];
}

export interface Client {
  id: string;
  /// Of what its screen changes: another if someone changed that.
  version: string;
  name: string;
  kana: string;
  slug: string;
  /// Its contract has ended: no call is answered.
  ended: boolean;
  keyKind: Suite;
  numbers: string[];
  greeting: SpokenText;
  /// Whether a greeting, and a recording notice of its own, were uploaded.
  greetingAudio: boolean;
  noticeAudio: boolean;
  hours: Hours;
  form: Form;
}

// Demo

export interface DemoPerson {
  id: string;
  name: string;
  kana: string;
  role: Role;
  client: string | null;
  host: string;
  enrolled: boolean;
  /// Operators only: the audio line of the desk.
  line: "up" | "down" | null;
}

export interface Demo {
  clients: { id: string; name: string; number: string; slug: string; companyKey?: boolean }[];
  people: DemoPerson[];
  sip: { host: string; port: number };
}
