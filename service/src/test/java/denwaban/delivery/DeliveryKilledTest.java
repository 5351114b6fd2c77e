package denwaban.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.Often;
import denwaban.access.CurrentUser;
import denwaban.access.Role;
import denwaban.client.Client;
import denwaban.database.DatabaseConfiguration;
import denwaban.database.TestDatabase;
import denwaban.database.tenant.TenantTransactions;
import denwaban.delivery.chain.Chain.State;
import denwaban.delivery.chain.Outcome;
import denwaban.delivery.chain.Pace;
import denwaban.delivery.timer.DbTimers;
import denwaban.delivery.timer.Timers;
import denwaban.kernel.CallId;
import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/// Whatever dies, and when: no message is forgotten, and what is sent twice has the same id.
class DeliveryKilledTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static final PersonId OPERATOR = new PersonId(new UUID(8, 8));

  /// A try that is unknown is made again within a second.
  private static final Pace HASTY =
      new Pace(
          IntStream.range(0, Pace.TRIES).mapToObj(Duration::ofSeconds).toList(),
          Duration.ofHours(1),
          Duration.ofHours(1),
          Duration.ZERO);

  /// `./denwaban bench delivery --kills` names how many.
  private static final String KILLS = "denwaban.kills";

  @TempDir Path folder;

  private final long seed = Long.getLong("seed", ThreadLocalRandom.current().nextLong(1_000_000));

  private Client client;
  private CurrentUser admin;

  private void people(TestDelivery test) {
    client = test.client("k");
    admin = test.member(client, Role.CLIENT_ADMIN);
    test.roster(
        admin,
        test.person(admin, null, "ann@example.com"),
        test.person(admin, null, "ben@example.com"));
  }

  /// The power goes at a random moment of a try: before it, after it, while its outcome is kept.
  @Test
  void a_thread_that_dies_in_a_try_forgets_nothing() {
    var test = new TestDelivery(database, folder);
    people(test);
    var chance = new Random(seed);
    var deaths = Integer.getInteger(KILLS, Often.times("deaths of a try", seed, 50, 1_000));
    var died = 0;
    var calls = new ArrayList<CallId>();
    while (died < deaths) {
      var dies = chance.nextInt(3);
      test.mail.answers =
          (_, _) -> {
            if (dies == 0) throw new StackOverflowError("before it");
            if (dies == 1) {
              var _ = database.superuser().sql(KILL).query(Boolean.class).list();
            }
            return new Outcome.Accepted();
          };
      var urgent = chance.nextBoolean();
      calls.add(again(() -> test.message(client, urgent, OPERATOR)));
      try {
        test.pass(Duration.ofSeconds(10));
      } catch (StackOverflowError | RuntimeException dead) {
        died++;
      }
      if (dies == 2) died++;
    }
    test.mail.answers = (_, _) -> new Outcome.Accepted();
    again(() -> test.clients.clients().all());
    test.pass(Duration.ofDays(3));
    for (var call : calls) {
      // told, or tried as often as is allowed; and as nobody acknowledged, the office knows
      assertThat(test.attempts(client, call)).as("seed %d", seed).isNotEmpty();
      assertThat(test.of(client, call).chain().state()).isEqualTo(State.UNANSWERED);
    }
  }

  /// Until none of the killed connections is left.
  private static <T> T again(Supplier<T> work) {
    for (var n = 0; ; n++) {
      try {
        return work.get();
      } catch (TransactionException | DataAccessException killed) {
        if (n > 20) throw killed;
      }
    }
  }

  private static final String KILL =
      """
      select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and usename = 'denwaban_app'
      """;

  @Test
  void a_process_that_is_killed_forgets_nothing() throws Exception {
    var pool = DatabaseConfiguration.pool(database.login(), 2);
    var clock = Clock.systemUTC();
    var timers = new DbTimers(pool, clock, UnknownDue::new, DeliveringProcess.HEARTBEAT);
    var test =
        new TestDelivery(database, folder, new InScope(timers, TenantTransactions.over(pool)));
    test.now = clock.instant();
    people(test);
    test.policies.set(admin, 0, new Policy(HASTY, HASTY, null, null, true, List.of()));
    var chance = new Random(seed);
    var kills = Integer.getInteger(KILLS, 0) / 10;
    if (kills == 0) kills = Often.times("processes killed", seed, 3, 1_000);
    var calls = new ArrayList<CallId>();
    for (var killed = 0; killed < kills; killed++) {
      for (var n = 0; n < 10; n++) {
        test.now = clock.instant().minus(Duration.ofSeconds(10));
        calls.add(test.message(client, false, OPERATOR));
      }
      try (var _ = DeliveringProcess.start(database, folder)) {
        LockSupport.parkNanos(chance.nextLong(600_000_000));
      }
    }
    try (var _ = DeliveringProcess.start(database, folder)) {
      var end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
      while (!accepted(test, calls) && System.nanoTime() < end) {
        LockSupport.parkNanos(50_000_000);
      }
    }
    var carried = Files.readAllLines(DeliveringProcess.carried(folder));
    var ids = new HashSet<>(carried);
    for (var call : calls) {
      assertThat(ids).as("seed %d", seed).contains(test.of(client, call).id().toString());
    }
    assertThat(ids).hasSameSizeAs(calls);
    System.out.printf(
        "%d messages, %d processes killed, %d sent twice%n",
        calls.size(), kills, carried.size() - ids.size());
    pool.close();
  }

  /// Collected by one process, sent by others that are killed while they do.
  @Test
  void a_digest_outlives_the_processes_that_were_killed_before_and_while_it_was_sent()
      throws Exception {
    var pool = DatabaseConfiguration.pool(database.login(), 2);
    var clock = Clock.systemUTC();
    var timers = new DbTimers(pool, clock, UnknownDue::new, DeliveringProcess.HEARTBEAT);
    var test =
        new TestDelivery(database, folder, new InScope(timers, TenantTransactions.over(pool)));
    people(test);
    // a minute that is over by the clock of those who send, and to come by that of who collects
    var due = clock.instant().minusSeconds(60).truncatedTo(ChronoUnit.MINUTES);
    var time = due.atZone(ZoneId.of("Asia/Tokyo")).toLocalTime();
    test.policies.set(admin, 0, new Policy(HASTY, HASTY, null, null, true, List.of(time)));
    test.now = due.minusSeconds(30);
    var chance = new Random(seed);
    var calls = new ArrayList<CallId>();
    for (var n = 0; n < 20; n++) calls.add(test.message(client, false, OPERATOR));
    var kills = Often.times("processes killed with a digest", seed, 2, 200);
    for (var killed = 0; killed < kills; killed++) {
      try (var _ = DeliveringProcess.start(database, folder)) {
        LockSupport.parkNanos(chance.nextLong(600_000_000));
      }
    }
    try (var _ = DeliveringProcess.start(database, folder)) {
      var end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
      while (!accepted(test, calls) && System.nanoTime() < end) {
        LockSupport.parkNanos(50_000_000);
      }
    }
    assertThat(accepted(test, calls)).as("seed %d", seed).isTrue();
    var digest = test.of(client, calls.getFirst()).digest();
    assertThat(Files.readAllLines(DeliveringProcess.carried(folder)))
        .as("seed %d", seed)
        .isNotEmpty()
        .containsOnly(String.valueOf(digest));
    pool.close();
  }

  private boolean accepted(TestDelivery test, List<CallId> calls) {
    return calls.stream().allMatch(it -> test.of(client, it).acceptedAt() != null);
  }

  /// Nothing is due in the test's own process: its timers are never started.
  private static final class UnknownDue implements Timers.Due {
    @Override
    public Instant run(ClientId client, UUID delivery) {
      throw new AssertionError("not here");
    }

    @Override
    public boolean urgent(ClientId client, UUID delivery) {
      throw new AssertionError("not here");
    }
  }

  /// Sets timers by a transaction of their own: the test's are another pool's.
  private record InScope(DbTimers timers, TenantTransactions transactions) implements Timers {

    @Override
    public void begin(ClientId client, UUID delivery, Instant at) {
      try {
        Thread.ofVirtual()
            .start(() -> transactions.run(client, () -> timers.begin(client, delivery, at)))
            .join();
      } catch (InterruptedException stopped) {
        throw new AssertionError(stopped);
      }
    }

    @Override
    public void at(ClientId client, UUID delivery, Instant at) {
      throw new AssertionError("not in this test");
    }

    @Override
    public void look() {}
  }
}
