package denwaban.contract;

import denwaban.access.PasskeyRequirement;
import denwaban.access.SessionLimits;
import denwaban.database.tenant.TenantTransactions;
import denwaban.kernel.ClientId;
import denwaban.seal.json.Json;
import denwaban.terms.DataScope;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/// What clients agreed to. Opens the client's scope, or joins it.
@Component
public final class Contracts {

  static final Clause NONE = new Clause(0, "contract");

  /// Terms that [Keeping] has.
  private static final List<String> KEEPING =
      List.of("retention.", "deletion.maxDelay", "termination.", "backup.maxAge", "legalHold.");

  private final TenantTransactions transactions;
  private final Agreements agreements;
  private final InstantSource clock;

  Contracts(TenantTransactions transactions, Agreements agreements, InstantSource clock) {
    this.transactions = transactions;
    this.agreements = agreements;
    this.clock = clock;
  }

  /// Until when a client that was there before signatures were asked for has time to sign.
  public Optional<Instant> signingGrace(ClientId client) {
    return transactions.as(client, () -> agreements.signingGrace(client));
  }

  /// Whether there are or were terms, or one side's signature under any. Once the contract is
  /// erased there are none.
  public boolean everAgreed(ClientId client) {
    return transactions.as(client, () -> agreements.ever(client));
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
  /// office's scope.
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

  static Clause clause(Terms terms, String section) {
    return new Clause(terms.version(), section);
  }
}
