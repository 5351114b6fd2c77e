package denwaban.bench;

import denwaban.call.media.RelayDoor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `bench relay`: calls relayed on one core, each recorded and sealed, beside rtpengine.
///
/// The subject has core 0, the generator core 1. As root everything runs in a network of its own
/// that has only a loopback, and with real-time priority, so that other work on the machine
/// disturbs less.
final class Relay {

  private Relay() {}

  /// One row of the table.
  record Row(
      String name, int calls, int seconds, double cpu, long lost, int p50, int p99, String facts) {

    /// Calls that one second of one core carries for one second.
    double callsPerCpuSecond() {
      return calls * (double) seconds / cpu;
    }
  }

  static void run(String[] arguments) throws Exception {
    var words = new ArrayList<>(List.of(arguments));
    var inside = words.remove(Shielded.INSIDE);
    var calls = words.isEmpty() ? 300 : Integer.parseInt(words.getFirst());
    var seconds = words.size() < 2 ? 20 : Integer.parseInt(words.get(1));
    if (calls < 1 || calls > 2000 || seconds < 1 || seconds > 600) {
      throw new IllegalArgumentException("calls 1 to 2000, seconds 1 to 600");
    }
    if (inside) measure(calls, seconds);
    else Shielded.run("relay", List.of(Integer.toString(calls), Integer.toString(seconds)));
  }

  private static void measure(int calls, int seconds) throws Exception {
    Machine.print();
    System.out.printf(
        "%d calls, %d s measured after %d s, 50 packets a second each way, PCMU to %s%n",
        calls, seconds, Generator.WARM_UP_SECONDS, "AEAD_AES_128_GCM");
    if (!Pinned.shielded()) System.out.println("No real-time priority: other work disturbs.");
    RelayDoor.warmUp();
    try (var tidy = new Tidy()) {
      var folder = tidy.folder("relay");
      tidy.atEnd(() -> ProcessHandle.current().children().forEach(ProcessHandle::destroy));
      var rows = new ArrayList<Row>();
      rows.add(row(calls, seconds, Kind.DENWABAN, Files.createDirectory(folder.resolve("a"))));
      if (Rtpengine.installed()) {
        rows.add(row(calls, seconds, Kind.RTPENGINE, folder));
      }
      rows.add(row(calls, seconds, Kind.DENWABAN_BARE, folder));
      if (Rtpengine.installed()) {
        rows.add(row(calls, seconds, Kind.RTPENGINE_BARE, folder));
      }
      print(rows);
    }
  }

  private enum Kind {
    DENWABAN,
    RTPENGINE,
    DENWABAN_BARE,
    RTPENGINE_BARE
  }

  private static Row row(int calls, int seconds, Kind kind, Path folder) throws Exception {
    var chance = new SecureRandom();
    var agentKey = new byte[28];
    var ourKey = new byte[28];
    chance.nextBytes(agentKey);
    chance.nextBytes(ourKey);
    try (var generator = new Generator(calls, seconds)) {
      var caller = generator.callerPort();
      Path log = folder.resolve("rtpengine.log");
      try (Subject subject =
          switch (kind) {
            case DENWABAN -> new DenwabanRelay(calls, caller, agentKey, ourKey, folder);
            case DENWABAN_BARE -> new DenwabanRelay(calls, caller, agentKey, ourKey, null);
            case RTPENGINE -> new Rtpengine(calls, caller, agentKey, log, true);
            case RTPENGINE_BARE -> new Rtpengine(calls, caller, agentKey, log, false);
          }) {
        for (var i = 0; i < calls; i++)
          generator.add(subject.call(i, generator.agentPort(i)), agentKey);
        generator.prepare(agentKey);
        generator.run(subject.pid());
        return row(subject, generator, calls, seconds);
      }
    }
  }

  private static Row row(Subject subject, Generator generator, int calls, int seconds)
      throws Exception {
    var facts = new StringBuilder(subject.end());
    if (generator.strange > 0) facts.append(", wrong or repeated ").append(generator.strange);
    System.out.printf(
        "%s: generator late p50 %d us, p99 %d us, max %d us; %s%n",
        subject.name(),
        generator.lateness.quantile(0.5),
        generator.lateness.quantile(0.99),
        generator.lateness.quantile(1),
        facts);
    return new Row(
        subject.name(),
        calls,
        seconds,
        generator.cpu,
        generator.lost(),
        Math.max(generator.toAgentLatency.quantile(0.5), generator.toCallerLatency.quantile(0.5)),
        Math.max(generator.toAgentLatency.quantile(0.99), generator.toCallerLatency.quantile(0.99)),
        facts.toString());
  }

  private static void print(List<Row> rows) {
    System.out.println();
    System.out.println(
        "| on one core | calls | lost | added p50 us | added p99 us | CPU s | core | calls × s per CPU s |");
    System.out.println("|---|---|---|---|---|---|---|---|");
    for (var row : rows) {
      System.out.printf(
          "| %s | %d | %d | %d | %d | %.2f | %.0f %% | %.0f |%n",
          row.name,
          row.calls,
          row.lost,
          row.p50,
          row.p99,
          row.cpu,
          100 * row.cpu / row.seconds,
          row.callsPerCpuSecond());
    }
    System.out.println();
    compare(find(rows, "Denwaban, recorded"), find(rows, "rtpengine, copied"), "with recording");
    compare(find(rows, "Denwaban, relay"), find(rows, "rtpengine, relay"), "relay only");
  }

  private static void compare(@Nullable Row ours, @Nullable Row theirs, String what) {
    if (ours == null || theirs == null) {
      System.out.println(
          what + ": rtpengine is not installed (Debian: rtpengine-daemon), so nothing to compare");
      return;
    }
    if (ours.lost > 0 || theirs.lost > 0) {
      System.out.println(what + ": packets were lost, so the CPU times are not comparable");
      return;
    }
    System.out.printf(
        "%s: Denwaban carries %.2f times the calls per CPU second of rtpengine%n",
        what, ours.callsPerCpuSecond() / theirs.callsPerCpuSecond());
  }

  private static @Nullable Row find(List<Row> rows, String name) {
    return rows.stream().filter(row -> row.name.startsWith(name)).findFirst().orElse(null);
  }
}
