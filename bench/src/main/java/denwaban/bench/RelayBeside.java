package denwaban.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/// Calls that an office relays in its own process while it does something else as well.
final class RelayBeside {

  private static final int KEY_BYTES = 28;

  private RelayBeside() {}

  /// @param calls how many
  /// @param seconds that are measured
  /// @param folder of the recordings
  /// @param name of the row
  record Calls(int calls, int seconds, Path folder, String name) {}

  /// @param p50 added by the relay, in microseconds, of the slower direction
  /// @param late p99 of the generator's own lateness, in microseconds
  /// @param beside what the other work answered; null without any
  record Measured<T>(long lost, int p50, int p99, int late, @Nullable T beside) {

    String columns() {
      return "%d | %d | %d".formatted(lost, p50, p99);
    }
  }

  /// @param beside begins with the calls; null for nothing
  static <T> Measured<T> measure(SignInOffice office, Calls of, @Nullable Callable<T> beside)
      throws Exception {
    var chance = new SecureRandom();
    var agentKey = new byte[KEY_BYTES];
    var ourKey = new byte[KEY_BYTES];
    chance.nextBytes(agentKey);
    chance.nextBytes(ourKey);
    Files.createDirectory(of.folder());
    try (var generator = new Generator(of.calls(), of.seconds());
        var threads = Executors.newSingleThreadExecutor()) {
      var subject = office.calls(of.calls(), generator.callerPort(), agentKey, ourKey, of.folder());
      for (var n = 0; n < of.calls(); n++) {
        generator.add(subject.call(n, generator.agentPort(n)), agentKey);
      }
      generator.prepare(agentKey);
      var other = beside == null ? null : threads.submit(beside);
      generator.run(subject.pid());
      var done = other == null ? null : other.get();
      System.err.println(of.name() + ": " + subject.end());
      return new Measured<>(
          generator.lost(),
          Math.max(generator.toAgentLatency.quantile(0.5), generator.toCallerLatency.quantile(0.5)),
          Math.max(
              generator.toAgentLatency.quantile(0.99), generator.toCallerLatency.quantile(0.99)),
          generator.lateness.quantile(0.99),
          done);
    }
  }
}
