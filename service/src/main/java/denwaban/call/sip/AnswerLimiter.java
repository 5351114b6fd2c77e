package denwaban.call.sip;

import java.net.InetAddress;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/// Limits the answers that need no call (OPTIONS, refusals), by token buckets: one for each source,
/// and one for all together. A trunk's address can be forged, and its owner need not hear us for
/// it.
final class AnswerLimiter {

  /// Answers per second to one address, and how many may be saved up.
  static final int RATE = 20;

  static final int BURST = 40;

  /// The same for all addresses together.
  static final int RATE_OF_ALL = 200;

  static final int BURST_OF_ALL = 400;

  /// Addresses that are remembered; the one that was quiet for longest is forgotten first.
  static final int SOURCES = 256;

  private final InstantSource clock;
  private final Bucket all;
  private final Map<InetAddress, Bucket> bySource =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<InetAddress, Bucket> eldest) {
          return size() > SOURCES;
        }
      };

  AnswerLimiter(InstantSource clock) {
    this.clock = clock;
    this.all = new Bucket(RATE_OF_ALL, BURST_OF_ALL, clock.millis());
  }

  /// Whether one more answer may go to `source` now.
  synchronized boolean allows(InetAddress source) {
    var now = clock.millis();
    return bySource.computeIfAbsent(source, _ -> new Bucket(RATE, BURST, now)).take(now)
        && all.take(now);
  }

  private static final class Bucket {

    private final int rate;
    private final int burst;
    private double tokens;
    private long at;

    Bucket(int rate, int burst, long now) {
      this.rate = rate;
      this.burst = burst;
      this.tokens = burst;
      this.at = now;
    }

    boolean take(long now) {
      tokens = Math.min(burst, tokens + Math.max(0, now - at) * rate / 1_000.0);
      at = now;
      if (tokens < 1) return false;
      tokens--;
      return true;
    }
  }
}
