package denwaban.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Starts a measurement again as the generator on core 1: as root in a network of its own that has
/// only a loopback, and with real-time priority.
final class Shielded {

  /// Among the arguments: it has been started again.
  static final String INSIDE = "--inside";

  private static final int STOP_SECONDS = 20;

  private Shielded() {}

  static void run(String measurement, List<String> arguments) throws Exception {
    if (Runtime.getRuntime().availableProcessors() < 2) {
      System.out.println("Two cores are needed: one for the relay, one for the generator.");
      return;
    }
    var network = "denwaban-bench-" + ProcessHandle.current().pid();
    try (var tidy = new Tidy()) {
      var own = Pinned.succeeds("ip", "netns", "add", network);
      if (own) tidy.atEnd(() -> Pinned.succeeds("ip", "netns", "delete", network));
      var command = new ArrayList<String>();
      if (own) {
        command.addAll(List.of("ip", "netns", "exec", network));
        if (!Pinned.succeeds("ip", "netns", "exec", network, "ip", "link", "set", "lo", "up")) {
          throw new IOException("no loopback in the own network");
        }
      }
      var java = new ArrayList<>(List.of(Pinned.java(), "-XX:+UseSerialGC", "-Xmx2g", "-Xmn1g"));
      java.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-cp"));
      java.add(System.getProperty("java.class.path"));
      java.addAll(List.of(Bench.class.getName(), measurement, INSIDE));
      java.addAll(arguments);
      command.addAll(Pinned.generator(java));
      var process = new ProcessBuilder(command).inheritIO().start();
      tidy.atEnd(() -> stop(process));
      var status = process.waitFor();
      if (status != 0) throw new IOException("the measurement failed with status " + status);
    }
  }

  /// Lets it tidy up behind itself.
  private static void stop(Process process) throws InterruptedException {
    process.destroy();
    if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) process.destroyForcibly().waitFor();
  }
}
