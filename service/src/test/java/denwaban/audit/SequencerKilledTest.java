package denwaban.audit;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.Often;
import denwaban.audit.sequencing.Sequencer;
import denwaban.audit.sequencing.SequencingProcess;
import denwaban.database.TestDatabase;
import denwaban.kernel.ClientId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/// Whenever a sequencer dies, in the middle of its work and while others append: no entry is lost,
/// none is there twice, no number is left out, and every state that was signed is true.
class SequencerKilledTest {

  /// A log that nobody ever put in order would make the drain endless.
  private static final Duration DRAINED = Duration.ofSeconds(30);

  private static final String KILL =
      """
      select count(*) from (
        select pg_terminate_backend(pid) as killed from pg_locks
        where locktype = 'advisory' and granted and (classid::bigint << 32) | objid::bigint = :key
      ) it where killed
      """;

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  @TempDir Path folder;

  private final long seed = Long.getLong("seed", new Random().nextLong());
  private final List<ClientId> clients =
      Stream.generate(() -> new ClientId(UUID.randomUUID())).limit(4).toList();
  private final Map<ClientId, ConcurrentLinkedQueue<String>> committed = new ConcurrentHashMap<>();
  private final AtomicInteger named = new AtomicInteger();
  private volatile boolean over;

  @Test
  void nothing_is_lost_doubled_or_left_out_by_deaths_of_its_backend() throws Exception {
    var log = new TestLog(database, folder);
    var died = new AtomicInteger();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var writers = writers(threads, log);
      var nodes = new ArrayList<Future<?>>();
      for (var node = 0; node < 2; node++) {
        nodes.add(threads.submit(() -> sequence(log.sequencer(Sequencer.PATIENCE), died)));
      }
      var chance = new Random(seed);
      var kills = Often.times("deaths of the backend", seed, 30, 200);
      while (died.get() < kills) {
        LockSupport.parkNanos(chance.nextInt(4_000_000));
        database.superuser().sql(KILL).param("key", Sequencer.LOCK).query(Long.class).single();
        nodes.forEach(SequencerKilledTest::stillRuns);
      }
      over = true;
      for (var each : writers) {
        each.get();
      }
      for (var each : nodes) {
        each.get();
      }
    }
    drain(log);
    checkAll(log);
  }

  @Test
  void nor_by_killing_its_process() throws Exception {
    var log = new TestLog(database, folder);
    // the key vault makes its keys at first use; two processes must not do so at once
    commit(log, clients.getFirst(), new Random(seed));
    log.sequence();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var writers = writers(threads, log);
      var chance = new Random(seed);
      // each costs a second or two
      var kills = Often.times("processes killed", seed, 4, 200);
      for (var killed = 0; killed < kills; killed++) {
        try (var _ = SequencingProcess.start(database, folder)) {
          LockSupport.parkNanos(chance.nextInt(200_000_000));
        }
      }
      over = true;
      for (var each : writers) {
        each.get();
      }
    }
    drain(log);
    checkAll(log);
  }

  private List<Future<?>> writers(ExecutorService threads, TestLog log) {
    var writers = new ArrayList<Future<?>>();
    for (var writer = 0; writer < 2; writer++) {
      var chance = new Random(seed + writer);
      writers.add(
          threads.submit(() -> {
            while (!over) {
              commit(log, clients.get(chance.nextInt(clients.size())), chance);
            }
          }));
    }
    return writers;
  }

  /// One to three entries in a transaction; one in five fails and leaves nothing.
  private void commit(TestLog log, ClientId client, Random chance) {
    var objects = new ArrayList<String>();
    var fails = chance.nextInt(5) == 0;
    try {
      database
          .fence()
          .run(
              client,
              () -> {
                for (var more = chance.nextInt(1, 4); more > 0; more--) {
                  var object = "thing-" + named.incrementAndGet();
                  log.door()
                      .append(
                          Entry.done(
                              Action.MESSAGE_KEPT, client, object, Actor.EDGE, Purpose.OPERATE));
                  objects.add(object);
                }
                if (fails) {
                  throw new DeedFailed();
                }
              });
    } catch (DeedFailed e) {
      return;
    }
    committed.computeIfAbsent(client, c -> new ConcurrentLinkedQueue<>()).addAll(objects);
  }

  private void sequence(Sequencer sequencer, AtomicInteger died) {
    while (!over) {
      try {
        var _ = sequencer.round();
      } catch (DataAccessException | TransactionException e) {
        died.incrementAndGet();
      }
    }
  }

  /// A round without work says only that another may hold the lock: a killed backend has it for a
  /// while yet.
  private void drain(TestLog log) {
    var whole = new LogsWhole(database, log);
    var deadline = System.nanoTime() + DRAINED.toNanos();
    while (whole.waiting() > 0) {
      assertThat(System.nanoTime()).as("seed %s: in order by now", seed).isLessThan(deadline);
      log.sequence();
    }
  }

  private void checkAll(TestLog log) {
    assertThat(committed).as("seed %s", seed).hasSize(clients.size());
    committed.forEach(
        (client, objects) -> new LogsWhole(database, log).check(client, List.copyOf(objects)));
  }

  private static void stillRuns(Future<?> node) {
    assertThat(node.state()).isEqualTo(Future.State.RUNNING);
  }

  private static final class DeedFailed extends RuntimeException {}
}
