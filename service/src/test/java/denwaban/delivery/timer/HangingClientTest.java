package denwaban.delivery.timer;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import denwaban.database.DatabaseConfiguration;
import denwaban.database.TestDatabase;
import denwaban.database.tenant.TenantTransactions;
import denwaban.kernel.ClientId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A client with a hundred deliveries whose vendor never answers, and what else is due.
class HangingClientTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static final ClientId HANGS = new ClientId(new UUID(3, 3));
  private static final ClientId OTHER = new ClientId(new UUID(3, 4));
  private static final int DELIVERIES = 100;

  private final LinkedBlockingQueue<UUID> began = new LinkedBlockingQueue<>();
  private final LinkedBlockingQueue<UUID> others = new LinkedBlockingQueue<>();
  private final Set<UUID> urgent = ConcurrentHashMap.newKeySet();

  /// So many of those that hang get an answer.
  private final Semaphore answers = new Semaphore(0);

  private HikariDataSource pool;
  private TenantTransactions transactions;
  private DbTimers timers;

  @BeforeEach
  void open() throws InterruptedException {
    pool = DatabaseConfiguration.pool(database.login(), 8);
    transactions = TenantTransactions.over(pool);
    timers = new DbTimers(pool, InstantSource.system(), Runs::new, DbTimers.HEARTBEAT);
    for (var n = 0; n < DELIVERIES; n++) begin(HANGS, UUID.randomUUID());
    timers.start();
    for (var n = 0; n < 16; n++) assertThat(began()).isNotNull();
  }

  @AfterEach
  void close() {
    answers.release(DELIVERIES * 2);
    timers.stop();
    pool.close();
  }

  private final class Runs implements Timers.Due {

    @Override
    public @Nullable Instant run(ClientId client, UUID delivery) {
      if (client.equals(OTHER)) {
        others.add(delivery);
      } else {
        began.add(delivery);
        answers.acquireUninterruptibly();
      }
      return null;
    }

    @Override
    public boolean urgent(ClientId client, UUID delivery) {
      return urgent.contains(delivery);
    }
  }

  private void begin(ClientId client, UUID delivery) {
    var now = InstantSource.system().instant().minus(Duration.ofMinutes(1));
    transactions.run(client, () -> timers.begin(client, delivery, now));
  }

  private @Nullable UUID began() throws InterruptedException {
    return began.poll(10, TimeUnit.SECONDS);
  }

  @Test
  void another_clients_delivery_does_not_wait_for_it() throws InterruptedException {
    var id = UUID.randomUUID();
    begin(OTHER, id);
    timers.look();
    assertThat(others.poll(10, TimeUnit.SECONDS)).isEqualTo(id);
    assertThat(began.poll(2, TimeUnit.SECONDS)).as("no seventeenth").isNull();
  }

  @Test
  void an_urgent_one_of_its_own_does_not_wait_for_the_others() throws InterruptedException {
    var id = UUID.randomUUID();
    urgent.add(id);
    begin(HANGS, id);
    timers.look();
    assertThat(began()).isEqualTo(id);
  }

  /// All of them, and each once.
  @Test
  void what_waits_goes_on_as_soon_as_others_end() throws InterruptedException {
    answers.release(DELIVERIES);
    var all = new HashSet<UUID>();
    for (var n = 16; n < DELIVERIES; n++) assertThat(all.add(began())).as("%s", n).isTrue();
    assertThat(all).doesNotContainNull();
    assertThat(began.poll(1, TimeUnit.SECONDS)).isNull();
  }

  /// As when its operator takes the message back, or it is made urgent.
  @Test
  void what_is_set_to_another_time_while_it_waits_runs_once_more() throws InterruptedException {
    var id = UUID.randomUUID();
    begin(HANGS, id);
    timers.look();
    for (var n = 0; n < 200 && !takenUp(id); n++) Thread.sleep(50);
    assertThat(takenUp(id)).isTrue();
    var now = InstantSource.system().instant();
    transactions.run(HANGS, () -> timers.at(HANGS, id, now));
    answers.release(DELIVERIES + 2);
    var ran = 0;
    for (var n = 16; n < DELIVERIES + 2; n++) if (id.equals(began())) ran++;
    assertThat(ran).isEqualTo(2);
  }

  private boolean takenUp(UUID delivery) {
    return transactions.as(
        HANGS,
        () ->
            JdbcClient.create(pool)
                .sql("select picked from delivery_timer where task_instance = :id")
                .param("id", delivery.toString())
                .query(Boolean.class)
                .single());
  }
}
