package denwaban.delivery.chain;

import java.time.Duration;
import java.util.List;

/// How fast a chain goes on while there is no acknowledgement.
///
/// @param tries when each try by one way comes, counted from the way's begin; a later one only if
///   what was tried before was not accepted
/// @param nextWay after which a person is told by their next way too
/// @param nextTier after which the next tier is told
/// @param doneWithin after an acknowledgement, before the person who gave it is reminded; zero for
///   never
public record Pace(List<Duration> tries, Duration nextWay, Duration nextTier, Duration doneWithin) {

  /// Longest time of each.
  public static final Duration LONGEST = Duration.ofDays(2);

  public static final int TRIES = 10;

  /// For urgent things: three tries within a minute, the next way after two, the next tier after
  /// five.
  public static final Pace URGENT =
      new Pace(
          List.of(Duration.ZERO, Duration.ofSeconds(15), Duration.ofSeconds(60)),
          Duration.ofMinutes(2),
          Duration.ofMinutes(5),
          Duration.ofHours(1));

  /// @throws IllegalArgumentException if there is no try or too many, they do not rise from zero,
  ///   or a time is out of range
  public Pace {
    tries = List.copyOf(tries);
    if (tries.isEmpty() || tries.size() > TRIES || !tries.getFirst().isZero()) {
      throw new IllegalArgumentException("1 to 10 tries, the first at once");
    }
    for (var i = 1; i < tries.size(); i++) {
      if (tries.get(i).compareTo(tries.get(i - 1)) <= 0) {
        throw new IllegalArgumentException("tries come one after another");
      }
    }
    within(tries.getLast(), Duration.ZERO);
    within(nextWay, Duration.ofSeconds(1));
    within(nextTier, Duration.ofSeconds(1));
    within(doneWithin, Duration.ZERO);
  }

  private static void within(Duration time, Duration least) {
    if (time.compareTo(least) < 0 || time.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("a pace is out of range");
    }
  }
}
