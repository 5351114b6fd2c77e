package denwaban.call;

import java.time.Duration;

/// How long things may take, and how many callers fit.
///
/// @param ring how long one operator's desk rings before the next is tried, 1 s to 2 min
/// @param queue how long a caller waits for an operator before we give up, 10 s to 1 h
/// @param lines callers at one time, 1 to 10,000
record Patience(Duration ring, Duration queue, int lines) {

  /// @throws IllegalArgumentException if one is out of range
  Patience {
    requireBetween("ring", ring, Duration.ofSeconds(1), Duration.ofMinutes(2));
    requireBetween("queue", queue, Duration.ofSeconds(10), Duration.ofHours(1));
    if (lines < 1 || lines > 10_000) {
      throw new IllegalArgumentException("denwaban.call.lines: 1 to 10000");
    }
  }

  private static void requireBetween(String name, Duration value, Duration least, Duration most) {
    if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
      throw new IllegalArgumentException(
          "denwaban.call.%s: %d to %d seconds"
              .formatted(name, least.toSeconds(), most.toSeconds()));
    }
  }
}
