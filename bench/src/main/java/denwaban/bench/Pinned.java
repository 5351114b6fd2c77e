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

  /// One core as any program has it, without real-time priority, in a session of its own for
  /// [#favour].
  static List<String> plain(String core, List<String> command) {
    var words = new ArrayList<>(List.of("setsid", "taskset", "-c", core, "chrt", "-o", "0"));
    words.addAll(command);
    return words;
  }

  /// Puts a session before other work on the machine where that is allowed (sched(7), autogroups);
  /// within the session nothing changes.
  static void favour(long pid) {
    try {
      Files.writeString(Path.of("/proc/" + pid + "/autogroup"), "-15");
    } catch (IOException notAllowed) {
      System.err.println("Not put before other work: it disturbs more.");
    }
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

  /// The same of a process and its children, those included that have ended.
  static double familySeconds(long pid) throws IOException {
    var stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
    var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    var sum = cpuSeconds(pid);
    sum += (Long.parseLong(fields[13]) + Long.parseLong(fields[14])) / 100.0;
    for (var child : ProcessHandle.of(pid).orElseThrow().children().toList()) {
      sum += child.isAlive() ? cpuSeconds(child.pid()) : 0;
    }
    return sum;
  }

  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }
}
