package denwaban.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Runs programs on a core of their own, shielded from other work where the machine allows.
final class Pinned {

  /// 1 to 99 (SCHED_RR); any will do, as only we use real-time priorities.
  private static final String PRIORITY = "10";

  private Pinned() {}

  static boolean shielded() {
    return succeeds("chrt", "-r", PRIORITY, "true");
  }

  /// Core 0, real-time where allowed: all threads alike. With a media thread before the others of
  /// its JVM on one core, it spun for a call site that the thread behind it was about to patch, for
  /// ever.
  static List<String> subject(List<String> command) {
    return on("0", command);
  }

  /// Core 1, real-time where allowed.
  static List<String> generator(List<String> command) {
    return on("1", command);
  }

  private static List<String> on(String core, List<String> command) {
    var words = new ArrayList<>(List.of("taskset", "-c", core));
    if (shielded()) words.addAll(List.of("chrt", "-r", PRIORITY));
    words.addAll(command);
    return words;
  }

  static boolean succeeds(String... command) {
    try {
      var process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor() == 0;
    } catch (IOException missing) {
      return false;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /// User and system time of a process so far, in seconds, to 10 ms (proc(5)).
  static double cpuSeconds(long pid) throws IOException {
    var stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
    var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / 100.0;
  }

  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }
}
