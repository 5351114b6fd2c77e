package denwaban.witness;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import denwaban.audit.proof.Merkle;
import denwaban.audit.proof.Note;
import denwaban.audit.proof.NoteKey;
import denwaban.kernel.Bytes;
import denwaban.seal.crypto.Digest;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Over real HTTP on loopback.
class WitnessTest {

  private static final Instant NOW = Instant.parse("2026-11-25T03:00:00Z");

  @TempDir Path folder;

  private final HttpClient http = HttpClient.newHttpClient();
  private final Asking log = new Asking("aoba.example/log/1").grow(300);
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private Main.Started started = Main.Started.not(0);

  @BeforeEach
  void begin() throws Exception {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("logs"), "# Aoba\n\n" + log.key() + "\n");
    restart();
  }

  @AfterEach
  void stop() throws Exception {
    started.close();
    http.close();
  }

  private void restart() throws Exception {
    started.close();
    started = start(folder.toString(), "--name", "w.example/1", "--listen", "127.0.0.1:0");
    assertThat(started.server()).as(said.toString(UTF_8)).isPresent();
  }

  private Main.Started start(String... args) {
    said.reset();
    var to = new PrintStream(said, true, UTF_8);
    return Main.start(args, to, to, () -> NOW);
  }

  private HttpResponse<String> ask(String body) throws Exception {
    return ask(body.getBytes(UTF_8));
  }

  private HttpResponse<String> ask(byte[] body) throws Exception {
    var request = HttpRequest.newBuilder(uri("/add-checkpoint"));
    return http.send(
        request.POST(HttpRequest.BodyPublishers.ofByteArray(body)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private URI uri(String path) {
    var port = started.server().orElseThrow().address().getPort();
    return URI.create("http://127.0.0.1:" + port + path);
  }

  private List<NoteKey> keys() throws Exception {
    return Files.readAllLines(folder.resolve("keys")).stream().map(NoteKey::parse).toList();
  }

  private String state() throws Exception {
    var name =
        HexFormat.of().formatHex(Digest.sha256(Bytes.of(log.origin.getBytes(UTF_8))).toArray());
    return Files.readString(folder.resolve("state").resolve(name));
  }

  private long evidence() throws Exception {
    try (var files = Files.list(folder.resolve("evidence"))) {
      return files.count();
    }
  }

  @Test
  void a_log_that_only_grows_is_cosigned_by_both_keys_each_time() throws Exception {
    var old = 0;
    for (var size : new int[] {1, 1, 2, 7, 8, 255, 256, 257, 300, 300}) {
      var answer = ask(log.request(old, size));

      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      var cosigned = Note.parse(log.note(size) + answer.body());
      assertThat(keys())
          .extracting(NoteKey::type)
          .containsExactly(NoteKey.Type.COSIGNATURE, NoteKey.Type.ML_DSA_44);
      for (var key : keys()) {
        assertThat(cosigned.signedAt(key)).contains(NOW);
      }
      assertThat(state()).isEqualTo(log.note(size));
      old = size;
    }
    assertThat(evidence()).isZero();
  }

  @Test
  void a_wrong_old_size_is_answered_with_the_right_one() throws Exception {
    ask(log.request(0, 100));
    for (var old : new int[] {0, 99, 101}) {
      var answer = ask(log.request(old, 200));
      assertThat(answer.statusCode()).isEqualTo(409);
      assertThat(answer.body()).isEqualTo("100\n");
      assertThat(answer.headers().firstValue("Content-Type")).contains("text/x.tlog.size");
    }
    assertThat(ask(log.request(100, 200)).statusCode()).isEqualTo(200);
  }

  @Test
  void a_rewritten_history_signed_with_the_real_key_is_refused_and_kept_as_evidence()
      throws Exception {
    ask(log.request(0, 100));
    var rewritten = log.rewritten(50);
    var answer = ask(rewritten.request(100, 200));

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(state()).isEqualTo(log.note(100));
    assertThat(evidence()).isEqualTo(1);
    ask(rewritten.request(100, 200));
    assertThat(evidence()).isEqualTo(1);
    assertThat(ask(log.request(100, 200)).statusCode()).isEqualTo(200);
  }

  @Test
  void a_fork_of_the_same_size_is_refused_and_kept_as_evidence() throws Exception {
    ask(log.request(0, 100));
    var answer = ask(log.rewritten(99).request(100, 100));

    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body()).isEqualTo("100\n");
    assertThat(state()).isEqualTo(log.note(100));
    assertThat(evidence()).isEqualTo(1);
  }

  @Test
  void a_roll_back_is_refused() throws Exception {
    ask(log.request(0, 100));

    assertThat(ask(log.request(0, 50)).statusCode()).isEqualTo(409);
    assertThat(ask(log.request(50, 50)).statusCode()).isEqualTo(409);
    var claimed = Asking.request(100, List.of(), log.note(50));
    assertThat(ask(claimed).statusCode()).isEqualTo(400);
    assertThat(state()).isEqualTo(log.note(100));
  }

  @Test
  void an_empty_log_with_a_root_is_none() throws Exception {
    var state = new denwaban.audit.proof.Checkpoint(log.origin, 0, Merkle.leaf(log.entries.get(0)));
    assertThat(ask(Asking.request(0, List.of(), state.sign(log.signer))).statusCode())
        .isEqualTo(409);
    assertThat(ask(log.request(0, 0)).statusCode()).isEqualTo(200);
    assertThat(ask(log.request(0, 5)).statusCode()).isEqualTo(200);
  }

  @Test
  void another_log_another_key_and_another_path_are_refused() throws Exception {
    assertThat(ask(new Asking("strange.example/log").grow(3).request(0, 3)).statusCode())
        .isEqualTo(404);
    assertThat(ask(new Asking(log.origin).grow(3).request(0, 3)).statusCode()).isEqualTo(403);
    var got =
        http.send(
            HttpRequest.newBuilder(uri("/add-checkpoint")).build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(got.statusCode()).isEqualTo(405);
    var other =
        http.send(HttpRequest.newBuilder(uri("/")).build(), HttpResponse.BodyHandlers.ofString());
    assertThat(other.statusCode()).isEqualTo(404);
  }

  @Test
  void garbage_is_refused() throws Exception {
    var good = log.request(0, 3);
    var hash = Merkle.empty().base64();
    for (var bad :
        List.of(
            "",
            "old 0\n",
            "old 00\n\n" + log.note(3),
            "old -1\n\n" + log.note(3),
            "OLD 0\n\n" + log.note(3),
            "old 0\nnothing\n\n" + log.note(3),
            "old 0\n" + hash.replace("=", "") + "\n\n" + log.note(3),
            "old 0\n" + (hash + "\n").repeat(64) + "\n" + log.note(3),
            good.substring(0, good.length() - 1),
            good.replace("— ", "- "))) {
      assertThat(ask(bad).statusCode()).as(bad).isEqualTo(400);
    }
    assertThat(ask(new byte[] {(byte) 0xff, '\n', '\n', '\n'}).statusCode()).isEqualTo(400);
    var many = "old 0\n" + (hash + "\n").repeat(63) + "\n" + log.note(3);
    assertThat(ask(many).statusCode()).isEqualTo(422);
    assertThat(ask(good).statusCode()).isEqualTo(200);
  }

  @Test
  void a_request_is_as_long_as_allowed_and_no_longer() throws Exception {
    assertThat(ask(new byte[69_632]).statusCode()).isEqualTo(400);
    assertThat(ask(new byte[69_633]).statusCode()).isEqualTo(413);
  }

  @Test
  void of_many_at_once_for_one_log_one_wins() throws Exception {
    ask(log.request(0, 100));
    List<Integer> codes = Collections.synchronizedList(new ArrayList<>());
    List<String> requests = new ArrayList<>();
    for (var size = 101; size <= 116; size++) {
      requests.add(log.request(100, size));
    }
    var go = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var request : requests) {
        var _ =
            threads.submit(() -> {
              go.await();
              return codes.add(ask(request).statusCode());
            });
      }
      go.countDown();
    }
    assertThat(codes).hasSize(16).containsOnly(200, 409);
    assertThat(codes.stream().filter(code -> code == 200)).hasSize(1);
  }

  @Test
  void what_was_kept_before_the_answer_was_lost_is_still_there_and_can_be_asked_again()
      throws Exception {
    ask(log.request(0, 100));
    // The state of 200 is on the disk, and nobody heard of it.
    ask(log.request(100, 200));
    Files.writeString(folder.resolve("state").resolve("half.new"), "old 3");
    restart();

    var again = ask(log.request(100, 200));
    assertThat(again.statusCode()).isEqualTo(409);
    assertThat(again.body()).isEqualTo("200\n");
    assertThat(ask(log.request(200, 200)).statusCode()).isEqualTo(200);
    assertThat(ask(log.request(200, 300)).statusCode()).isEqualTo(200);
  }

  @Test
  void a_state_on_the_disk_that_is_not_the_logs_is_not_built_upon() throws Exception {
    ask(log.request(0, 100));
    try (var files = Files.list(folder.resolve("state"))) {
      Files.writeString(files.findFirst().orElseThrow(), new Asking(log.origin).grow(5).note(5));
    }
    assertThat(ask(log.request(5, 100)).statusCode()).isEqualTo(503);
    assertThat(ask(log.request(0, 100)).statusCode()).isEqualTo(503);
  }

  @Test
  void a_state_that_cannot_be_written_is_not_cosigned() throws Exception {
    ask(log.request(0, 100));
    var state = folder.resolve("state");
    var beside = folder.resolve("moved");
    Files.move(state, beside);
    Files.writeString(state, "a file where a folder was");
    assertThat(ask(log.request(0, 100)).statusCode()).isEqualTo(503);
    Files.delete(state);
    Files.move(beside, state);
    assertThat(ask(log.request(100, 200)).statusCode()).isEqualTo(200);
  }

  @Test
  void keys_are_made_once_and_for_the_owner_alone() throws Exception {
    var before = keys();
    restart();
    assertThat(keys()).isEqualTo(before);
    for (var secret : new String[] {"key.ed25519", "key.ml-dsa-44"}) {
      var permissions = Files.getPosixFilePermissions(folder.resolve(secret));
      assertThat(java.nio.file.attribute.PosixFilePermissions.toString(permissions))
          .isEqualTo("rw-------");
    }
    assertThat(said.toString(UTF_8)).contains(keys().getFirst().vkey()).contains("ready 127.0.0.1");
  }

  @Test
  void a_second_process_another_name_and_a_bare_address_are_refused() throws Exception {
    assertThat(start(folder.toString(), "--lang", "en").code()).isEqualTo(1);
    assertThat(said.toString(UTF_8)).contains("Another witness is using this folder");
    started.close();
    assertThat(start(folder.toString(), "--name", "w.example/2").code()).isEqualTo(1);
    assertThat(start(folder.toString(), "--listen", "0.0.0.0:0", "--lang", "en").code())
        .isEqualTo(1);
    assertThat(said.toString(UTF_8)).contains("--behind-proxy");
    try (var proxied = start(folder.toString(), "--listen", "0.0.0.0:0", "--behind-proxy")) {
      assertThat(proxied.server()).isPresent();
    }
    var empty = folder.resolve("new").toString();
    assertThat(start(empty).code()).isEqualTo(1);
    assertThat(start(empty, "--name", "w.example/3", "--lang", "ja").code()).isEqualTo(1);
    assertThat(said.toString(UTF_8)).contains("logs というファイル");
    assertThat(start().code()).isEqualTo(64);
    assertThat(start(folder.toString(), "--listen", "example.com:80").code()).isEqualTo(64);
    assertThat(start(folder.toString(), "--listen", "127.0.0.1:65536").code()).isEqualTo(64);
    assertThat(start(folder.toString(), "--tls", "x").code()).isEqualTo(64);
  }
}
