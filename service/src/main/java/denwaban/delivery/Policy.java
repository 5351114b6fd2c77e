package denwaban.delivery;

import denwaban.delivery.chain.Pace;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// By which rule a client's people are told.
///
/// @param urgent how fast, for what is urgent; no quiet time holds it
/// @param ordinary how fast, for all else
/// @param quietFrom from when in the day on nobody is told of what is not urgent; null for never
/// @param quietTo until when
/// @param missed whether they are told of calls that nobody answered
public record Policy(
    Pace urgent,
    Pace ordinary,
    @Nullable LocalTime quietFrom,
    @Nullable LocalTime quietTo,
    boolean missed) {

  /// The version of a client that never set one.
  public static final int NONE = 0;

  /// Until an operator's notice leaves: so long it can be taken back.
  public static final Duration HELD = Duration.ofSeconds(10);

  public static final Policy USUAL =
      new Policy(
          Pace.URGENT,
          new Pace(
              List.of(
                  Duration.ZERO,
                  Duration.ofMinutes(1),
                  Duration.ofMinutes(5),
                  Duration.ofMinutes(15)),
              Duration.ofMinutes(30),
              Duration.ofHours(1),
              Duration.ofHours(24)),
          null,
          null,
          true);

  /// @throws IllegalArgumentException if one end of the quiet time is missing, or both are one
  public Policy {
    if ((quietFrom == null) != (quietTo == null)
        || (quietFrom != null && quietFrom.equals(quietTo))) {
      throw new IllegalArgumentException("a quiet time has two different ends");
    }
  }

  public Pace pace(boolean hurry) {
    return hurry ? urgent : ordinary;
  }

  /// When nobody is disturbed any more: this instant, or the end of the quiet time that it is in.
  public Instant after(Instant at, boolean hurry, ZoneId zone) {
    if (hurry || quietFrom == null || quietTo == null) return at;
    var there = at.atZone(zone);
    var time = there.toLocalTime();
    var overnight = quietTo.isBefore(quietFrom);
    var quiet =
        overnight
            ? !time.isBefore(quietFrom) || time.isBefore(quietTo)
            : !time.isBefore(quietFrom) && time.isBefore(quietTo);
    if (!quiet) return at;
    var end = there.toLocalDate().atTime(quietTo).atZone(zone);
    return (end.toInstant().isAfter(at) ? end : end.plusDays(1)).toInstant();
  }
}
