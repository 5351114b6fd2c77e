package denwaban.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// CPU seconds, user and system.
final class Cpu {

  private Cpu() {}

  /// Work whose CPU time counts.
  interface Work {
    void run() throws Exception;
  }

  /// Of every thread of this process while `work` runs: the collector's and the compiler's too.
  static double of(Work work) throws Exception {
    var before = nanos();
    work.run();
    return (nanos() - before) / 1e9;
  }

  /// Of a command, its start included, and of the processes that it waits for.
  ///
  /// @throws IOException with what it said, if it fails
  static double of(String... words) throws IOException, InterruptedException {
    return of(List.of(words));
  }

  static double of(List<String> words) throws IOException, InterruptedException {
    var quoted = new StringBuilder();
    for (var word : words) quoted.append(" '").append(word).append('\'');
    var process =
        new ProcessBuilder("bash", "-c", "TIMEFORMAT='%3U %3S'; time" + quoted)
            .redirectErrorStream(true)
            .start();
    var said = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (process.waitFor() != 0) throw new IOException(words.getFirst() + " failed: " + said);
    var times = said.strip().lines().reduce((_, last) -> last).orElse("").split(" ");
    return Arrays.stream(times).mapToDouble(Double::parseDouble).sum();
  }

  /// The kernel's own count. What Java offers for a whole process goes in steps of 10 ms.
  private static long nanos() throws IOException {
    var sum = 0L;
    try (var threads = Files.newDirectoryStream(Path.of("/proc/self/task"))) {
      for (var thread : threads) {
        var said = Files.readString(thread.resolve("schedstat"));
        sum += Long.parseLong(said.substring(0, said.indexOf(' ')));
      }
    }
    return sum;
  }
}
