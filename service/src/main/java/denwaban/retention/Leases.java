package denwaban.retention;

import denwaban.database.tenant.TenantTransactions;
import denwaban.kernel.ClientId;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// What became of things whose time was over, for whoever asks by an id.
@Component
public class Leases {

  /// How some things stand.
  ///
  /// @param kept that are not erased yet
  /// @param held of those, that a legal hold keeps from being erased
  public record Standing(int kept, int held, int erased) {}

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

  /// Opens the client's scope, or joins it.
  public Standing standing(ClientId client, Collection<UUID> subjects, Instant now) {
    return subjects.isEmpty()
        ? new Standing(0, 0, 0)
        : transactions.as(client, () -> table.standing(client, subjects, now));
  }

  /// What a request decided is due at once; the next round erases it, unless it is held. Joins the
  /// transaction of the decision, and the database refuses it where there was none.
  ///
  /// @return how many are due earlier than they were
  public int bringForward(
      ClientId client, UUID request, Instant decided, Collection<UUID> subjects) {
    return subjects.isEmpty()
        ? 0
        : transactions.as(client, () -> table.bringForward(client, request, decided, subjects));
  }

  /// When it was erased, of whichever client, for anybody who has the id. Of what is kept it says
  /// nothing, as of an id that never was. Opens the office's scope.
  Optional<Lease> erasedOfAny(UUID subject) {
    return transactions.office(() -> table.erased(subject));
  }
}
