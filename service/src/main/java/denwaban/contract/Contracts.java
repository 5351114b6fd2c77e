package denwaban.contract;

import denwaban.access.PasskeyRequirement;
import denwaban.access.SessionLimits;
import denwaban.audit.Action;
import denwaban.audit.Actor;
import denwaban.audit.AuditLog;
import denwaban.audit.Entry;
import denwaban.audit.Purpose;
import denwaban.audit.Result;
import denwaban.contract.confirmation.Confirmations;
import denwaban.contract.termination.Terminations;
import denwaban.database.tenant.TenantTransactions;
import denwaban.http.Problem;
import denwaban.kernel.ClientId;
import denwaban.kyc.VerificationGate;
import denwaban.seal.json.Json;
import denwaban.storage.StoragePlace;
import denwaban.terms.ContractRecord;
import denwaban.terms.DataScope;
import denwaban.terms.Grade;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/// What clients agreed to. Opens the client's scope, or joins it.
@Component
public final class Contracts {

  /// From choosing "now" until it is sent and read.
  public static final Duration GRACE = Duration.ofMinutes(5);

  /// How far ahead terms can be agreed: a year and its leap day. What is further is a slip.
  public static final Duration AHEAD = Duration.ofDays(366);

  private static final Clause NONE = new Clause(0, "contract");

  /// Terms that [Keeping] has.
  private static final List<String> KEEPING =
      List.of("retention.", "deletion.maxDelay", "termination.", "backup.maxAge", "legalHold.");

  private final TenantTransactions transactions;
  private final Agreements agreements;
  private final Confirmations confirmations;
  private final VerificationGate verifications;
  private final Terminations terminations;
  private final StoragePlace place;
  private final AuditLog audit;
  private final InstantSource clock;

  Contracts(
      TenantTransactions transactions,
      Agreements agreements,
      Confirmations confirmations,
      VerificationGate verifications,
      Terminations terminations,
      StoragePlace place,
      AuditLog audit,
      InstantSource clock) {
    this.transactions = transactions;
    this.agreements = agreements;
    this.confirmations = confirmations;
    this.verifications = verifications;
    this.terminations = terminations;
    this.place = place;
    this.audit = audit;
    this.clock = clock;
  }

  /// May calls for this client be answered at all?
  public Decision mayAnswer(ClientId client, Instant at) {
    return terms(client, at)
        .map(terms ->
            terminations.of(client).filter(it -> it.settled(at)).isPresent()
                ? new Decision.Refused(clause(terms, "termination"), Decision.Reason.ENDED)
                : mayAnswer(terms, at))
        .orElseGet(() -> new Decision.Refused(NONE, Decision.Reason.NO_CONTRACT));
  }

  private Decision mayAnswer(Terms terms, Instant at) {
    if (terms.ended(at)) {
      return new Decision.Refused(clause(terms, "effectiveTo"), Decision.Reason.ENDED);
    }
    if (!signed(terms, at)) {
      return new Decision.Refused(clause(terms, "signatures"), Decision.Reason.NOT_SIGNED);
    }
    if (!storedAsAgreed(terms)) {
      return new Decision.Refused(
          clause(terms, "storage.regions"), Decision.Reason.STORED_ELSEWHERE);
    }
    if (!confirmations.mayAnswer(terms.client(), at)) {
      return new Decision.Refused(clause(terms, "confirmation"), Decision.Reason.NOT_CONFIRMED);
    }
    return verified(terms, at)
        ? new Decision.Allowed(clause(terms, "answering"))
        : new Decision.Refused(clause(terms, "numberOwnership"), Decision.Reason.NOT_VERIFIED);
  }

  /// Whether what a call leaves behind would lie in a country that the contract names. Terms
  /// without a record name none.
  private boolean storedAsAgreed(Terms terms) {
    var record = terms.record();
    return record == null || record.reading().set("storage.regions").contains(place.country());
  }

  /// Whether the client was verified, where its number is the office's own.
  private boolean verified(Terms terms, Instant at) {
    if (!terms.provided()) return true;
    var client = terms.client();
    return transactions.as(
        client,
        () ->
            ProvidedNumbers.since(agreements.all(client), terms)
                .map(since -> verifications.verified(client, since, at))
                .orElse(false));
  }

  /// Whether terms are more than the office's word: a record with all that handling personal data
  /// needs, signed; or a demo's; or those of a client that still has time to sign.
  private boolean signed(Terms terms, Instant at) {
    var record = terms.record();
    if (record != null && terms.signed() != Terms.Signed.NOBODY) {
      return Grade.of(record) == Grade.NDA_PLUS_DPA;
    }
    return confirmations.demo() || signingGrace(terms.client()).filter(at::isBefore).isPresent();
  }

  /// Until when a client that was there before signatures were asked for has time to sign.
  public Optional<Instant> signingGrace(ClientId client) {
    return transactions.as(client, () -> agreements.signingGrace(client));
  }

