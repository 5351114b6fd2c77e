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

  private static final String RAISED = "20";

  private Pinned() {}

  static boolean shielded() {
    return succeeds("chrt", "-r", PRIORITY, "true");
  }

  static List<String> on(int core, List<String> command) {
    var words = new ArrayList<>(List.of("taskset", "-c", Integer.toString(core)));
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

  /// Puts one thread before the others of its process: on a single core, with real-time priority,
  /// the kernel would else let the recorder and the collector finish first.
  static void raise(long pid, String thread) throws IOException {
    try (var tasks = Files.list(Path.of("/proc/" + pid + "/task"))) {
      for (var task : tasks.toList()) {
        if (!Files.readString(task.resolve("comm")).strip().equals(thread)) continue;
        succeeds("chrt", "-r", "-p", RAISED, task.getFileName().toString());
      }
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
