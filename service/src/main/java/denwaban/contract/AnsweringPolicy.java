package denwaban.contract;

import denwaban.contract.confirmation.Confirmations;
import denwaban.contract.termination.Terminations;
import denwaban.database.tenant.TenantTransactions;
import denwaban.kernel.ClientId;
import denwaban.kyc.VerifiedClients;
import denwaban.storage.StoragePlace;
import denwaban.terms.Grade;
import java.time.Instant;
import org.springframework.stereotype.Component;

/// Whether calls for a client are answered: what its contract says, and all that must be true
/// beside it. Opens the client's scope, or joins it.
@Component
public final class AnsweringPolicy {

  private final TenantTransactions transactions;
  private final Contracts contracts;
  private final Agreements agreements;
  private final Confirmations confirmations;
  private final VerifiedClients verifications;
  private final Terminations terminations;
  private final StoragePlace place;

  AnsweringPolicy(
      TenantTransactions transactions,
      Contracts contracts,
      Agreements agreements,
      Confirmations confirmations,
      VerifiedClients verifications,
      Terminations terminations,
      StoragePlace place) {
    this.transactions = transactions;
    this.contracts = contracts;
    this.agreements = agreements;
    this.confirmations = confirmations;
    this.verifications = verifications;
    this.terminations = terminations;
    this.place = place;
  }

  /// May calls for this client be answered at all?
  public Decision mayAnswer(ClientId client, Instant at) {
    return contracts
        .terms(client, at)
        .map(terms ->
            terminations.of(client).filter(it -> it.settled(at)).isPresent()
                ? new Decision.Refused(
                    Contracts.clause(terms, "termination"), Decision.Reason.ENDED)
                : mayAnswer(terms, at))
        .orElseGet(() -> new Decision.Refused(Contracts.NONE, Decision.Reason.NO_CONTRACT));
  }

  private Decision mayAnswer(Terms terms, Instant at) {
    if (terms.ended(at)) {
      return new Decision.Refused(Contracts.clause(terms, "effectiveTo"), Decision.Reason.ENDED);
    }
    if (!signed(terms, at)) {
      return new Decision.Refused(
          Contracts.clause(terms, "signatures"), Decision.Reason.NOT_SIGNED);
    }
    if (!storedAsAgreed(terms)) {
      return new Decision.Refused(
          Contracts.clause(terms, "storage.regions"), Decision.Reason.STORED_ELSEWHERE);
    }
    if (!confirmations.mayAnswer(terms.client(), at)) {
      return new Decision.Refused(
          Contracts.clause(terms, "confirmation"), Decision.Reason.NOT_CONFIRMED);
    }
    return verified(terms, at)
        ? new Decision.Allowed(Contracts.clause(terms, "answering"))
        : new Decision.Refused(
            Contracts.clause(terms, "numberOwnership"), Decision.Reason.NOT_VERIFIED);
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
    return confirmations.demo()
        || contracts.signingGrace(terms.client()).filter(at::isBefore).isPresent();
  }
}
