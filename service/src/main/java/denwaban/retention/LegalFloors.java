package denwaban.retention;

import denwaban.contract.Contracts;
import denwaban.contract.Keeping;
import denwaban.contract.termination.Termination;
import denwaban.contract.termination.Terminations;
import denwaban.database.tenant.TenantTransactions;
import denwaban.kernel.ClientId;
import denwaban.kyc.VerifiedClients;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Until when the law keeps what is left of a client whose contract ended, and how long its log is
/// kept. No law keeps what never was: a client that never agreed to anything, such as one that was
/// entered by mistake, goes sooner (decision 240).
@Component
class LegalFloors {

  /// In days, of a log that no contract speaks of: what the database keeps in any case is a year.
  static final int LOG_DAYS = 366;

  private final Contracts contracts;
  private final VerifiedClients verifications;
  private final Terminations terminations;
  private final TenantTransactions transactions;
  private final LeaseTable leases;

  LegalFloors(
      Contracts contracts,
      VerifiedClients verifications,
      Terminations terminations,
      TenantTransactions transactions,
      LeaseTable leases) {
    this.contracts = contracts;
    this.verifications = verifications;
    this.terminations = terminations;
    this.transactions = transactions;
    this.leases = leases;
  }

  /// @param agreed whether there ever was a contract, a signature under one, or a caller
  /// @param kyc until when records of who the client is stay; null if there are none
  /// @param kycDue when what is kept about these records is due; null if there is nothing
  /// @param contract until when what was agreed stays, which is longer if the log does; of a client
  ///   that never agreed to anything, when all else is due
  record Floor(boolean agreed, @Nullable Instant kyc, @Nullable Instant kycDue, Instant contract) {}

  /// Opens the client's scope and the office's; not to be called inside a client's.
  Floor of(Termination end) {
    var client = end.client();
    if (agreed(client)) {
      return new Floor(true, end.kycUntil(), end.kycUntil(), end.contractUntil());
    }
    if (verifications.hasRecords(client)) {
      return new Floor(false, end.kycUntil(), end.kycUntil(), end.due());
    }
    var looked = verifications.lookedAt(client) ? end.due() : null;
    return new Floor(false, null, looked, end.due());
  }

  /// Whether there ever was a contract, a signature under one, or anything of a caller: business
  /// was done then. Opens the client's scope, or joins it.
  boolean agreed(ClientId client) {
    return contracts.everAgreed(client) || transactions.as(client, () -> leases.served(client));
  }

  /// How long things are kept. Opens the client's scope, or joins it.
  Keeping keeping(ClientId client, Instant at) {
    var said = contracts.keeping(client, at);
    if (said.contract() != 0 || closed(client).isEmpty() || agreed(client)) return said;
    return new Keeping(0, Map.of(LeaseKind.LOG.term(), LOG_DAYS));
  }

  private Optional<Termination> closed(ClientId client) {
    return terminations.of(client).filter(it -> it.closedAt() != null);
  }
}
