package denwaban.audit.sequencing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.audit.Action;
import denwaban.audit.Actor;
import denwaban.audit.Entry;
import denwaban.audit.LogId;
import denwaban.audit.LogPage;
import denwaban.audit.Logs;
import denwaban.audit.Purpose;
import denwaban.audit.TestLog;
import denwaban.audit.proof.Checkpoint;
import denwaban.audit.proof.LogProof;
import denwaban.audit.proof.NoteKey;
import denwaban.database.TestDatabase;
import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class SequencerTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  @TempDir Path folder;

  private final ClientId aoba = new ClientId(UUID.randomUUID());
  private final ClientId minato = new ClientId(UUID.randomUUID());
  private TestLog log;

  @BeforeEach
  void open() {
    // keys of logs that earlier tests made are wrapped elsewhere
    database
        .superuser()
        .sql("truncate audit_outbox, audit_signer, audit_lasting_signer cascade")
        .update();
    database
        .superuser()
        .sql("truncate audit_checkpoint, audit_tile, audit_detail_key, audit_pseudonym cascade")
        .update();
    log = new TestLog(database, folder);
  }

  @Test
  void every_entry_is_proven_by_the_clients_own_verifier() {
    for (var batch : new int[] {1, 255, 44, 3}) {
      for (var i = 0; i < batch; i++) {
        append(aoba, "thing-" + i);
      }
      append(minato, "other");
      log.sequence();
    }

    var page = log.reading().page(aoba, Long.MAX_VALUE, 200);
    assertThat(page.size()).isEqualTo(303);
    assertThat(page.entries()).hasSize(200).first().extracting(LogPage.Line::index).isEqualTo(302L);
    var key = NoteKey.parse(page.key());
    assertThat(Checkpoint.check(java.util.Objects.requireNonNull(page.checkpoint()), key))
        .isPresent();
    for (var line : page.entries()) {
      var proof = log.reading().proof(aoba, line.index()).orElseThrow();
      assertThat(LogProof.check(Bytes.of(line.leaf().getBytes(UTF_8)), proof, key))
          .isEqualTo(new LogProof.Found.Included(303));
    }
    assertThat(log.reading().page(aoba, 103, 200).entries()).hasSize(103);
  }

  @Test
  void a_changed_leaf_or_another_log_is_not_proven() {
    append(aoba, "thing");
    append(minato, "thing");
    log.sequence();

    var proof = log.reading().proof(aoba, 0).orElseThrow();
    var leaf = log.reading().page(aoba, 1, 1).entries().getFirst().leaf();
    var changed = Bytes.of(leaf.replace("thing", "thinG").getBytes(UTF_8));
    var aobaKey = NoteKey.parse(log.reading().page(aoba, 1, 1).key());
    var minatoKey = NoteKey.parse(log.reading().page(minato, 1, 1).key());
    assertThat(LogProof.check(changed, proof, aobaKey))
        .isEqualTo(new LogProof.Found.NotProven(LogProof.Why.OTHER_ENTRY));
    assertThat(LogProof.check(Bytes.of(leaf.getBytes(UTF_8)), proof, minatoKey))
        .isEqualTo(new LogProof.Found.NotProven(LogProof.Why.BAD_CHECKPOINT));
    assertThat(log.reading().proof(aoba, 1)).isEmpty();
    assertThat(log.reading().proof(aoba, -1)).isEmpty();
  }

  @Test
  void a_log_from_before_the_second_key_gets_one_and_signs_with_both() {
    append(aoba, "thing");
    log.sequence();
    var before = log.reading().page(aoba, 1, 1);
    database.superuser().sql("truncate audit_lasting_signer").update();
    var upgraded = new TestLog(database, folder);

    append(aoba, "thing");
    upgraded.sequence();

    var page = upgraded.reading().page(aoba, 1, 1);
    assertThat(page.key()).isEqualTo(before.key());
    var vkeys = upgraded.reading().keys(aoba);
    assertThat(vkeys).hasSize(2).first().isEqualTo(page.key());
    var note = java.util.Objects.requireNonNull(page.checkpoint());
    for (var vkey : vkeys) {
      assertThat(Checkpoint.check(note, NoteKey.parse(vkey))).isPresent();
    }
  }

  @Test
  void a_key_made_in_a_round_that_failed_signs_nothing_later() {
    assertThatThrownBy(() ->
            database
                .fence()
                .office(() -> {
                  var _ = log.signers().keys(LogId.of(aoba));
                  throw new IllegalStateException("the round failed");
                }))
        .hasMessage("the round failed");
    append(aoba, "thing");
    log.sequence();

    var restarted = new TestLog(database, folder);
    var note = log.reading().page(aoba, 1, 1).checkpoint();
    for (var vkey : restarted.reading().keys(aoba)) {
      assertThat(Checkpoint.check(java.util.Objects.requireNonNull(note), NoteKey.parse(vkey)))
          .isPresent();
    }
  }

  @Test
  void pages_have_their_limits() {
    log.reading().page(aoba, 0, 1);
    log.reading().page(aoba, 0, 200);
    assertThatThrownBy(() -> log.reading().page(aoba, 0, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> log.reading().page(aoba, 0, 201))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void an_entry_that_commits_late_is_not_forgotten() throws Exception {
    var appended = new CountDownLatch(1);
    var release = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var slow =
          threads.submit(() ->
              database
                  .fence()
                  .run(
                      aoba,
                      () -> {
                        log.door().append(entry(aoba, "slow"));
                        appended.countDown();
                        await(release);
                      }));
      appended.await();
      append(minato, "quick");
      var sequencer = log.sequencer(Sequencer.PATIENCE);
      assertThat(sequencer.round()).isEqualTo(1);
      assertThat(sequencer.round()).isZero();
      release.countDown();
      slow.get();
      assertThat(sequencer.round()).isEqualTo(1);
      assertThat(sequencer.round()).isZero();
    }
    assertThat(log.reading().page(aoba, 9, 9).size()).isEqualTo(1);
  }

  @Test
  void a_hung_sequencer_is_cut_off_and_another_takes_over() throws Exception {
    append(aoba, "thing");
    var locked = new CountDownLatch(1);
    var release = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var hung =
          threads.submit(() ->
              database
                  .fence()
                  .office(() -> {
                    new Logs(database.jdbc()).lock(Sequencer.LOCK, 300);
                    locked.countDown();
                    await(release);
                  }));
      locked.await();
      var other = log.sequencer(Duration.ofMillis(300));
      assertThat(other.round()).isZero();
      var deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
      var done = 0;
      while (done == 0 && System.nanoTime() < deadline) {
        done = other.round();
      }
      assertThat(done).isEqualTo(1);
      release.countDown();
      assertThatThrownBy(hung::get).isNotNull();
    }
  }

  private void append(ClientId client, String object) {
    database.fence().run(client, () -> log.door().append(entry(client, object)));
  }

  private static Entry entry(ClientId client, String object) {
    return Entry.done(Action.MESSAGE_KEPT, client, object, Actor.EDGE, Purpose.OPERATE);
  }

  static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
