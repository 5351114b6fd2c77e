package denwaban.contract;

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
import denwaban.terms.ContractRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Puts the next version of a client's terms into force. Those before stay as they are.
@Component
public final class NewTerms {

  /// From choosing "now" until it is sent and read.
  public static final Duration GRACE = Duration.ofMinutes(5);

  /// How far ahead terms can be agreed: a year and its leap day. What is further is a slip.
  public static final Duration AHEAD = Duration.ofDays(366);

  private final TenantTransactions transactions;
  private final Agreements agreements;
  private final Confirmations confirmations;
  private final Terminations terminations;
  private final AuditLog audit;
  private final InstantSource clock;

  NewTerms(
      TenantTransactions transactions,
      Agreements agreements,
      Confirmations confirmations,
      Terminations terminations,
      AuditLog audit,
      InstantSource clock) {
    this.transactions = transactions;
    this.agreements = agreements;
    this.confirmations = confirmations;
    this.terminations = terminations;
    this.audit = audit;
    this.clock = clock;
  }

  /// Adds the next version of a client's terms without signatures: for a demo, and for tests. An
  /// office agrees by signatures ([#enact]). Opens the office's scope, or joins it.
  ///
  /// @param draft its version is set here; what was to take effect within the last [#GRACE] takes
  ///   effect now
  /// @param after the newest version that the deciding person has seen; 0 if there was none
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

  /// Whether unsigned terms may be agreed here.
  public boolean unsigned() {
    return confirmations.demo();
  }

  /// Why unsigned terms are refused elsewhere.
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
}
