package denwaban.delivery.timer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import denwaban.database.DatabaseConfiguration;
import denwaban.database.TestDatabase;
import denwaban.database.tenant.TenantTransactions;
import denwaban.kernel.ClientId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Timers over a real database, by the real clock.
class DbTimersTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static final ClientId CLIENT = new ClientId(new UUID(3, 1));
  private static final ClientId OTHER = new ClientId(new UUID(3, 2));

  private final LinkedBlockingQueue<UUID> ran = new LinkedBlockingQueue<>();

  /// What a run does, and when it wants to run again.
  private volatile Supplier<@Nullable Instant> runs = () -> null;

  private HikariDataSource pool;
  private TenantTransactions transactions;
  private DbTimers timers;

  @BeforeEach
  void open() {
    pool = DatabaseConfiguration.pool(database.login(), 4);
    transactions = TenantTransactions.over(pool);
    var beans = new StaticListableBeanFactory();
    beans.addBean("due", new Runs());
    timers = new DbTimers(pool, InstantSource.system(), beans.getBeanProvider(Timers.Due.class));
  }

  private final class Runs implements Timers.Due {

    @Override
    public @Nullable Instant run(ClientId client, UUID delivery) {
      assertThat(client).isEqualTo(CLIENT);
      ran.add(delivery);
      return runs.get();
    }

    @Override
    public boolean urgent(ClientId client, UUID delivery) {
      return false;
    }
  }

  @AfterEach
  void close() {
    timers.stop();
    pool.close();
  }

  private static Instant now() {
    return InstantSource.system().instant();
  }

  @Test
  void what_is_due_runs_once() throws InterruptedException {
    timers.start();
    var id = UUID.randomUUID();
    transactions.run(CLIENT, () -> timers.begin(CLIENT, id, now()));
    timers.look();
    assertThat(ran.poll(10, TimeUnit.SECONDS)).isEqualTo(id);
    assertThat(ran.poll(1, TimeUnit.SECONDS)).isNull();
  }

  @Test
  void what_was_rolled_back_never_runs() throws InterruptedException {
    timers.start();
    assertThatThrownBy(() ->
            transactions.run(
                CLIENT,
                () -> {
                  timers.begin(CLIENT, UUID.randomUUID(), now());
                  throw new IllegalStateException("undone");
                }))
        .isInstanceOf(IllegalStateException.class);
    timers.look();
    assertThat(ran.poll(1, TimeUnit.SECONDS)).isNull();
  }

  @Test
  void a_timer_can_be_set_earlier() throws InterruptedException {
    timers.start();
    var id = UUID.randomUUID();
    transactions.run(CLIENT, () -> timers.begin(CLIENT, id, now().plus(Duration.ofHours(1))));
    transactions.run(CLIENT, () -> timers.at(CLIENT, id, now()));
    timers.look();
    assertThat(ran.poll(10, TimeUnit.SECONDS)).isEqualTo(id);
  }

  @Test
  void one_that_is_over_can_be_set_again() throws InterruptedException {
    timers.start();
    var id = UUID.randomUUID();
    transactions.run(CLIENT, () -> timers.begin(CLIENT, id, now()));
    timers.look();
    assertThat(ran.poll(10, TimeUnit.SECONDS)).isEqualTo(id);
    for (var i = 0; i < 100 && waiting().contains(id); i++) Thread.sleep(50);
    transactions.run(CLIENT, () -> timers.at(CLIENT, id, now()));
    timers.look();
    assertThat(ran.poll(10, TimeUnit.SECONDS)).isEqualTo(id);
  }

  /// A run that has read its delivery already and wants to sleep for an hour.
  @Test
  void what_is_set_while_it_runs_is_not_lost() throws InterruptedException {
    timers.start();
    var id = UUID.randomUUID();
    runs =
        () -> {
          runs = () -> null;
          transactions.run(CLIENT, () -> timers.at(CLIENT, id, now()));
          return now().plus(Duration.ofHours(1));
        };
    transactions.run(CLIENT, () -> timers.begin(CLIENT, id, now()));
    timers.look();
    assertThat(ran.poll(10, TimeUnit.SECONDS)).isEqualTo(id);
    assertThat(ran.poll(10, TimeUnit.SECONDS)).as("once more").isEqualTo(id);
    assertThat(ran.poll(2, TimeUnit.SECONDS)).as("and no more").isNull();
  }

  private List<UUID> waiting() {
    return transactions.as(
        CLIENT,
        () ->
            JdbcClient.create(pool)
                .sql("select task_instance from delivery_timer")
                .query((row, n) -> UUID.fromString(row.getString(1)))
                .list());
  }

  @Test
  void a_connection_that_looked_is_given_back_blind() {
    timers.start();
    transactions.run(
        CLIENT, () -> timers.begin(CLIENT, UUID.randomUUID(), now().plus(Duration.ofHours(1))));
    timers.look();
    var db = JdbcClient.create(pool);
    for (var i = 0; i < 20; i++) {
      assertThat(count(db)).isZero();
    }
  }

  @Test
  void a_client_sees_only_its_own() {
    transactions.run(
        CLIENT, () -> timers.begin(CLIENT, UUID.randomUUID(), now().plus(Duration.ofHours(1))));
    var db = JdbcClient.create(pool);
    assertThat(transactions.as(CLIENT, () -> count(db))).isPositive();
    assertThat(transactions.as(OTHER, () -> count(db))).isZero();
    assertThat(transactions.office(() -> count(db))).isZero();
  }

  private static int count(JdbcClient db) {
    return db.sql("select count(*) from delivery_timer").query(Integer.class).single();
  }

  @Test
  void another_clients_timer_cannot_be_set() {
    assertThatThrownBy(
            () -> transactions.run(OTHER, () -> timers.begin(CLIENT, UUID.randomUUID(), now())))
        .isInstanceOf(RuntimeException.class);
    assertThat(List.copyOf(ran)).isEmpty();
  }
}