  /// How long things are kept. After the last day of a contract its terms still say it.
  public Keeping keeping(ClientId client, Instant at) {
    return terms(client, at).map(Contracts::keeping).orElseGet(() -> new Keeping(0, Map.of()));
  }

  private static Keeping keeping(Terms terms) {
    var days = new HashMap<String, Integer>();
    for (var value : terms.values().entrySet()) {
      if (KEEPING.stream().anyMatch(value.getKey()::startsWith)
          && value.getValue() instanceof Json.Num(var n)) {
        days.put(value.getKey(), Math.toIntExact(n));
      }
    }
    return new Keeping(terms.version(), days);
  }

  /// What notices may carry: `sealed-file`, the message as it lies, and words outside of a seal.
  /// Terms without a record say nothing of it: then they carry nothing.
  public List<String> noticeContent(ClientId client, Instant at) {
    return terms(client, at)
        .map(Terms::record)
        .map(it -> it.reading().set("notices.content"))
        .orElse(List.of());
  }

  /// May the client's administrator take everything away? Terms without a record allow it.
  public Decision mayExport(ClientId client, Instant at) {
    return terms(client, at)
        .<Decision>map(terms -> {
          var record = terms.record();
          var by = clause(terms, "export.policy");
          return record != null && record.reading().text("export.policy").equals("deny")
              ? new Decision.Refused(by, Decision.Reason.NOT_AGREED)
              : new Decision.Allowed(by);
        })
        // without a contract what is the client's is still the client's
        .orElseGet(() -> new Decision.Allowed(NONE));
  }

  /// The categories that may be written down; empty where terms have no record, and say nothing of
  /// it.
  public Optional<DataScope> scope(ClientId client, Instant at) {
    return terms(client, at).flatMap(it -> Optional.ofNullable(it.record())).map(DataScope::of);
  }

  /// Whether messages are among the purposes. Terms without a record say nothing of it, and allow
  /// them.
  public boolean mayTakeMessages(ClientId client, Instant at) {
    return terms(client, at)
        .map(Terms::record)
        .map(it -> it.reading().set("purposes").contains("message"))
        .orElse(true);
  }

  /// May calls be recorded, after the caller has heard the notice of [#terms]?
  public Decision mayRecord(ClientId client, Instant at) {
    return terms(client, at)
        .map(Contracts::mayRecord)
        .orElseGet(() -> new Decision.Refused(NONE, Decision.Reason.NO_CONTRACT));
  }

  /// May calls for this client be answered at a home that the office manages?
  public Decision mayAnswerAtHome(ClientId client, Instant at) {
    return terms(client, at)
        .<Decision>map(terms ->
            terms.homes()
                ? new Decision.Allowed(clause(terms, "homes"))
                : new Decision.Refused(clause(terms, "homes"), Decision.Reason.NOT_AGREED))
        .orElseGet(() -> new Decision.Refused(NONE, Decision.Reason.NO_CONTRACT));
  }

  /// What passkeys a client's members, and the operators who take its calls, must sign in with now.
  /// In the client's scope it joins that, else it opens the office's. Without terms, any.
  public PasskeyRequirement passkeys(ClientId client) {
    return said(client, Terms::passkeys, PasskeyRequirement.ANY);
  }

  /// How long sessions of a client's members last that begin now. Scopes as for [#passkeys].
  /// Without terms, as usual.
  public SessionLimits sessions(ClientId client) {
    return said(client, Terms::sessions, SessionLimits.USUAL);
  }

  private <T> T said(ClientId client, Function<Terms, T> clause, T without) {
    var at = clock.instant();
    Supplier<T> asked = () -> agreements.inForce(client, at).map(clause).orElse(without);
    var own = transactions.client().filter(client::equals).isPresent();
    return own ? transactions.as(client, asked) : transactions.office(asked);
  }

  /// Of how many clients the terms in force ask for more than passkeys like these. Opens the
  /// office's fence.
  public int askingMoreThan(PasskeyRequirement held) {
    return (int)
        transactions.office(() -> agreements.demands(clock.instant())).stream()
            .filter(asked -> !held.suffices(asked))
            .count();
  }

  /// May a member give a message or a recording to a quality reviewer?
  public Decision mayReview(ClientId client, Instant at) {
    return terms(client, at)
        .map(Contracts::mayReview)
        .orElseGet(() -> new Decision.Refused(NONE, Decision.Reason.NO_CONTRACT));
  }

  /// Whether recordings that begin at this moment are sealed to reviewers too, whom a member
  /// approved under exactly these terms; empty if the terms do not say so.
  public Optional<SealingForReview> sealedForReview(ClientId client, Instant at) {
    return terms(client, at)
        .filter(terms -> terms.review() == Terms.Review.AT_SEALING)
        .map(terms ->
            new SealingForReview(
                clause(terms, "review.at-sealing"),
                terms.digest(),
                Duration.ofDays(terms.reviewDays())));
  }

