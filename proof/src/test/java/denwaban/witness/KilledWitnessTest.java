package denwaban.witness;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The real process, killed at moments that nobody chose.
class KilledWitnessTest {

  private static final int KILLS = 6;
  private static final long LATER_MS = 50;

  @TempDir Path folder;

  private final AtomicInteger asked = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();
  private final Asking log = new Asking("aoba.example/log/1").grow(2_000);

  @Test
  void killed_at_any_moment_it_forgets_nothing_that_it_confirmed() throws Exception {
    Files.writeString(folder.resolve("logs"), log.key() + "\n");
    var chance = new Random(7);
    var confirmed = new AtomicInteger();
    for (var round = 0; round < KILLS; round++) {
      var process = process();
      try (var http = HttpClient.newHttpClient()) {
        var uri = URI.create("http://" + ready(process) + "/add-checkpoint");
        var size = size(http, uri);
        assertThat(size).isGreaterThanOrEqualTo(confirmed.get());
        // what was kept and never answered may be rounds ahead, but never ahead of what was asked
        assertThat(size).isLessThanOrEqualTo(asked.get());
        var asking = Thread.ofVirtual().start(() -> grow(http, uri, size, confirmed));
        // a busy machine answers late, and there is nothing to forget before the first answer
        var late = confirmed.get() == 0 ? LATER_MS * round : 0;
        Thread.sleep(chance.nextInt(5, 120) + late);
        process.destroyForcibly().waitFor();
        asking.join();
      }
    }
    assertThat(confirmed.get()).isPositive();
    assertThat(refused.get()).isZero();
  }

  /// Asks again and again, one entry more each time, until nobody answers.
  private void grow(HttpClient http, URI uri, int from, AtomicInteger confirmed) {
    try {
      for (var size = from; size < log.entries.size(); size++) {
        asked.set(size + 1);
        if (post(http, uri, log.request(size, size + 1)).statusCode() != 200) {
          refused.incrementAndGet();
          return;
        }
        confirmed.set(size + 1);
      }
    } catch (IOException | InterruptedException e) {
      // killed
    }
  }

  /// What it remembers, from its 409; 0 if the first state is what it lacks.
  private int size(HttpClient http, URI uri) throws Exception {
    var answer = post(http, uri, log.request(2_000, 2_000));
    assertThat(answer.statusCode()).isEqualTo(409);
    return Integer.parseInt(answer.body().strip());
  }

  private static HttpResponse<String> post(HttpClient http, URI uri, String body)
      throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(uri).POST(HttpRequest.BodyPublishers.ofString(body)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private Process process() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            "denwaban.witness.Main",
            folder.toString(),
            "--name",
            "w.example/1",
            "--listen",
            "127.0.0.1:0")
        .redirectErrorStream(true)
        .start();
  }

  private static String ready(Process process) throws IOException {
    var out = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    for (var line = out.readLine(); line != null; line = out.readLine()) {
      if (line.startsWith("ready ")) {
        return line.substring("ready ".length());
      }
    }
    throw new AssertionError("the witness did not start");
  }
}
