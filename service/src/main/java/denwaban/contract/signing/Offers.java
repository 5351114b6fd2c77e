package denwaban.contract.signing;

import denwaban.access.CurrentUser;
import denwaban.contract.Contracts;
import denwaban.database.tenant.TenantTransactions;
import denwaban.http.Problem;
import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.people.People;
import denwaban.terms.ContractRecord;
import denwaban.terms.SigningStatement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/// Offers of terms, as each side may read them: the office drafts and signs them, the client signs
/// or declines.
@Component
public final class Offers {

  private final TenantTransactions transactions;
  private final OfferTable offers;
  private final SignatureTable signatures;
  private final Contracts contracts;
  private final People people;

  Offers(
      TenantTransactions transactions,
      OfferTable offers,
      SignatureTable signatures,
      Contracts contracts,
      People people) {
    this.transactions = transactions;
    this.offers = offers;
    this.signatures = signatures;
    this.contracts = contracts;
    this.people = people;
  }

  /// The newest first; in the client's scope without drafts.
  public List<Offer> of(ClientId client) {
    return transactions.as(client, () -> offers.all(client));
  }

  /// With drafts.
  public List<Offer> drafted(ClientId client) {
    return transactions.office(() -> offers.all(client));
  }

  /// Of all offers; with an entry, as they name who signed.
  public List<Signature> signatures(ClientId client, CurrentUser to) {
    var side = to.client() == null ? SigningStatement.Side.OFFICE : SigningStatement.Side.CLIENT;
    return within(
        side,
        client,
        () -> {
          var all = signatures.all(client);
          if (!all.isEmpty()) people.shown(to);
          return all;
        });
  }

  /// The document of an offer, as it was made with it.
  ///
  /// @throws Problem 404 if there is no such offer that this side may read
  Bytes document(ClientId client, Bytes digest, SigningStatement.Side side) {
    return within(side, client, () -> offers.html(client, digest)).orElseThrow(Problem::notFound);
  }

  /// What the PDF of an offer is made of.
  ///
  /// @param html as it was made with the offer
  /// @param signed the oldest first
  record Kept(Bytes html, ContractRecord record, List<Signature> signed) {}

  /// With an entry if it names who signed.
  ///
  /// @throws Problem 404 if there is no such offer that this side may read
  Kept kept(ClientId client, Bytes digest, SigningStatement.Side side, CurrentUser to) {
    return within(
        side,
        client,
        () -> {
          var offer = offers.find(client, digest).orElseThrow(Problem::notFound);
          var signed =
              signatures.all(client).stream()
                  .filter(it -> it.statement().record().equals(digest))
                  .toList();
          if (!signed.isEmpty()) people.shown(to);
          var html = offers.html(client, digest).orElseThrow();
          return new Kept(html, offer.record(), signed);
        });
  }

  /// Until when calls are answered without signatures.
  Optional<Instant> graceUntil(ClientId client) {
    return contracts.signingGrace(client);
  }

  /// @throws Problem 404 if there is no such offer that this side may read
  Offer found(ClientId client, Bytes digest, SigningStatement.Side side) {
    return within(side, client, () -> offers.find(client, digest)).orElseThrow(Problem::notFound);
  }

  /// In the scope of who acts: the database lets each side sign for itself alone.
  <T> T within(SigningStatement.Side side, ClientId client, Supplier<T> work) {
    return side == SigningStatement.Side.OFFICE
        ? transactions.office(work)
        : transactions.as(client, work);
  }
}
