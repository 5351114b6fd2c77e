package denwaban.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// To which TCP ports connections were begun, by whatever program, in the tests' own network: seen
/// by tcpdump on `lo`, which has all there is.
final class Dialled implements AutoCloseable {

  private static final String BEGIN = "tcp-syn|tcp-ack) == tcp-syn";

  /// Such as `IP 192.0.2.7.40112 > 127.0.0.1.2525: Flags [S], …`.
  private static final Pattern TO = Pattern.compile(" > \\S+\\.(\\d+): ");

  private final Process tcpdump;
  private final Path seen;

  private Dialled(Process tcpdump, Path seen) {
    this.tcpdump = tcpdump;
    this.seen = seen;
  }

  /// @param home in a folder of its own within: who waits for a file in `home` is not disturbed
  static Dialled watch(Path home) throws Exception {
    var folder = Files.createDirectories(home.resolve("dialled"));
    var seen = folder.resolve("dialled.txt");
    var said = folder.resolve("dialled.log");
    var tcpdump =
        new ProcessBuilder(
                "tcpdump",
                "-i",
                "lo",
                "-p",
                "-n",
                "-l",
                "-t",
                "-s",
                "100",
                "-Z",
                "root",
                "tcp[tcpflags] & (" + BEGIN + " or ip6 proto 6")
            .redirectError(said.toFile())
            .redirectOutput(seen.toFile())
            .start();
    Wait.until(
        "tcpdump listens",
        Duration.ofSeconds(10),
        () -> Files.readString(said).contains("listening"));
    return new Dialled(tcpdump, seen);
  }

  /// Ports, but for these.
  Set<Integer> ports(Set<Integer> own) throws Exception {
    var ports = new TreeSet<Integer>();
    for (var line : Files.readAllLines(seen, UTF_8)) {
      var to = TO.matcher(line);
      if (line.contains("Flags [S]") && to.find()) ports.add(Integer.valueOf(to.group(1)));
    }
    ports.removeAll(own);
    return ports;
  }

  /// Where a database of this folder listens.
  static int database(Path folder) throws Exception {
    try (var files = Files.walk(folder)) {
      var pid = files.filter(it -> it.endsWith("postmaster.pid")).findFirst().orElseThrow();
      return Integer.parseInt(Files.readAllLines(pid).get(3).strip());
    }
  }

  @Override
  public void close() {
    tcpdump.destroy();
    tcpdump.onExit().join();
  }
}
