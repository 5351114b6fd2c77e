package denwaban.disclosure;

import denwaban.access.Permission;
import denwaban.access.RequiresPermission;
import denwaban.client.Client;
import denwaban.client.Clients;
import denwaban.database.tenant.TenantTransactions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// The office sees how many requests are open at each client and which are late, and nothing else
/// of them.
@RestController
class OfficeRequestEndpoint {

  private final Clients clients;
  private final RequestTable table;
  private final TenantTransactions transactions;
  private final InstantSource clock;

  OfficeRequestEndpoint(
      Clients clients, RequestTable table, TenantTransactions transactions, InstantSource clock) {
    this.clients = clients;
    this.table = table;
    this.transactions = transactions;
    this.clock = clock;
  }

  /// @param kind such as `disclose`
  /// @param next when the first is due
  record OfKind(
      UUID client, String name, String kind, int open, int soon, int overdue, Instant next) {}

  @GetMapping("/api/office/requests")
  @RequiresPermission(Permission.READ_EVIDENCE)
  List<OfKind> all() {
    var names = clients.all().stream().collect(Collectors.toMap(Client::id, Client::name));
    var now = clock.instant();
    return transactions.office(() -> table.counts(now, now.plus(Requests.SOON))).stream()
        .map(it ->
            new OfKind(
                it.client().value(),
                names.getOrDefault(it.client(), "—"),
                it.kind().code(),
                it.open(),
                it.soon(),
                it.overdue(),
                it.next()))
        .toList();
  }
}
