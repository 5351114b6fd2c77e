package denwaban.delivery;

import denwaban.client.Client;
import denwaban.client.Clients;
import denwaban.database.tenant.TenantTransactions;
import denwaban.delivery.way.Broken;
import denwaban.delivery.way.DeliveryWayHealth;
import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// What the office sees of deliveries, over all clients.
@Component
class DeliveryBoard {

  static final int LIMIT = 200;

  /// An operator sees the day's own.
  private static final Duration DAY = Duration.ofHours(16);

  private final TenantTransactions transactions;
  private final DeliveryTable table;
  private final Clients clients;
  private final DeliveryWayHealth reachHealth;
  private final EndedOnCall endedOnCall;
  private final InstantSource clock;

  DeliveryBoard(
      TenantTransactions transactions,
      DeliveryTable table,
      Clients clients,
      DeliveryWayHealth reachHealth,
      EndedOnCall endedOnCall,
      InstantSource clock) {
    this.transactions = transactions;
    this.table = table;
    this.clients = clients;
    this.reachHealth = reachHealth;
    this.endedOnCall = endedOnCall;
    this.clock = clock;
  }

  record Row(ClientId client, String company, Delivery delivery, List<Attempt> attempts) {
    Row {
      attempts = List.copyOf(attempts);
    }
  }

  List<Row> all() {
    return transactions.office(() -> rows(table.board(LIMIT)));
  }

  int unanswered() {
    return transactions.office(table::unanswered);
  }

  List<Row> ofOperator(PersonId operator) {
    var since = clock.instant().minus(DAY);
    return transactions.office(() -> rows(table.ofOperator(operator, since, LIMIT)));
  }

  /// @param ways what of the client's does not work
  /// @param ended since when, of who is on call and is not told as their access has ended
  record BrokenOf(Client client, List<Broken> ways, List<Instant> ended) {
    BrokenOf {
      ways = List.copyOf(ways);
      ended = List.copyOf(ended);
    }
  }

  /// Which clients have something that does not work.
  List<BrokenOf> broken() {
    return clients.active().stream()
        .map(it -> new BrokenOf(it, reachHealth.broken(it.id()), endedOnCall.since(it)))
        .filter(it -> !it.ways().isEmpty() || !it.ended().isEmpty())
        .toList();
  }

  private List<Row> rows(List<DeliveryTable.Owned> found) {
    var names =
        clients.all().stream().collect(Collectors.toMap(Client::id, Client::name, (a, _) -> a));
    var tries =
        table.attemptsOfAll(found.stream().map(it -> it.delivery().id()).toList()).stream()
            .collect(Collectors.groupingBy(Attempt::delivery));
    return found.stream()
        .map(it ->
            new Row(
                it.client(),
                names.getOrDefault(it.client(), ""),
                it.delivery(),
                tries.getOrDefault(it.delivery().id(), List.of())))
        .toList();
  }
}
