package denwaban.network;

import java.time.Duration;
import java.time.Instant;

/// How long to wait before something outside is asked again: a minute, then twice as long each
/// time, an hour at most.
///
/// @param failures in a row
/// @param until not before this
public record Backoff(int failures, Instant until) {

  static final Duration FIRST = Duration.ofMinutes(1);
  static final Duration MOST = Duration.ofHours(1);

  public static final Backoff NONE = new Backoff(0, Instant.EPOCH);

  public boolean over(Instant now) {
    return !now.isBefore(until);
  }

  public Backoff failed(Instant now) {
    var wait = FIRST.multipliedBy(1L << Math.min(failures, 10));
    return new Backoff(failures + 1, now.plus(wait.compareTo(MOST) < 0 ? wait : MOST));
  }
}
