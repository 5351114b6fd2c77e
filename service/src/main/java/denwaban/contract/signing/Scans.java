package denwaban.contract.signing;

import denwaban.access.CurrentUser;
import denwaban.audit.Action;
import denwaban.audit.AuditLog;
import denwaban.audit.Entry;
import denwaban.audit.Purpose;
import denwaban.database.tenant.TenantTransactions;
import denwaban.http.Problem;
import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.terms.SigningStatement.Side;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

/// Papers that both companies signed or sealed, as scans. One of them puts nothing into force: it
/// is what the passkeys of both sides then sign.
@Component
final class Scans {

  private final TenantTransactions transactions;
  private final OfferTable offers;
  private final ScanTable scans;
  private final ScanSeal seal;
  private final AuditLog audit;
  private final InstantSource clock;

  Scans(
      TenantTransactions transactions,
      OfferTable offers,
      ScanTable scans,
      ScanSeal seal,
      AuditLog audit,
      InstantSource clock) {
    this.transactions = transactions;
    this.offers = offers;
    this.scans = scans;
    this.seal = seal;
    this.audit = audit;
    this.clock = clock;
  }

  /// The office adds the scan of a draft, in place of the one before.
  ///
  /// @throws Problem 404 if there is no such draft; 409 if either side has signed it; 413 if it is
  ///   larger than [Scan#LIMIT]; 422 if it is no PDF
  Offer keep(ClientId client, Bytes digest, Bytes pdf, CurrentUser by) {
    var scan = Scan.of(pdf, clock.instant().truncatedTo(ChronoUnit.MILLIS));
    // not inside a scope: the key vault may be slow
    var sealed = seal.seal(client, digest, pdf);
    return changed(
        client,
        digest,
        () -> {
          scans.keep(client, digest, scan, sealed, by.person());
          log(Action.CONTRACT_SCAN_KEPT, client, scan.sha256(), by);
        });
  }

  /// The office takes it away again, to sign electronically.
  ///
  /// @throws Problem 404 if there is none; 409 if either side has signed
  Offer remove(ClientId client, Bytes digest, CurrentUser by) {
    return changed(
        client,
        digest,
        () -> {
          var scan = offers.find(client, digest).orElseThrow().scan();
          if (scan == null || !scans.remove(client, digest)) throw Problem.notFound();
          log(Action.CONTRACT_SCAN_REMOVED, client, scan.sha256(), by);
        });
  }

  private Offer changed(ClientId client, Bytes digest, Runnable change) {
    try {
      return transactions.office(() -> {
        var offer = offers.find(client, digest).orElseThrow(Problem::notFound);
        if (offer.state() != Offer.State.DRAFT) throw OfferProblems.signedAlready();
        change.run();
        return offers.find(client, digest).orElseThrow();
      });
    } catch (DataIntegrityViolationException meanwhile) {
      throw OfferProblems.signedAlready();
    }
  }

  /// @throws Problem 404 if there is none that this side may read
  Bytes content(ClientId client, Bytes digest, Side side) {
    Supplier<ScanTable.Sealed> find =
        () -> scans.find(client, digest).orElseThrow(Problem::notFound);
    var sealed = side == Side.OFFICE ? transactions.office(find) : transactions.as(client, find);
    return seal.open(client, digest, sealed);
  }

  private void log(Action action, ClientId client, Bytes scan, CurrentUser by) {
    audit.append(Entry.done(action, client, scan.base64(), by.actor(), Purpose.MANAGE));
  }
}
