package denwaban.audit.sequencing;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.audit.Action;
import denwaban.audit.Actor;
import denwaban.audit.Entry;
import denwaban.audit.Logs;
import denwaban.audit.LogsWhole;
import denwaban.audit.Purpose;
import denwaban.audit.Signal;
import denwaban.audit.TestLog;
import denwaban.database.TestDatabase;
import denwaban.kernel.ClientId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@Tag("alone")
class PendingEntriesTest {

  private static final Duration TAKES_OVER = Duration.ofSeconds(5);

  private static final int MANY = 30_000;

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  @TempDir Path folder;

  private final ClientId aoba = new ClientId(UUID.randomUUID());
  private TestLog log;

  @BeforeEach
  void open() {
    database
        .superuser()
        .sql("truncate audit_outbox, audit_signer, audit_lasting_signer cascade")
        .update();
    database
        .superuser()
        .sql("truncate audit_checkpoint, audit_tile, audit_horizon, audit_pseudonym cascade")
        .update();
    log = new TestLog(database, folder);
  }

  @Test
  void tens_of_thousands_that_nobody_counted_delay_no_round() {
    // rounds are cut off after a tenth of what they get in the program
    var sequencer = log.sequencer(Sequencer.PATIENCE.dividedBy(10));
    // its statements are planned while the tables are empty
    for (var n = 0; n < 10; n++) {
      append("before-" + n);
      assertThat(sequencer.round()).isEqualTo(1);
    }
    put(MANY, "");

    var placed = 0;
    for (var round = sequencer.round(); round > 0; round = sequencer.round()) {
      placed += round;
    }
    assertThat(placed).isEqualTo(MANY);
  }

  @Test
  void a_page_of_rows_is_looked_at_to_its_end_and_beyond() {
    for (var rows : new int[] {4_999, 5_000, 5_001}) {
      open();
      put(rows, "");
      // all have their place but the last
      database
          .superuser()
          .sql(
              """
              insert into audit_entry (log, idx, outbox_id, leaf)
              select log, row_number() over (order by id), id, leaf from audit_outbox
              where id < (select max(id) from audit_outbox)
              """)
          .update();
      assertThat(log.sequencer(Sequencer.PATIENCE).round()).isEqualTo(1);
    }
  }

  @Test
  void after_a_start_nothing_below_the_horizon_is_looked_at_again() {
    append("one");
    log.sequence();
    var before = horizon();
    put(1, "1");

    assertThat(log.sequencer(Sequencer.PATIENCE).round()).isZero();
    append("two");
    assertThat(log.sequencer(Sequencer.PATIENCE).round()).isEqualTo(1);
    assertThat(horizon()).isGreaterThan(before);
  }

  @Test
  void a_restored_log_is_looked_at_whole_once() {
    append("one");
    log.sequence();
    database.superuser().sql("update audit_horizon set life = 'another cluster'").update();
    put(1, "1");
    put(1, "1000000000000");
    append("two");

    assertThat(log.sequencer(Sequencer.PATIENCE).round()).isEqualTo(3);
    put(1, "1");
    assertThat(log.sequencer(Sequencer.PATIENCE).round()).isZero();
  }

  @Test
  void of_a_restored_log_more_than_one_batch_is_looked_at_too() {
    append("one");
    log.sequence();
    database.superuser().sql("update audit_horizon set life = 'another cluster'").update();
    put(Sequencer.BATCH, "1");
    put(2, "1000000000000");

    log.sequence();

    assertThat(new LogsWhole(database, log).waiting()).isZero();
  }

  @Test
  void another_node_takes_over_within_five_seconds_from_one_that_hangs() throws Exception {
    var locked = new CountDownLatch(1);
    var release = new CountDownLatch(1);
    var second = new SequencerSchedule(log.sequencer(Sequencer.PATIENCE), new Signal());
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var hung =
          threads.submit(() ->
              database
                  .fence()
                  .office(() -> {
                    new Logs(database.jdbc()).lock(Sequencer.LOCK, Sequencer.PATIENCE.toMillis());
                    locked.countDown();
                    SequencerTest.await(release);
                  }));
      locked.await();
      second.start();
      append("thing");
      var began = System.nanoTime();
      while (log.reading().page(aoba, 9, 9).size() == 0) {
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(TAKES_OVER);
        LockSupport.parkNanos(10_000_000);
      }
      release.countDown();
      assertThat(hung).failsWithin(TAKES_OVER);
    } finally {
      second.stop();
    }
  }

  private void append(String object) {
    database
        .fence()
        .run(
            aoba,
            () ->
                log.door()
                    .append(
                        Entry.done(
                            Action.MESSAGE_KEPT, aoba, object, Actor.EDGE, Purpose.OPERATE)));
  }

  private static long horizon() {
    return database
        .fence()
        .office(() -> new PendingEntries(database.jdbc()).horizon())
        .orElseThrow();
  }

  /// Rows as of a transaction of this id, or of one of now.
  private void put(int rows, String xid) {
    database
        .superuser()
        .sql(
            """
            insert into audit_outbox (log, leaf, xid)
            select :log, '{"n":"' || n || '"}',
                   coalesce(cast(nullif(:xid, '') as xid8), pg_current_xact_id())
            from generate_series(1, :rows) n
            """)
        .param("log", aoba.value())
        .param("rows", rows)
        .param("xid", xid)
        .update();
  }
}
