package denwaban.audit.anchor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import denwaban.audit.Action;
import denwaban.audit.Actor;
import denwaban.audit.Entry;
import denwaban.audit.Logs;
import denwaban.audit.Purpose;
import denwaban.audit.TestLog;
import denwaban.audit.proof.Checkpoint;
import denwaban.audit.proof.LogProof;
import denwaban.audit.proof.Note;
import denwaban.audit.proof.NoteKey;
import denwaban.database.TestDatabase;
import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.seal.crypto.Digest;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class AnchorRoundsTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  @TempDir Path folder;

  private final ClientId aoba = new ClientId(UUID.randomUUID());
  private final ClientId minato = new ClientId(UUID.randomUUID());
  private Instant now = Instant.parse("2026-11-25T09:00:00Z");
  private TestLog log;
  private AnchorRounds anchorRounds;

  @BeforeEach
  void open() {
    var db = database.superuser();
    db.sql("truncate audit_outbox, audit_signer, audit_lasting_signer cascade").update();
    db.sql("truncate audit_checkpoint, audit_tile, audit_anchor cascade").update();
    db.sql("truncate audit_detail_key, audit_pseudonym").update();
    log = new TestLog(database, folder);
    anchorRounds = log.anchoring(() -> now);
  }

  @Test
  void a_clients_state_is_proven_to_stand_in_the_installations_log() {
    append(aoba);
    append(minato);
    log.sequence();
    assertThat(anchorRounds.of(aoba)).isEmpty();
    assertThat(anchorRounds.round()).isEqualTo(2);
    assertThat(anchorRounds.of(aoba)).as("it has no place yet").isEmpty();
    log.sequence();

    for (var client : List.of(aoba, minato)) {
      var anchor = anchorRounds.of(client).orElseThrow();
      assertThat(anchor.size()).isEqualTo(1);
      assertThat(anchor.at()).isEqualTo(now);
      for (var key : log.reading().keys(client)) {
        assertThat(Checkpoint.check(anchor.checkpoint(), NoteKey.parse(key))).isPresent();
      }
      var text = Note.parse(anchor.checkpoint()).text().getBytes(UTF_8);
      assertThat(anchor.entry())
          .contains("\"act\":\"log.anchored\"")
          .contains("\"obj\":\"" + Digest.sha256(Bytes.of(text)).base64() + "\"")
          .doesNotContain(client.toString());
      assertThat(anchor.keys()).hasSize(2);
      for (var key : anchor.keys()) {
        assertThat(
                LogProof.check(
                    Bytes.of(anchor.entry().getBytes(UTF_8)), anchor.proof(), NoteKey.parse(key)))
            .isEqualTo(new LogProof.Found.Included(2));
      }
    }
    assertThat(anchorRounds.of(aoba).orElseThrow().entry())
        .isNotEqualTo(anchorRounds.of(minato).orElseThrow().entry());
  }

  @Test
  void a_log_that_grows_all_the_time_is_told_once_an_hour() {
    grow();
    assertThat(anchorRounds.round()).isEqualTo(1);
    grow();
    assertThat(anchorRounds.round()).isZero();
    now = now.plus(AnchorRounds.EVERY).minusMillis(1);
    assertThat(anchorRounds.round()).isZero();
    now = now.plusMillis(1);
    assertThat(anchorRounds.round()).isEqualTo(1);
    assertThat(anchorRounds.of(aoba).orElseThrow().size())
        .as("until the next is there")
        .isEqualTo(1);
    log.sequence();
    assertThat(anchorRounds.of(aoba).orElseThrow().size()).isEqualTo(2);
  }

  @Test
  void an_idle_house_writes_nothing_for_a_year() {
    grow();
    assertThat(anchorRounds.round()).isEqualTo(1);
    for (var day = 0; day < 365; day++) {
      now = now.plus(Duration.ofDays(1));
      log.sequence();
      assertThat(anchorRounds.round()).isZero();
    }
    assertThat(log.outbox(null)).hasSize(1);
    assertThat(log.outbox(aoba)).hasSize(1);
  }

  @Test
  void of_two_at_once_one_is_at_it() {
    grow();
    database
        .fence()
        .office(() -> {
          assertThat(new Logs(database.jdbc()).lock(AnchorRounds.LOCK, 5_000)).isTrue();
          var told = new AtomicInteger(-1);
          join(Thread.ofPlatform().start(() -> told.set(anchorRounds.round())));
          assertThat(told).hasValue(0);
        });
    assertThat(log.outbox(null)).isEmpty();
    assertThat(anchorRounds.round()).isEqualTo(1);
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private void grow() {
    append(aoba);
    log.sequence();
  }

  private void append(ClientId client) {
    database
        .fence()
        .run(
            client,
            () ->
                log.door()
                    .append(
                        Entry.done(
                            Action.MESSAGE_KEPT, client, "thing", Actor.EDGE, Purpose.OPERATE)));
  }
}
