package denwaban.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.database.TestDatabase;
import denwaban.database.TestDisk;
import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import denwaban.seal.statement.Commitment;
import denwaban.storage.key.AwayVault;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.TransientDataAccessException;

class AuditLogTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  @TempDir Path folder;

  private final ClientId aoba = new ClientId(UUID.randomUUID());
  private final ClientId minato = new ClientId(UUID.randomUUID());
  private final PersonId ryo = new PersonId(UUID.randomUUID());
  private TestLog log;

  @BeforeEach
  void open() {
    log = new TestLog(database, folder);
  }

  @Test
  void an_entry_stands_with_its_deed_and_falls_with_it() {
    database.fence().run(aoba, () -> log.door().append(read("thing-1")));
    assertThatThrownBy(() ->
            database
                .fence()
                .run(
                    aoba,
                    () -> {
                      log.door().append(read("thing-2"));
                      throw new IllegalStateException("the deed failed");
                    }))
        .hasMessage("the deed failed");

    assertThat(log.outbox(aoba)).hasSize(1).first().asString().contains("thing-1");
  }

  /// Whoever keeps what must not be lost waits then, as without the database.
  @Test
  void without_the_key_vault_it_is_unavailable() {
    var door = log.door(new AwayVault());
    assertThatThrownBy(() -> database.fence().run(aoba, () -> door.append(read("thing-1"))))
        .isInstanceOf(TransientDataAccessException.class);
    assertThat(log.outbox(aoba)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Purpose.class)
  void on_a_full_disk_nothing_is_read_and_calls_go_on(Purpose purpose) {
    var disk = new TestDisk(folder, 1_024);
    var door = log.door(disk.disk());
    var entry = Entry.done(Action.HEADER_RELEASED, aoba, "thing", Actor.SERVICE, purpose);
    database.fence().run(aoba, () -> door.append(entry));
    disk.free(1_023);
    if (purpose.reads()) {
      assertThatThrownBy(() -> database.fence().run(aoba, () -> door.append(entry)))
          .isInstanceOf(NoRoom.class);
      disk.free(1_024);
    }
    database.fence().run(aoba, () -> door.append(entry));
    assertThat(log.outbox(aoba)).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"training not-met", "山田", "+81312345678", "two\nlines"})
  void what_a_clients_program_would_refuse_is_not_written(String object) {
    assertThatThrownBy(() -> database.fence().run(aoba, () -> log.door().append(read(object))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining(object)
        .hasMessageContaining("object.header.released");
    assertThat(log.outbox(aoba)).isEmpty();
  }

  @Test
  void outside_a_transaction_nothing_is_appended() {
    assertThatThrownBy(() -> log.door().append(read("thing")))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void a_client_cannot_write_into_anothers_log_nor_read_it() {
    assertThatThrownBy(() -> database.fence().run(minato, () -> log.door().append(read("thing"))))
        .rootCause()
        .hasMessageContaining("row-level security");
    // the door meets the table of pseudonyms first; the log's own table is asked by itself
    assertThatThrownBy(() ->
            database
                .fence()
                .run(
                    minato,
                    () ->
                        database
                            .jdbc()
                            .sql("insert into audit_outbox (log, leaf) values (:log, '{}')")
                            .param("log", aoba.value())
                            .update()))
        .rootCause()
        .hasMessageContaining("row-level security policy")
        .hasMessageContaining("audit_outbox");
    database.fence().run(aoba, () -> log.door().append(read("thing")));
    var seen =
        database
            .fence()
            .as(
                minato,
                () ->
                    database
                        .jdbc()
                        .sql("select count(*) from audit_outbox where log = :log")
                        .param("log", aoba.value())
                        .query(Long.class)
                        .single());
    assertThat(seen).isZero();
  }

  @Test
  void a_leaf_names_nobody_and_commits_to_its_detail() {
    database.fence().run(aoba, () -> log.door().append(read("thing")));

    var leaf = log.outbox(aoba).getFirst();
    assertThat(leaf)
        .doesNotContain(aoba.toString())
        .doesNotContain(ryo.toString())
        .doesNotContain("192.0.2.7")
        .contains("\"act\":\"object.header.released\"")
        .contains("\"purpose\":\"read\"")
        .contains("\"role\":\"client-member\"");

    var salt =
        database
            .superuser()
            .sql("select salt from audit_detail where log = :log")
            .param("log", aoba.value())
            .query(byte[].class)
            .single();
    var committed = leaf.replaceFirst(".*\"c\":\"([^\"]+)\".*", "$1");
    assertThat(
            new Commitment(Bytes.of(salt), Bytes.ofBase64(committed))
                .holdsFor("{\"from\":\"192.0.2.7\"}".getBytes(UTF_8)))
        .isTrue();
  }

  @Test
  void one_person_has_one_pseudonym_in_a_log_and_another_in_the_next() {
    database.fence().run(aoba, () -> log.door().append(read("one")));
    database.fence().run(aoba, () -> log.door().append(read("two")));
    database
        .fence()
        .office(() ->
            log.door()
                .append(
                    Entry.done(
                        Action.CLIENT_ADDED,
                        null,
                        "session",
                        new Actor(ryo, "client-member", null),
                        Purpose.OPERATE)));

    var actors = log.outbox(aoba).stream().map(AuditLogTest::actor).distinct().toList();
    assertThat(actors).hasSize(1);
    assertThat(log.outbox(null)).noneMatch(leaf -> actor(leaf).equals(actors.getFirst()));
  }

  @Test
  void the_program_can_change_and_remove_nothing() {
    database.fence().run(aoba, () -> log.door().append(read("thing")));
    for (var sql :
        new String[] {
          "update audit_outbox set leaf = ''",
          "delete from audit_outbox",
          "truncate audit_outbox cascade",
          "update audit_entry set leaf = ''",
          "delete from audit_entry",
          "update audit_checkpoint set note = ''",
          "delete from audit_checkpoint",
          "update audit_tile set data = ''"
        }) {
      assertThatThrownBy(
              () -> database.fence().office(() -> database.jdbc().sql(sql).update()), sql)
          .rootCause()
          .hasMessageContaining("permission denied");
    }
  }

  @Test
  void of_tiles_only_those_go_that_a_wider_one_begins_with() {
    for (var n = 0; n < 3; n++) {
      database.fence().run(aoba, () -> log.door().append(read("thing")));
      log.sequence();
    }
    assertThat(tiles()).containsExactly("tile/0/000.p/3");

    put("tile/0/000.p/2", "substring(data from 1 for 64)");
    assertThat(delete("tile/0/000.p/2")).isEqualTo(1);
    put("tile/0/000.p/2", "substring(data from 33 for 64)");
    for (var path : new String[] {"tile/0/000.p/2", "tile/0/000.p/3"}) {
      assertThatThrownBy(() -> delete(path)).rootCause().hasMessageContaining("permission denied");
    }
    put("tile/0/000", "data || data");
    assertThat(delete("tile/0/000.p/3")).isEqualTo(1);
    assertThatThrownBy(() -> delete("tile/0/000"))
        .rootCause()
        .hasMessageContaining("permission denied");
    put("tile/0/000.p/1", "substring(data from 1 for 32)");
    assertThat(database.fence().as(aoba, () -> remove("tile/0/000.p/1"))).isZero();
    assertThat(database.fence().as(minato, () -> remove("tile/0/000.p/1"))).isZero();
  }

  private List<String> tiles() {
    return database
        .superuser()
        .sql("select path from audit_tile where log = :log order by path")
        .param("log", aoba.value())
        .query((row, n) -> row.getString("path"))
        .list();
  }

  /// A tile made from the widest there is.
  private void put(String path, String data) {
    database
        .superuser()
        .sql(
            """
            insert into audit_tile (log, path, data)
            select log, :path, %s from audit_tile where log = :log
            order by length(data) desc limit 1
            """
                .formatted(data))
        .param("log", aoba.value())
        .param("path", path)
        .update();
  }

  private int delete(String path) {
    return database.fence().office(() -> remove(path));
  }

  private int remove(String path) {
    return database
        .jdbc()
        .sql("delete from audit_tile where log = :log and path = :path")
        .param("log", aoba.value())
        .param("path", path)
        .update();
  }

  private Entry read(String object) {
    return new Entry(
        Action.HEADER_RELEASED,
        aoba,
        object,
        new Actor(ryo, "client-member", "s-1"),
        Purpose.READ,
        Result.DONE,
        Map.of("from", "192.0.2.7"));
  }

  private static String actor(String leaf) {
    return leaf.replaceFirst(".*\"actor\":\"([^\"]+)\".*", "$1");
  }
}
