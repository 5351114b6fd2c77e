package denwaban.bench;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// `./denwaban demo` on free ports and a folder of the measurement.
final class Office implements AutoCloseable {

  private static final Duration START = Duration.ofMinutes(2);
  private static final Duration STOP = Duration.ofSeconds(20);
  private static final int POLL_MS = 20;

  private final Path folder;
  private final Process process;
  private final int http = freeTcp();
  private final int sip = freeUdp();
  private final Duration start;

  /// Starts it and waits until it can be used.
  ///
  /// @param folder where its data is, or will be
  /// @throws IOException if it does not start; with what it printed
  Office(Path folder, Tidy tidy) throws Exception {
    this.folder = folder;
    var begun = System.nanoTime();
    process =
        new ProcessBuilder(command())
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log().toFile())
            .start();
    tidy.atEnd(this::close);
    await();
    start = Duration.ofNanos(System.nanoTime() - begun);
  }

  int sip() {
    return sip;
  }

  String url(String path) {
    return "http://localhost:" + http + path;
  }

  /// From the command to the first page, to within the pause between two questions.
  Duration start() {
    return start;
  }

  private Path log() {
    return folder.resolve("office.log");
  }

  private List<String> command() {
    return List.of(
        Path.of(System.getProperty("denwaban.root", "."), "denwaban").toAbsolutePath().toString(),
        "demo",
        "--denwaban.data=" + folder.resolve("data"),
        "--denwaban.http.port=" + http,
        "--denwaban.sip.port=" + sip);
  }

  private void await() throws IOException, InterruptedException {
    var end = System.nanoTime() + START.toNanos();
    try (var client = HttpClient.newHttpClient()) {
      while (System.nanoTime() < end && process.isAlive()) {
        if (answers(client, "/api/demo") && answers(client, "/demo")) return;
        Thread.sleep(POLL_MS);
      }
    }
    throw new IOException("the office did not start:\n" + Files.readString(log()));
  }

  private boolean answers(HttpClient client, String path) throws InterruptedException {
    var request = HttpRequest.newBuilder(URI.create(url(path))).timeout(START).build();
    try {
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  static int freeTcp() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /// Free for TCP too, most likely: the office listens for both.
  static int freeUdp() throws IOException {
    try (var socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /// Asks it to stop, as Ctrl-C does, and waits for it and its database.
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException stopped) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
