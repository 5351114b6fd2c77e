package denwaban.audit.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.audit.Action;
import denwaban.audit.Actor;
import denwaban.audit.Entry;
import denwaban.audit.Purpose;
import denwaban.audit.TestLog;
import denwaban.audit.proof.LogProof;
import denwaban.audit.reading.LogSelfCheck.Found;
import denwaban.database.TestDatabase;
import denwaban.kernel.ClientId;
import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// A log that was tampered with in the database does not verify.
class LogSelfCheckTest {

  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  @TempDir static Path folder;

  private final ClientId client = new ClientId(UUID.randomUUID());
  private TestLog log;
  private LogSelfCheck check;

  @BeforeEach
  void a_log() {
    log = new TestLog(DATABASE, folder);
    check = log.selfCheck();
  }

  private void append(int entries) {
    for (var n = 0; n < entries; n++) {
      var entry =
          Entry.done(Action.MESSAGE_KEPT, client, "object-" + n, Actor.SERVICE, Purpose.OPERATE);
      DATABASE.fence().run(client, () -> log.door().append(entry));
    }
    log.sequence();
  }

  private void tamper(String sql) {
    var root = DATABASE.superuser();
    root.sql("set session_replication_role = replica").update();
    assertThat(root.sql(sql).param("log", client.value()).update()).isPositive();
    root.sql("set session_replication_role = origin").update();
  }

  @Test
  void one_that_grows_verifies_each_time() {
    assertThat(check.check(client)).isEqualTo(Found.EMPTY);
    append(3);
    assertThat(check.check(client)).isEqualTo(Found.VERIFIES);
    append(300);
    assertThat(check.check(client)).isEqualTo(Found.VERIFIES);
    assertThat(check.check(client)).as("nothing new").isEqualTo(Found.VERIFIES);
  }

  @Test
  void an_entry_that_was_changed_is_found() {
    append(20);
    tamper("update audit_entry set leaf = replace(leaf, 'object-7', 'object-8') where log = :log");
    assertThat(check.check(client)).isEqualTo(Found.OTHER_ENTRY);
  }

  @Test
  void one_that_was_changed_anywhere_is_found_within_a_few_looks() {
    append(500);
    assertThat(check.check(client)).isEqualTo(Found.VERIFIES);
    tamper("update audit_entry set leaf = leaf || ' ' where log = :log and idx = 123");
    var found = IntStream.range(0, 10).mapToObj(_ -> check.check(client)).toList();
    assertThat(found).contains(Found.OTHER_ENTRY);
  }

  @Test
  void an_entry_that_was_removed_is_found() {
    append(20);
    tamper("delete from audit_entry where log = :log and idx = 5");
    assertThat(check.check(client)).isEqualTo(Found.OTHER_ENTRY);
  }

  @Test
  void a_tree_that_was_changed_is_found() {
    append(20);
    tamper(
        "update audit_tile set data = set_byte(data, 3, 255 - get_byte(data, 3))"
            + " where log = :log and path like 'tile/0/%'");
    assertThat(check.check(client)).isEqualTo(Found.OTHER_TREE);
  }

  @Test
  void a_state_that_was_taken_back_is_found_by_who_looked_before() {
    append(3);
    append(3);
    assertThat(check.check(client)).isEqualTo(Found.VERIFIES);
    tamper("delete from audit_checkpoint where log = :log and size > 3");
    assertThat(check.check(client)).isEqualTo(Found.REWRITTEN);
    assertThat(log.selfCheck().check(client)).as("whoever starts now").isEqualTo(Found.VERIFIES);
  }

  @Test
  void a_state_under_no_signature_of_ours_is_found() {
    append(3);
    tamper(
        "update audit_checkpoint set note = replace(note, E'\\n3\\n', E'\\n2\\n') where log = :log");
    assertThat(check.check(client)).isEqualTo(Found.NOT_SIGNED);
  }

  @Test
  void an_entry_of_what_the_office_claims_comes_with_its_proof_and_no_other_does() {
    var entries = log.openEntries();
    DATABASE
        .fence()
        .office(() ->
            log.door()
                .append(
                    Entry.done(Action.OBSERVED, null, "digest-1", Actor.SERVICE, Purpose.OPERATE)));
    assertThat(entries.find(Action.OBSERVED, "digest-1")).as("has no place yet").isEmpty();
    log.sequence();
    var found = entries.find(Action.OBSERVED, "digest-1").orElseThrow();
    assertThat(found.leaf()).contains("digest-1");
    assertThat(LogProof.parse(found.proof())).isNotNull();
    assertThat(entries.find(Action.OBSERVED, "digest-2")).isEmpty();
    assertThatThrownBy(() -> entries.find(Action.SIGNED_IN, "digest-1"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
