package denwaban.audit.sequencing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.audit.Action;
import denwaban.audit.Actor;
import denwaban.audit.Entry;
import denwaban.audit.LogId;
import denwaban.audit.LogsWhole;
import denwaban.audit.Purpose;
import denwaban.audit.TestLog;
import denwaban.audit.proof.Checkpoint;
import denwaban.audit.proof.NoteKey;
import denwaban.audit.reading.LogSearch;
import denwaban.database.TestDatabase;
import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// A log that is damaged waits alone; no entry of it is lost, none is there twice.
class QuarantinedEntriesTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  @TempDir Path folder;

  private final ClientId aoba = new ClientId(UUID.randomUUID());
  private final ClientId minato = new ClientId(UUID.randomUUID());
  private final Map<String, Bytes> whole = new HashMap<>();
  private Instant now = Clock.systemUTC().instant();
  private TestLog log;

  @BeforeEach
  void open() {
    database
        .superuser()
        .sql("truncate audit_outbox, audit_signer, audit_lasting_signer cascade")
        .update();
    database
        .superuser()
        .sql(
            """
            truncate audit_checkpoint, audit_tile, audit_horizon, audit_trouble, audit_pseudonym,
              audit_detail_key cascade
            """)
        .update();
    log = new TestLog(database, folder);
  }

  @AfterEach
  void mend() {
    database.superuser().sql("drop trigger if exists broken on audit_checkpoint").update();
    database.superuser().sql("drop function if exists broken").update();
  }

  @Test
  void a_damaged_tile_of_one_log_stops_that_log_alone_until_it_is_mended() {
    append(aoba, "a-1");
    append(minato, "m-1");
    drain();
    damage();

    append(aoba, "a-2");
    append(minato, "m-2");
    drain();
    append(aoba, "a-3");
    append(minato, "m-3");
    drain();
    assertThat(size(aoba)).isEqualTo(1);
    assertThat(size(minato)).isEqualTo(3);
    new LogsWhole(database, log).check(minato, List.of("m-1", "m-2", "m-3"));

    assertThat(log.search().waiting())
        .extracting(LogSearch.Waits::client)
        .as("the office sees it")
        .containsExactly(aoba);

    for (var again = 0; again < 5; again++) {
      later();
    }
    assertThat(size(aoba)).as("still damaged").isEqualTo(1);
    assertThat(log.outbox(null).stream().filter(it -> it.contains("log.held")))
        .as("said once, however often it is tried")
        .singleElement()
        .asString()
        .contains(aoba.toString());

    mendTile();
    drain();
    assertThat(size(aoba)).as("not before its time").isEqualTo(1);
    later();
    drain();
    new LogsWhole(database, log).check(aoba, List.of("a-1", "a-2", "a-3", aoba.toString()));
    assertThat(new LogsWhole(database, log).waiting()).isZero();
    assertThat(held()).isZero();
    assertThat(log.search().waiting()).isEmpty();
    assertThat(log.reading().page(aoba, 9, 9).entries().reversed())
        .as("in the order in which they were appended")
        .extracting(it -> it.leaf().replaceFirst(".*\"obj\":\"([^\"]+)\".*", "$1"))
        .startsWith("a-1", "a-2");

    append(aoba, "a-4");
    drain();
    assertThat(size(aoba)).as("as any other again").isEqualTo(5);
  }

  @Test
  void a_second_trouble_of_the_same_log_is_said_again() {
    append(aoba, "a-1");
    drain();
    for (var times = 1; times <= 2; times++) {
      damage();
      append(aoba, "more-" + times);
      drain();
      mendTile();
      later();
      drain();
      assertThat(log.outbox(null).stream().filter(it -> it.contains("log.held"))).hasSize(times);
    }
  }

  @Test
  void more_than_a_batch_of_a_damaged_log_keeps_nobody_waiting() {
    append(aoba, "a-1");
    drain();
    damage();
    var objects = new ArrayList<String>(List.of("a-1", aoba.toString()));
    database
        .fence()
        .run(
            aoba,
            () -> {
              for (var n = 0; n < 2 * Sequencer.BATCH + 1; n++) {
                log.door().append(entry(aoba, "flood-" + n));
                objects.add("flood-" + n);
              }
            });
    append(minato, "m-1");

    drain();
    assertThat(size(minato)).isEqualTo(1);
    mendTile();
    later();
    drain();
    new LogsWhole(database, log).check(aoba, objects);
  }

  @Test
  void what_is_held_survives_another_cluster_and_another_node() {
    append(aoba, "a-1");
    drain();
    damage();
    append(aoba, "a-2");
    drain();
    database.superuser().sql("update audit_horizon set life = 'another cluster'").update();
    log = new TestLog(database, folder);
    append(minato, "m-1");
    drain();
    assertThat(size(minato)).isEqualTo(1);

    mendTile();
    later();
    drain();
    new LogsWhole(database, log).check(aoba, List.of("a-1", "a-2", aoba.toString()));
  }

  @Test
  void held_entries_without_a_word_about_their_log_are_not_forgotten() {
    append(aoba, "a-1");
    drain();
    damage();
    append(aoba, "a-2");
    drain();
    mendTile();
    database.superuser().sql("delete from audit_trouble").update();

    drain();
    assertThat(new LogsWhole(database, log).waiting()).isZero();
  }

  @Test
  void the_program_cannot_drop_what_is_held() {
    append(aoba, "a-1");
    drain();
    damage();
    append(aoba, "a-2");
    drain();
    var before = held();
    assertThat(before).isPositive();

    var removed =
        database.fence().office(() -> database.jdbc().sql("delete from audit_held").update());
    assertThat(removed).isZero();
    assertThat(held()).isEqualTo(before);
    assertThatThrownBy(() ->
            database
                .fence()
                .office(() ->
                    new QuarantinedEntries(database.jdbc())
                        .remove(new QuarantinedEntries(database.jdbc()).of(LogId.of(aoba), 9))))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void a_key_made_in_a_part_that_failed_signs_nothing_later() {
    database
        .superuser()
        .sql(
            """
            create function broken() returns trigger language plpgsql
            as 'begin raise exception ''damaged''; end'
            """)
        .update();
    database
        .superuser()
        .sql(
            """
            create trigger broken before insert on audit_checkpoint
            for each row when (new.log = '%s') execute function broken()
            """
                .formatted(aoba))
        .update();
    append(aoba, "a-1");
    append(minato, "m-1");
    drain();
    assertThat(size(aoba)).isZero();
    assertThat(size(minato)).isEqualTo(1);
    mend();
    later();
    drain();

    assertThat(size(aoba)).isEqualTo(2);
    var restarted = new TestLog(database, folder);
    for (var client : List.of(aoba, minato)) {
      var note = log.reading().page(client, 1, 1).checkpoint();
      for (var vkey : restarted.reading().keys(client)) {
        assertThat(Checkpoint.check(Objects.requireNonNull(note), NoteKey.parse(vkey))).isPresent();
      }
    }
  }

  @Test
  void a_log_whose_key_is_lost_stops_alone() {
    append(aoba, "a-1");
    append(minato, "m-1");
    drain();
    database
        .superuser()
        .sql("update audit_signer set wrapped = '\\x00' where log = :log")
        .param("log", aoba.value())
        .update();
    log = new TestLog(database, folder);
    append(aoba, "a-2");
    append(minato, "m-2");
    drain();

    assertThat(held()).isPositive();
    assertThat(log.reading().page(minato, 9, 9).size()).isEqualTo(2);
  }

  @Test
  void tries_come_seldom_but_at_least_each_minute() {
    append(aoba, "a-1");
    drain();
    damage();
    append(aoba, "a-2");
    drain();
    for (var tries = 0; tries < 20; tries++) {
      later();
    }
    mendTile();
    now = now.plus(Duration.ofMinutes(1)).minusMillis(1);
    drain();
    assertThat(size(aoba)).isEqualTo(1);
    now = now.plusMillis(1);
    drain();
    assertThat(size(aoba)).isEqualTo(3);
  }

  /// Past any wait, one try.
  private void later() {
    now = now.plus(Duration.ofMinutes(1));
    var _ = log.sequencer(Sequencer.PATIENCE, () -> now).round();
  }

  private void drain() {
    while (log.sequencer(Sequencer.PATIENCE, () -> now).round() > 0) {
      // until nothing is left
    }
  }

  /// As a bad disk or somebody with root would do it.
  private void damage() {
    database
        .superuser()
        .sql("select path, data from audit_tile where log = :log")
        .param("log", aoba.value())
        .query((row, n) -> whole.put(row.getString("path"), Bytes.of(row.getBytes("data"))))
        .list();
    database
        .superuser()
        .sql("update audit_tile set data = substring(data from 2) where log = :log")
        .param("log", aoba.value())
        .update();
    assertThat(whole).isNotEmpty();
  }

  private void mendTile() {
    whole.forEach((path, data) ->
        database
            .superuser()
            .sql("update audit_tile set data = :data where log = :log and path = :path")
            .param("log", aoba.value())
            .param("path", path)
            .param("data", data.toArray())
            .update());
    whole.clear();
  }

  private void append(ClientId client, String object) {
    database.fence().run(client, () -> log.door().append(entry(client, object)));
  }

  private static Entry entry(ClientId client, String object) {
    return Entry.done(Action.MESSAGE_KEPT, client, object, Actor.EDGE, Purpose.OPERATE);
  }

  private long size(ClientId client) {
    return log.reading().page(client, 9, 9).size();
  }

  private static long held() {
    return database.superuser().sql("select count(*) from audit_held").query(Long.class).single();
  }
}
