package denwaban.assurance.producer;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.assurance.observation.Finding;
import denwaban.assurance.observation.Outcome;
import denwaban.contract.termination.Termination.Side;
import denwaban.database.TestDatabase;
import denwaban.retention.TestRetention;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// What is said of erasing is counted from leases and looked for again.
class RetentionProducerTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  @TempDir Path folder;

  private TestRetention made;
  private RetentionProducer producer;

  @BeforeEach
  void open() {
    database.superuser().sql("truncate retention_lease, retention_round").update();
    made = new TestRetention(database, folder);
    producer =
        new RetentionProducer(made.clients.clients(), made.status, made.sweep, () -> made.now);
  }

  @AfterEach
  void close() {
    made.close();
  }

  private Finding said(String check) throws InterruptedException {
    var findings = new Findings();
    producer.look(findings);
    return findings.all().stream().filter(it -> it.check().equals(check)).findFirst().orElseThrow();
  }

  @Test
  void without_a_round_nothing_is_known_and_without_an_erasure_nothing_is_verified()
      throws Exception {
    made.keep("書類が届きました");
    assertThat(said("erasure.done").outcome()).isEqualTo(Outcome.FAILED);
    made.rounds.round();
    assertThat(said("erasure.done").outcome()).isEqualTo(Outcome.PASSED);
    assertThat(said("erasure.verified").outcome()).isEqualTo(Outcome.COULD_NOT_LOOK);
    made.pass(Duration.ofHours(2));
    assertThat(said("erasure.done").outcome()).as("an old round").isEqualTo(Outcome.FAILED);
  }

  @Test
  void what_is_overdue_or_found_again_is_red() throws Exception {
    var message = made.keep("書類が届きました");
    made.rounds.round();
    made.pass(Duration.ofDays(180).plusHours(24));
    database
        .superuser()
        .sql("update retention_round set at = now() + interval '181 days'")
        .update();
    assertThat(said("erasure.done").outcome()).isEqualTo(Outcome.FAILED);
    made.round();
    assertThat(said("erasure.done").outcome()).isEqualTo(Outcome.PASSED);
    assertThat(said("erasure.verified").outcome()).isEqualTo(Outcome.PASSED);

    made.store.put(message.object(), 3, new byte[] {1});
    assertThat(said("erasure.verified").outcome()).isEqualTo(Outcome.FAILED);
  }

  @Test
  void what_is_found_of_a_log_that_ended_is_red() throws Exception {
    var client = made.line.client();
    made.rounds.round();
    var root = database.superuser();
    root.sql(
            """
            insert into retention_lease
              (client_id, subject, kind, call_id, begins_at, due_at, state, decided_at, erasure, erased_at)
            values (:client, :client, 'log', :client, now(), now(), 'erased', now(), gen_random_uuid(), now())
            """)
        .param("client", client.value())
        .update();
    root.sql("update client set closed_at = now(), over_at = now() where id = ?")
        .param(client.value())
        .update();
    root.sql("delete from audit_tile where log = ?").param(client.value()).update();
    root.sql("insert into audit_tile (log, path, data) values (?, 'tile/0/000', '')")
        .param(client.value())
        .update();
    assertThat(said("erasure.verified").outcome()).isEqualTo(Outcome.FAILED);
  }

  @Test
  void what_is_left_of_a_contract_that_ended_is_red() throws Exception {
    made.keep("書類が届きました");
    made.terminations.give(made.line.client(), Side.CLIENT, null, "移転", 14, 30, made.line.admin());
    assertThat(said("ended.closed").outcome()).isEqualTo(Outcome.PASSED);
    made.round();
    made.pass(Duration.ofDays(31).plusSeconds(1));
    assertThat(said("ended.closed").outcome()).isEqualTo(Outcome.FAILED);
    made.round();
    made.round();
    assertThat(said("ended.closed").outcome()).isEqualTo(Outcome.PASSED);
  }
}
