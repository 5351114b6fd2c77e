package denwaban.delivery;

import denwaban.database.tenant.TenantTransactions;
import denwaban.kernel.CallId;
import denwaban.kernel.ClientId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Deliveries with their tries, as they are shown.
@Component
class DeliveryHistory {

  private final TenantTransactions transactions;
  private final DeliveryTable table;

  DeliveryHistory(TenantTransactions transactions, DeliveryTable table) {
    this.transactions = transactions;
    this.table = table;
  }

  /// @param attempts oldest first
  record Seen(Delivery delivery, List<Attempt> attempts) {
    Seen {
      attempts = List.copyOf(attempts);
    }
  }

  private List<Seen> seen(ClientId client, List<Delivery> deliveries) {
    var attempts = table.attempts(client, deliveries.stream().map(Delivery::id).toList());
    return deliveries.stream()
        .map(it ->
            new Seen(it, attempts.stream().filter(x -> x.delivery().equals(it.id())).toList()))
        .toList();
  }

  List<Seen> running(ClientId client, int limit) {
    return transactions.as(client, () -> seen(client, table.running(client, limit)));
  }

  List<Seen> ofCalls(ClientId client, List<CallId> calls) {
    return transactions.as(client, () -> seen(client, table.ofCalls(client, calls)));
  }

  Optional<Delivery> find(ClientId client, UUID id) {
    return transactions.as(client, () -> table.find(client, id));
  }

  /// What a notice told of, oldest first: one, or those of a digest.
  List<Delivery> ofNotice(ClientId client, UUID id) {
    return transactions.as(client, () -> table.ofNotice(client, id));
  }
}
