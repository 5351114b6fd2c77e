package denwaban.http;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/// Counts per visitor, in memory: so many in a window, then no more until it is over.
public final class RateLimiter {

  /// Visitors remembered; beyond it the one not seen for longest is forgotten.
  static final int VISITORS = 10_000;

  private final int limit;
  private final Duration window;
  private final InstantSource clock;
  private final Map<String, Count> counts =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Count> eldest) {
          return size() > VISITORS;
        }
      };

  /// @param limit how many pass per `window` and visitor
  public RateLimiter(int limit, Duration window, InstantSource clock) {
    this.limit = limit;
    this.window = window;
    this.clock = clock;
  }

  private record Count(Instant since, int number) {}

  /// Counts one.
  public synchronized void count(String visitor) {
    var now = clock.instant();
    var before = counts.get(visitor);
    counts.put(
        visitor,
        before == null || over(before, now)
            ? new Count(now, 1)
            : new Count(before.since(), before.number() + 1));
  }

  /// @throws Problem 429 if the visitor's limit is reached
  public synchronized void check(String visitor) {
    var wait = wait(visitor);
    if (wait == 0) {
      return;
    }
    throw new Problem(429, "too-many-attempts", wait).with("Retry-After", String.valueOf(wait));
  }

  /// @return seconds until the visitor may go on; 0 if they may now
  public synchronized long wait(String visitor) {
    var now = clock.instant();
    var count = counts.get(visitor);
    return count == null || over(count, now) || count.number() < limit
        ? 0
        : Duration.between(now, count.since().plus(window)).toSeconds() + 1;
  }

  private boolean over(Count count, Instant now) {
    return !now.isBefore(count.since().plus(window));
  }
}