  /// How old the last confirmation of a client's log by a witness may be. Without terms that is
  /// [Terms#WITNESS_HOURS_USUAL].
  public WitnessDuty witnessing(ClientId client, Instant at) {
    return terms(client, at)
        .map(terms -> witnessing(clause(terms, "witness.age"), terms.witnessHours()))
        .orElseGet(() -> witnessing(NONE, Terms.WITNESS_HOURS_USUAL));
  }

  private static WitnessDuty witnessing(Clause by, int hours) {
    return new WitnessDuty(by, Duration.ofHours(hours));
  }

  private static Decision mayReview(Terms terms) {
    return switch (terms.review()) {
      case NONE -> new Decision.Refused(clause(terms, "review.none"), Decision.Reason.NOT_AGREED);
      case ON_REQUEST -> new Decision.Allowed(clause(terms, "review.on-request"));
      case AT_SEALING -> new Decision.Allowed(clause(terms, "review.at-sealing"));
    };
  }

  private static Decision mayRecord(Terms terms) {
    return switch (terms.recording()) {
      case NEVER ->
          new Decision.Refused(clause(terms, "recording.never"), Decision.Reason.NOT_AGREED);
      case NOTICE -> new Decision.Allowed(clause(terms, "recording.notice"));
    };
  }

  /// The terms in force at a moment.
  public Optional<Terms> terms(ClientId client, Instant at) {
    return transactions.as(client, () -> agreements.inForce(client, at));
  }

  /// Every version of a client's terms, as they stand at a moment.
  public History history(ClientId client, Instant at) {
    return new History(transactions.as(client, () -> agreements.all(client)), at);
  }

  /// Versions that both companies signed on paper, and of which their passkeys signed the scan.
  public Set<Integer> onPaper(ClientId client) {
    return transactions.as(client, () -> agreements.onPaper(client));
  }

  /// Adds the next version of a client's terms; those before stay as they are. Opens the office's
  /// fence, or joins it.
  ///
  /// @param draft its version is set here; what was to take effect within the last [#GRACE] takes
  ///   effect now
  /// @param after the newest version that the deciding person has seen; 0 if there was none
  ///
  ///   Nobody signs it: for a demo, and for tests. An office agrees by signatures ([#enact]).
  public AgreementResult agree(Terms draft, int after, Actor by) {
    var now = clock.instant();
    if (!canStart(draft.effectiveFrom(), now)) return new AgreementResult.NotThen();
    // what was allowed before this moment is history, and history is not rewritten
    var from = draft.effectiveFrom().isBefore(now) ? now : draft.effectiveFrom();
    return transactions.office(() -> {
      var next = draft.as(after + 1, from);
      return added(next, by);
    });
  }

  /// Puts a record into force whose signatures are there; the database asks for them too. Joins the
  /// scope of who signed last: the office's, or the client's.
  ///
  /// @param signed whose they are
  public AgreementResult enact(ContractRecord record, Terms.Signed signed, Actor by) {
    var now = clock.instant();
    var from = record.effectiveFrom() == null ? now : record.effectiveFrom();
    if (!canStart(from, now)) return new AgreementResult.NotThen();
    mustGoOn(record.client());
    // what was allowed before this moment is history
    return added(Terms.of(record, from.isBefore(now) ? now : from, signed), by);
  }

  private AgreementResult added(Terms next, Actor by) {
    if (agreements.newest(next.client()) != next.version() - 1 || !agreements.add(next)) {
      return new AgreementResult.Overtaken();
    }
    if (!next.ended(next.effectiveFrom())) terminations.renewed(next.client(), next.end(), by);
    audit.append(
        new Entry(
            Action.CONTRACT_SET,
            next.client(),
            next.digest().base64(),
            by,
            Purpose.MANAGE,
            Result.DONE,
            Map.of(
                "version",
                Integer.toString(next.version()),
                "signed",
                next.signed().name().toLowerCase(Locale.ROOT))));
    return new AgreementResult.Agreed(next);
  }

  /// Whether terms that nobody signs may be agreed here.
  public boolean unsigned() {
    return confirmations.demo();
  }

  /// Why terms that nobody signs are refused elsewhere.
  public static Problem needsSignatures() {
    return new Problem(409, "contract-needs-signatures");
  }

  /// Whether terms that are agreed now may take effect at that moment.
  public boolean canStart(Instant from) {
    return canStart(from, clock.instant());
  }

  /// @throws Problem 409 if its end cannot be taken back any more
  public void mustGoOn(ClientId client) {
    terminations.mustGoOn(client);
  }

  private static boolean canStart(Instant from, Instant now) {
    return !from.isBefore(now.minus(GRACE)) && !from.isAfter(now.plus(AHEAD));
  }

  private static Clause clause(Terms terms, String section) {
    return new Clause(terms.version(), section);
  }
}
