package denwaban.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The built program in demo mode, as `./denwaban demo` runs it, on free ports and a folder of its
/// own that goes when it ends.
final class PopOffice implements AutoCloseable {

  private static final Duration START = Duration.ofMinutes(2);

  private final Path folder;
  private final Process process;
  private final int http = freeTcp();
  private final int sip = freeUdp();

  /// @throws IOException if it does not start; with what it printed
  PopOffice() throws Exception {
    folder = Files.createTempDirectory("denwaban-bench-pop-");
    // root's PostgreSQL runs as somebody else, who must be able to pass through
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
    process =
        new ProcessBuilder(command())
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log().toFile())
            .start();
    try {
      await();
    } catch (IOException failed) {
      close();
      throw failed;
    }
  }

  int sip() {
    return sip;
  }

  String url(String path) {
    return "http://localhost:" + http + path;
  }

  private Path log() {
    return folder.resolve("office.log");
  }

  /// With the options of our own JVM: the launcher gives both the same.
  private List<String> command() throws IOException {
    var run = Path.of(System.getProperty("denwaban.root", ".")).resolve("service/target/run");
    var command = new ArrayList<>(List.of(Pinned.java()));
    for (var option : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
      if (!option.startsWith("-Ddenwaban.")) command.add(option);
    }
    command.add("-Xmx2g");
    var aot = run.resolve("denwaban.aot");
    if (Files.exists(aot)) command.add("-XX:AOTCache=" + aot);
    try (var jars = Files.newDirectoryStream(run, "denwaban-service-*-app.jar")) {
      command.addAll(List.of("-jar", jars.iterator().next().toString()));
    }
    command.add("--denwaban.mode=demo");
    command.add("--denwaban.data=" + folder.resolve("data"));
    command.add("--denwaban.http.port=" + http);
    command.add("--denwaban.sip.port=" + sip);
    return command;
  }

  private void await() throws IOException, InterruptedException {
    var end = System.nanoTime() + START.toNanos();
    while (System.nanoTime() < end && process.isAlive()) {
      if (answers()) return;
      Thread.sleep(100);
    }
    throw new IOException("the office did not start:\n" + Files.readString(log()));
  }

  private boolean answers() throws InterruptedException {
    var request = HttpRequest.newBuilder(URI.create(url("/api/demo"))).timeout(START).build();
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  private static int freeTcp() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /// Free for TCP too, most likely: the office listens for both.
  private static int freeUdp() throws IOException {
    try (var socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) process.destroyForcibly().waitFor();
    } catch (InterruptedException stopped) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    Relay.delete(folder);
  }
}
