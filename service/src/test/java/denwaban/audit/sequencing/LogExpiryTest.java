package denwaban.audit.sequencing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.audit.Action;
import denwaban.audit.Actor;
import denwaban.audit.Entry;
import denwaban.audit.LogId;
import denwaban.audit.Purpose;
import denwaban.audit.TestLog;
import denwaban.database.TestDatabase;
import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;

class LogExpiryTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  /// The last second of a day in Japan.
  private static final Instant LAST = Instant.parse("2014-03-31T14:59:59Z");

  private static final List<String> TABLES =
      List.of(
          "outbox",
          "entry",
          "tile",
          "checkpoint",
          "signer",
          "lasting_signer",
          "pseudonym",
          "detail_key",
          "detail",
          "anchor");

  @TempDir Path folder;

  private final ClientId gone = new ClientId(UUID.randomUUID());
  private final ClientId here = new ClientId(UUID.randomUUID());
  private TestLog log;

  @BeforeEach
  void open() {
    var db = database.superuser();
    db.sql("truncate audit_outbox, audit_signer, audit_lasting_signer, audit_ended cascade")
        .update();
    db.sql("truncate audit_checkpoint, audit_tile, audit_anchor cascade").update();
    db.sql("truncate audit_detail_key, audit_pseudonym").update();
    log = new TestLog(database, folder);
    append(gone, Duration.ofDays(400));
    append(gone, Duration.ZERO);
    append(here, Duration.ZERO);
    log.sequence();
    log.anchoring(() -> LAST).round();
    log.sequence();
  }

  @Test
  void it_goes_as_a_whole_and_the_last_state_stays() {
    assertThat(rows(gone)).doesNotContainValue(0L);
    log.expiry().end(gone);
    assertThat(rows(gone)).containsOnlyKeys(TABLES).allSatisfy((_, n) -> assertThat(n).isZero());
    assertThat(rows(here)).doesNotContainValue(0L);
    assertThat(log.reading().page(gone, 0, 10).size()).isZero();
    assertThat(log.outbox(null).getLast())
        .contains("\"act\":\"log.ended\"")
        .doesNotContain(gone.toString());
    assertThat(
            database
                .superuser()
                .sql("select size from audit_ended where log = :log")
                .param("log", gone.value())
                .query(Long.class)
                .single())
        .isEqualTo(2);
  }

  @Test
  void a_second_end_and_that_of_a_log_that_never_began_say_nothing() {
    log.expiry().end(gone);
    var said = log.outbox(null).size();
    log.expiry().end(gone);
    log.expiry().end(new ClientId(UUID.randomUUID()));
    assertThat(log.outbox(null)).hasSize(said);
  }

  @Test
  void an_end_whose_entry_is_lost_is_told_once() {
    var expiry = log.expiry();
    expiry.tell(gone);
    assertThat(told()).as("it has not ended").isZero();
    expiry.end(gone);
    expiry.tell(gone);
    assertThat(told()).isOne();

    lost();
    var again = log.expiry();
    again.tell(gone);
    again.tell(gone);
    log.expiry().tell(gone);
    assertThat(told()).isOne();
    assertThat(log.outbox(null).getLast()).doesNotContain(gone.toString());
  }

  @Test
  void it_is_told_only_when_its_entry_is_kept() {
    var expiry = log.expiry();
    expiry.end(gone);
    lost();
    var root = database.superuser();
    root.sql("alter table audit_outbox add constraint away check (false) not valid").update();
    try {
      assertThatThrownBy(() -> expiry.tell(gone)).isInstanceOf(DataAccessException.class);
    } finally {
      root.sql("alter table audit_outbox drop constraint away").update();
    }
    expiry.tell(gone);
    assertThat(told()).isOne();
  }

  private long told() {
    return log.outbox(null).stream().filter(it -> it.contains("\"log.ended\"")).count();
  }

  /// As after a restore.
  private static void lost() {
    database
        .superuser()
        .sql(
            """
            do $$
            begin
              set local session_replication_role = replica;
              delete from audit_outbox where leaf like '%"log.ended"%';
            end $$
            """)
        .update();
  }

  @Test
  void one_with_an_entry_that_waits_for_its_place_stays_whole() {
    append(gone, Duration.ZERO);
    assertThat(database.fence().as(gone, () -> log.expiry().waits(gone))).isTrue();
    assertThatThrownBy(() -> log.expiry().end(gone)).isInstanceOf(DataAccessException.class);
    assertThat(rows(gone)).doesNotContainValue(0L);

    log.sequence();
    assertThat(database.fence().as(gone, () -> log.expiry().waits(gone))).isFalse();
    log.expiry().end(gone);
    assertThat(rows(gone).get("entry")).isZero();
  }

  @Test
  void its_newest_entry_is_the_last_that_has_its_place() {
    assertThat(database.fence().as(gone, () -> log.expiry().newest(gone))).contains(LAST);
    append(gone, Duration.ofDays(3));
    assertThat(database.fence().as(gone, () -> log.expiry().newest(gone))).contains(LAST);
    log.sequence();
    assertThat(database.fence().as(gone, () -> log.expiry().newest(gone)))
        .contains(LAST.minus(Duration.ofDays(3)));
    log.expiry().end(gone);
    assertThat(database.fence().as(gone, () -> log.expiry().newest(gone))).isEmpty();
  }

  @Test
  void a_log_that_is_over_does_not_begin_anew() {
    log.expiry().end(gone);
    assertThatThrownBy(() -> database.fence().run(gone, () -> log.door().append(read(gone))))
        .isInstanceOf(DataAccessException.class);
    assertThatThrownBy(() -> database.fence().office(() -> log.door().append(read(gone))))
        .isInstanceOf(DataAccessException.class);
    var other = new ClientId(UUID.randomUUID());
    database.fence().run(other, () -> log.door().append(read(other)));
  }

  @Test
  void the_database_ends_none_that_is_younger_than_a_year_or_waits_or_is_the_installations() {
    var young = new ClientId(UUID.randomUUID());
    database.fence().run(young, () -> log.door().append(read(young)));
    log.sequence();
    refused(young.value());
    refused(LogId.INSTALLATION.value());
    append(gone, Duration.ZERO);
    refused(gone.value());
    log.sequence();
    end(gone.value());
  }

  @Test
  void the_databases_own_year_is_a_whole_one() {
    for (var days : List.of(364, 367)) {
      var log = new ClientId(UUID.randomUUID());
      var then = Instant.now().minus(Duration.ofDays(days));
      var door = this.log.door(() -> then);
      database.fence().run(log, () -> door.append(read(log)));
      this.log.sequence();
      if (days < 365) refused(log.value());
      else end(log.value());
    }
  }

  @Test
  void of_a_log_that_is_not_over_the_program_can_delete_nothing() {
    var before = rows(here);
    // what a person's erasure takes is the program's to delete, see ErasingTest
    var erasable = Set.of("pseudonym", "detail_key", "detail");
    for (var table : TABLES.stream().filter(it -> !erasable.contains(it)).toList()) {
      assertThatThrownBy(() ->
              database
                  .fence()
                  .office(() -> database.jdbc().sql("delete from audit_" + table).update()))
          .as(table)
          .hasStackTraceContaining("permission denied");
    }
    assertThat(rows(here)).isEqualTo(before).doesNotContainValue(0L);
  }

  private void refused(UUID over) {
    assertThatThrownBy(() -> end(over)).isInstanceOf(DataAccessException.class);
  }

  private static void end(UUID over) {
    database
        .fence()
        .office(() ->
            database
                .jdbc()
                .sql("insert into audit_ended (log, size, note) values (:log, 2, 'a state')")
                .param("log", over)
                .update());
  }

  private void append(ClientId client, Duration before) {
    var door = log.door(() -> LAST.minus(before));
    database.fence().run(client, () -> door.append(read(client)));
  }

  private static Entry read(ClientId client) {
    var who = new Actor(new PersonId(UUID.randomUUID()), "client-member", null);
    return Entry.done(Action.HEADER_RELEASED, client, "thing", who, Purpose.READ);
  }

  private static Map<String, Long> rows(ClientId client) {
    var all = new java.util.TreeMap<String, Long>();
    for (var table : TABLES) {
      all.put(
          table,
          database
              .superuser()
              .sql("select count(*) from audit_" + table + " where log = :log")
              .param("log", client.value())
              .query(Long.class)
              .single());
    }
    return all;
  }
}
