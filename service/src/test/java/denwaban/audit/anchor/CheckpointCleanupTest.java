package denwaban.audit.anchor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.audit.Action;
import denwaban.audit.Actor;
import denwaban.audit.Entry;
import denwaban.audit.Purpose;
import denwaban.audit.TestLog;
import denwaban.check.ProofTool;
import denwaban.database.TestDatabase;
import denwaban.kernel.ClientId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// Those checkpoints stay to which something refers, the newest, and those of the last hour.
class CheckpointCleanupTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  @TempDir Path folder;

  private final ClientId aoba = new ClientId(UUID.randomUUID());
  private final ClientId minato = new ClientId(UUID.randomUUID());
  private TestLog log;
  private CheckpointCleanup cleanup;

  @BeforeEach
  void open() {
    database
        .superuser()
        .sql(
            "truncate audit_outbox, audit_signer, audit_lasting_signer, audit_checkpoint, audit_tile,"
                + " audit_entry, audit_witnessed, audit_stamp, audit_anchor cascade")
        .update();
    log = new TestLog(database, folder);
    cleanup = new CheckpointCleanup(database.fence(), database.jdbc());
  }

  @Test
  void what_is_superseded_and_named_by_nobody_goes_after_an_hour() throws Exception {
    for (var n = 0; n < 8; n++) append(aoba);
    append(minato);
    named();
    assertThat(cleanup.round()).as("all of this hour").isZero();
    age("61 minutes");
    append(aoba);

    assertThat(cleanup.round()).isEqualTo(5);

    assertThat(sizes(aoba)).containsExactly(3L, 5L, 7L, 9L);
    assertThat(sizes(minato)).as("the newest, however old").containsExactly(1L);
    assertThat(cleanup.round()).isZero();
  }

  @Test
  void a_copy_is_whole_without_them() throws Exception {
    for (var n = 0; n < 3; n++) append(aoba);
    age("2 hours");
    append(aoba);
    assertThat(cleanup.round()).isPositive();
    var copy = folder.resolve("copy");
    log.copies()
        .write(
            aoba,
            LogExport.Had.NOTHING,
            (path, bytes) -> {
              var file = copy.resolve(path);
              Files.createDirectories(file.getParent());
              Files.write(file, bytes.toArray());
            });
    var words = new ArrayList<Object>(List.of(copy));
    log.reading().keys(aoba).forEach(key -> words.addAll(List.of("--log-key", key)));
    var said = ProofTool.run(words.toArray());
    assertThat(said.code()).as(said.text()).isZero();
  }

  @Test
  void the_programs_own_role_removes_no_other() throws Exception {
    for (var n = 0; n < 8; n++) append(aoba);
    named();
    refused(2);
    age("61 minutes");
    for (var size : List.of(3, 5, 7, 8)) refused(size);
    assertThat(remove(2)).isOne();
  }

  private void refused(int size) {
    assertThatThrownBy(() -> remove(size)).rootCause().hasMessageContaining("permission denied");
  }

  private int remove(int size) {
    return database
        .fence()
        .office(() ->
            database
                .jdbc()
                .sql("delete from audit_checkpoint where log = :log and size = :size")
                .param("log", aoba.value())
                .param("size", size)
                .update());
  }

  /// The third state by a witness, the fifth by an authority, the seventh in the installation's
  /// log.
  private void named() {
    var root = database.superuser();
    root.sql(
            """
            insert into audit_witnessed (log, witness, size, at, signatures)
            values (:log, 'w', 3, now(), '')
            """)
        .param("log", aoba.value())
        .update();
    root.sql("insert into audit_stamp (log, size, at, answer) values (:log, 5, now(), '')")
        .param("log", aoba.value())
        .update();
    root.sql("insert into audit_anchor (log, size, at) values (:log, 7, now())")
        .param("log", aoba.value())
        .update();
  }

  private static void age(String by) {
    database
        .superuser()
        .sql("update audit_checkpoint set at = at - cast(:by as interval)")
        .param("by", by)
        .update();
  }

  private static List<Long> sizes(ClientId client) {
    return database
        .superuser()
        .sql("select size from audit_checkpoint where log = :log order by size")
        .param("log", client.value())
        .query(Long.class)
        .list();
  }

  private void append(ClientId client) throws IOException {
    var id = UUID.randomUUID().toString();
    var entry = Entry.done(Action.RECORDING_KEPT, client, id, Actor.EDGE, Purpose.OPERATE);
    database.fence().run(client, () -> log.door().append(entry));
    log.sequence();
  }
}
