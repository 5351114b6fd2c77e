package denwaban.retention;

import denwaban.database.tenant.TenantTransactions;
import denwaban.kernel.ClientId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// What became of things whose time was over, for whoever asks by an id.
@Component
public class Leases {

  private final TenantTransactions transactions;
  private final LeaseTable table;

  Leases(TenantTransactions transactions, LeaseTable table) {
    this.transactions = transactions;
    this.table = table;
  }

  /// When this client's thing was erased; empty if it was not, or is another client's. Opens the
  /// client's scope, or joins it.
  public Optional<Instant> erased(ClientId client, UUID subject) {
    return transactions
        .as(client, () -> table.erased(subject))
        .flatMap(it -> Optional.ofNullable(it.erasedAt()));
  }

  /// The same of whichever client, for anybody who has the id. Of what is kept it says nothing, as
  /// of an id that never was. Opens the office's scope.
  Optional<Lease> erasedOfAny(UUID subject) {
    return transactions.office(() -> table.erased(subject));
  }
}
