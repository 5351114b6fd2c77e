package denwaban.recording;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.audit.TestLog;
import denwaban.call.AudioTap;
import denwaban.call.RecordingTap.Reason;
import denwaban.call.RecordingTap.Tapped;
import denwaban.call.Side;
import denwaban.client.Client;
import denwaban.client.KeyKind;
import denwaban.client.key.TestClients;
import denwaban.contract.Terms;
import denwaban.contract.TestContracts;
import denwaban.database.TestDatabase;
import denwaban.kernel.Bytes;
import denwaban.kernel.CallId;
import denwaban.kernel.ObjectId;
import denwaban.seal.age.Identity;
import denwaban.seal.age.Opening;
import denwaban.seal.age.Recipient;
import denwaban.seal.age.SealedStream;
import denwaban.seal.statement.Manifest;
import denwaban.storage.TestStorage;
import denwaban.vault.TestVault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;

class RecordingsTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static final Instant NOW = Instant.parse("2026-11-24T06:00:00Z");

  @TempDir Path folder;

  private final CallId call = new CallId(UUID.randomUUID());
  private TestLog log;
  private TestClients clients;
  private TestContracts contracts;
  private Client minato;

  @BeforeEach
  void open() {
    log = new TestLog(database, folder);
    clients = new TestClients(database, log.door());
    contracts = new TestContracts(database, log.door());
    minato = clients.add("r" + UUID.randomUUID().toString().substring(0, 8), KeyKind.X25519);
  }

  /// One run of the program.
  private final class Run implements TapeDeck {

    private final TestVault vault = new TestVault(database, folder);
    private final TestEdge edge = new TestEdge(database, vault, log, clients, vault.said::add);
    private final Recordings recordings = edge.recordings(this, (_, _, _) -> List.of());
    private List<RecordingSink> sinks = List.of();

    @Override
    public AudioTap start(CallId call, RecordingSink sink, Runnable brokeOff) {
      sinks = List.of(sink);
      return new Deaf();
    }

    RecordingSink sink() {
      return sinks.getFirst();
    }

    void recover() {
      edge.recover();
    }
  }

  /// A tap that hears nothing.
  private static final class Deaf implements AudioTap {
    @Override
    public void audio(
        Side side, int ssrc, int seq, long ts, byte[] ulaw, int off, int len, long nanos) {}

    @Override
    public void event(Side side, int ssrc, int sequence) {}

    @Override
    public void ended(boolean normally) {}
  }

  @Test
  void without_a_contract_or_a_key_nothing_is_recorded_and_the_log_says_why() {
    var run = new Run();
    assertThat(run.recordings.begin(call, minato.id(), null, NOW, () -> {}))
        .isEqualTo(new Tapped.Off(Reason.NOT_AGREED));
    contracts.agree(minato.id(), Terms.Recording.NOTICE);
    assertThat(run.recordings.begin(call, minato.id(), null, NOW, () -> {}))
        .isEqualTo(new Tapped.Off(Reason.NO_KEY));
    clients.enrol(minato);
    contracts.agree(minato.id(), Terms.Recording.NEVER);
    assertThat(run.recordings.begin(call, minato.id(), null, NOW, () -> {}))
        .isEqualTo(new Tapped.Off(Reason.NOT_AGREED));
    assertThat(acts("recording.refused")).isEqualTo(3);
    assertThat(acts("recording.began")).isZero();
  }

  @Test
  void while_the_log_is_away_a_recording_is_sealed_and_waits() throws Exception {
    var opener = agreed();
    var run = new Run();
    var audio = new byte[100_000];
    Bytes header;
    without("insert on audit_outbox");
    try {
      assertThat(run.recordings.begin(call, minato.id(), null, NOW, () -> {}))
          .isInstanceOf(Tapped.On.class);
      header = seal(run.sink(), 0, audio, true);
      run.sink().finish(6_250);
      assertThat(run.edge.backlog.catchingUp().catchUp()).isFalse();
    } finally {
      give("insert on audit_outbox");
    }
    assertThat(run.recordings.ofCalls(minato.id(), List.of(call))).isEmpty();
    assertThat(run.vault.said).isEmpty();

    assertThat(run.edge.backlog.catchingUp().catchUp()).isTrue();
    var kept = run.recordings.ofCalls(minato.id(), List.of(call)).getFirst();
    assertThat(kept.complete()).isTrue();
    var first = manifest(run, kept.object()).segments().getFirst();
    try (var payload = TestStorage.objects(folder).read(kept.object(), 0, 0, first.length())) {
      var plain = new ByteArrayOutputStream();
      Opening.whole(opener, header, payload, plain);
      assertThat(plain.toByteArray()).isEqualTo(audio);
    }
    assertThat(acts("recording.began")).isEqualTo(1);
    assertThat(acts("recording.kept")).isEqualTo(1);
    assertThat(run.vault.said).hasSize(1);
  }

  @Test
  void when_the_log_goes_in_the_middle_of_a_call_its_rest_waits() throws Exception {
    agreed();
    var run = new Run();
    run.recordings.begin(call, minato.id(), null, NOW, () -> {});
    seal(run.sink(), 0, new byte[100_000], true);
    without("insert on vault_header, audit_outbox");
    try {
      seal(run.sink(), 6_250, new byte[16], true);
    } finally {
      give("insert on vault_header, audit_outbox");
    }
    // the database is back, and what follows waits its turn all the same
    seal(run.sink(), 6_251, new byte[16], true);
    run.sink().finish(6_252);
    assertThat(run.recordings.ofCalls(minato.id(), List.of(call))).isEmpty();

    assertThat(run.edge.backlog.catchingUp().catchUp()).isTrue();
    var kept = run.recordings.ofCalls(minato.id(), List.of(call)).getFirst();
    assertThat(manifest(run, kept.object()).segments()).hasSize(3);
    assertThat(acts("recording.kept")).isEqualTo(1);
  }

  @Test
  void a_program_that_dies_while_a_recording_waits_leaves_it_to_the_next() throws Exception {
    agreed();
    var died = new Run();
    without("insert on audit_outbox");
    try {
      died.recordings.begin(call, minato.id(), null, NOW, () -> {});
      seal(died.sink(), 0, new byte[200_000], false);
    } finally {
      give("insert on audit_outbox");
    }

    var next = new Run();
    next.recover();
    var kept = next.recordings.ofCalls(minato.id(), List.of(call));
    assertThat(kept).singleElement().satisfies(it -> assertThat(it.complete()).isFalse());
    assertThat(acts("recording.began")).isEqualTo(1);
    assertThat(acts("recording.incomplete")).isEqualTo(1);
  }

  @Test
  void while_all_is_away_what_was_allowed_an_hour_ago_is_still_recorded() {
    agreed();
    var run = new Run();
    assertThat(run.recordings.begin(call, minato.id(), null, NOW, () -> {}))
        .isInstanceOf(Tapped.On.class);
    without("select on contract_terms");
    try {
      var other = new CallId(UUID.randomUUID());
      var last = NOW.plus(Duration.ofHours(1));
      assertThat(run.recordings.begin(other, minato.id(), null, last, () -> {}))
          .isInstanceOf(Tapped.On.class);
      assertThat(run.recordings.begin(other, minato.id(), null, last.plusMillis(1), () -> {}))
          .isEqualTo(new Tapped.Off(Reason.LOG_UNAVAILABLE));
      assertThat(new Run().recordings.begin(other, minato.id(), null, NOW, () -> {}))
          .as("a program that knows of nothing")
          .isEqualTo(new Tapped.Off(Reason.LOG_UNAVAILABLE));
    } finally {
      give("select on contract_terms");
    }
  }

  /// For what is sealed whether calls are recorded or not.
  @Test
  void while_all_is_away_the_key_of_an_hour_ago_is_still_known() {
    agreed();
    var permission = new Run().edge.recordingPermission;
    var key = permission.key(minato.id(), null, NOW).orElseThrow();
    var _ = permission.mayRecord(minato.id(), null, NOW);
    without("select on client_company_key");
    try {
      var last = NOW.plus(Duration.ofHours(1));
      assertThat(permission.key(minato.id(), null, last)).contains(key);
      assertThatThrownBy(() -> permission.key(minato.id(), null, last.plusMillis(1)))
          .isInstanceOf(DataAccessException.class);
      assertThatThrownBy(() -> new Run().edge.recordingPermission.key(minato.id(), null, NOW))
          .isInstanceOf(DataAccessException.class);
    } finally {
      give("select on client_company_key");
    }
  }

  private static void without(String right) {
    database.superuser().sql("revoke " + right + " from denwaban_app").update();
  }

  private static void give(String right) {
    database.superuser().sql("grant " + right + " to denwaban_app").update();
  }

  @Test
  void a_whole_recording_is_signed_segment_by_segment_and_opens() throws Exception {
    var opener = agreed();
    var run = new Run();
    assertThat(run.recordings.begin(call, minato.id(), null, NOW, () -> {}))
        .isInstanceOf(Tapped.On.class);
    var header = seal(run.sink(), 0, new byte[100_000], true);
    seal(run.sink(), 6_250, new byte[16], true);
    run.sink().finish(6_251);

    var kept = run.recordings.ofCalls(minato.id(), List.of(call)).getFirst();
    assertThat(kept.complete()).isTrue();
    assertThat(kept.durationMs()).isEqualTo(6_251);
    var manifest = manifest(run, kept.object());
    assertThat(manifest.complete()).isTrue();
    assertThat(manifest.segments())
        .extracting(Manifest.Segment::startMs)
        .containsExactly(0L, 6_250L);
    var first = manifest.segments().getFirst();
    try (var payload = TestStorage.objects(folder).read(kept.object(), 0, 0, first.length())) {
      var plain = new ByteArrayOutputStream();
      Opening.whole(opener, header, payload, plain);
      assertThat(plain.size()).isEqualTo(100_000);
    }
    assertThat(acts("recording.kept")).isEqualTo(1);
  }

  @Test
  void after_a_crash_the_next_run_gives_what_was_sealed_and_says_incomplete() throws IOException {
    agreed();
    var died = new Run();
    died.recordings.begin(call, minato.id(), null, NOW, () -> {});
    seal(died.sink(), 0, new byte[200_000], false);

    var same = new Run();
    assertThat(same.recordings.ofCalls(minato.id(), List.of(call))).isEmpty();
    same.recover();
    same.recover();

    var kept = same.recordings.ofCalls(minato.id(), List.of(call));
    assertThat(kept).hasSize(1);
    assertThat(kept.getFirst().complete()).isFalse();
    // 3 full chunks of 64 KiB less the WAV head, 16 bytes a millisecond
    assertThat(kept.getFirst().durationMs()).isBetween(12_280L, 12_288L);
    var manifest = manifest(same, kept.getFirst().object());
    assertThat(manifest.complete()).isFalse();
    assertThat(manifest.segments().getFirst().length()).isEqualTo(16 + 3 * 65_552);
    assertThat(acts("recording.incomplete")).isEqualTo(1);
  }

  @Test
  void a_run_leaves_its_own_recordings_in_progress_alone() throws IOException {
    agreed();
    var run = new Run();
    run.recordings.begin(call, minato.id(), null, NOW, () -> {});
    seal(run.sink(), 0, new byte[200_000], false);
    run.recover();
    assertThat(run.recordings.ofCalls(minato.id(), List.of(call))).isEmpty();
  }

  @Test
  void an_aborted_recording_is_kept_as_incomplete_and_cannot_be_finished() throws IOException {
    agreed();
    var run = new Run();
    run.recordings.begin(call, minato.id(), null, NOW, () -> {});
    seal(run.sink(), 0, new byte[70_000], false);
    run.sink().abort(4_000);
    run.sink().finish(4_000);

    assertThat(run.recordings.ofCalls(minato.id(), List.of(call)))
        .singleElement()
        .satisfies(kept -> assertThat(kept.complete()).isFalse());
    assertThat(acts("recording.kept")).isZero();
  }

  private Identity agreed() {
    contracts.agree(minato.id(), Terms.Recording.NOTICE);
    return clients.enrol(minato);
  }

  /// Seals some audio into the next segment, as the recorder does.
  private static Bytes seal(RecordingSink sink, long startMs, byte[] audio, boolean whole)
      throws IOException {
    var segment = sink.begin(startMs);
    try (var stream = SealedStream.open(Recipient.parse(sink.recipient()), segment.payload())) {
      segment.header(stream.header());
      stream.write(audio, 0, audio.length);
      if (whole) {
        stream.finish();
        segment.end();
      }
      return stream.header();
    }
  }

  private Manifest manifest(Run run, ObjectId object) {
    var signedManifest = run.vault.vault().find(minato.id(), object).orElseThrow();
    var text = Bytes.of(signedManifest.manifest().getBytes(UTF_8));
    var key = Manifest.parse(text).sealer().key();
    return Manifest.check(text, signedManifest.signature(), key).orElseThrow().value();
  }

  private long acts(String act) {
    return log.outbox(minato.id()).stream()
        .filter(leaf -> leaf.contains("\"act\":\"" + act + "\""))
        .count();
  }
}
