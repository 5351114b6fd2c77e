package denwaban.bench;

import denwaban.Denwaban;
import denwaban.client.Client;
import denwaban.client.Clients;
import denwaban.client.key.Line;
import denwaban.database.Rows;
import denwaban.database.tenant.TenantTransactions;
import denwaban.kernel.CallId;
import denwaban.kernel.ClientId;
import denwaban.message.ItemWaits;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/// `bench delivery rate`: from the commit of what waits to the first try, in the whole program with
/// its own database; a message that no operator can take back any more is due at once.
final class Notices {

  private static final double GOAL_SECONDS = 1;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final String FIRST_TRIES =
      """
      select d.call_id, min(a.at) as first
      from delivery d join delivery_attempt a on a.client_id = d.client_id and a.delivery_id = d.id
      where d.client_id = :client group by d.call_id
      """;

  private final ConfigurableApplicationContext office;
  private final TenantTransactions transactions;
  private final JdbcClient db;
  private final List<Client> clients;
  private final Map<UUID, Instant> committed = new HashMap<>();

  private Notices(ConfigurableApplicationContext office) {
    this.office = office;
    this.transactions = office.getBean(TenantTransactions.class);
    this.db = office.getBean(JdbcClient.class);
    this.clients = office.getBean(Clients.class).all();
  }

  /// @param arguments messages (3,000), and how many in a second (50)
  static void run(String[] arguments) throws Exception {
    var messages = arguments.length == 0 ? 3_000 : Integer.parseInt(arguments[0]);
    var rate = arguments.length < 2 ? 50 : Integer.parseInt(arguments[1]);
    Machine.print();
    try (var tidy = new Tidy()) {
      var folder = tidy.folder("delivery");
      var office =
          SpringApplication.run(
              Denwaban.class,
              "--denwaban.mode=demo",
              "--denwaban.data=" + folder.resolve("data"),
              "--denwaban.http.port=" + Office.freeTcp(),
              "--denwaban.sip.port=" + Office.freeUdp());
      tidy.atEnd(((AutoCloseable) office.getBean("database"))::close);
      tidy.atEnd(office::close);
      var notices = new Notices(office);
      notices.send(messages, rate);
      notices.tell(messages, rate);
    }
    // the SIP stack's thread would go on
    System.exit(0);
  }

  private void send(int messages, int rate) {
    var begun = System.nanoTime();
    for (var n = 0; n < messages; n++) {
      var at = begun + n * 1_000_000_000L / rate;
      while (System.nanoTime() < at) LockSupport.parkNanos(at - System.nanoTime());
      var client = clients.get(n % clients.size()).id();
      var call = new CallId(UUID.randomUUID());
      var waits = new ItemWaits(client, Line.OWN, call, ItemWaits.Kind.MESSAGE, n % 4 == 0, null);
      transactions.run(client, () -> office.publishEvent(waits));
      committed.put(call.value(), Clock.systemUTC().instant());
    }
  }

  private record Tried(UUID call, Instant at) {}

  private List<Tried> firstTries(ClientId client) {
    return transactions.as(
        client,
        () ->
            db.sql(FIRST_TRIES)
                .param("client", client.value())
                .query((row, _) -> new Tried(Rows.uuid(row, "call_id"), Rows.instant(row, "first")))
                .list());
  }

  private void tell(int messages, int rate) {
    var end = System.nanoTime() + PATIENCE.toNanos();
    var tries = new HashMap<UUID, Instant>();
    while (tries.size() < messages) {
      if (System.nanoTime() > end) throw new AssertionError("a message was forgotten");
      LockSupport.parkNanos(200_000_000);
      for (var client : clients) {
        firstTries(client.id()).forEach(it -> tries.put(it.call(), it.at()));
      }
      tries.keySet().retainAll(committed.keySet());
    }
    var millis = new ArrayList<Long>();
    committed.forEach((call, at) -> millis.add(Duration.between(at, tries.get(call)).toMillis()));
    var sorted = millis.stream().mapToLong(it -> it).sorted().toArray();
    System.out.printf(
        "%n%,d messages, %d in a second, from commit to first try:%n%n", messages, rate);
    System.out.println("| | seconds | goal |");
    System.out.println("|---|---|---|");
    System.out.printf("| median | %.2f | |%n", at(sorted, 0.5));
    System.out.printf(
        "| p95 | %.2f | at most %.0f: %s |%n",
        at(sorted, 0.95), GOAL_SECONDS, at(sorted, 0.95) <= GOAL_SECONDS ? "met" : "not met");
    System.out.printf("| slowest | %.2f | |%n", at(sorted, 1));
  }

  private static double at(long[] sorted, double part) {
    return sorted[Math.min(sorted.length - 1, (int) Math.ceil(part * sorted.length))] / 1e3;
  }
}
