package denwaban.delivery;

import denwaban.delivery.chain.Chain;
import denwaban.delivery.chain.OnCall;
import denwaban.delivery.chain.Pace;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// By which rule a client's people are told.
///
/// @param urgent how fast, for what is urgent; no quiet time holds it
/// @param ordinary how fast, for all else
/// @param quietFrom time of day from which no one is told of what is not urgent, not even that it
///   still waits; null for never
/// @param quietTo until when
/// @param missed whether they are told of calls that were not answered
/// @param digest at which times of the day what is ordinary is told together, rising; empty for
///   each by itself as soon as it comes
public record Policy(
    Pace urgent,
    Pace ordinary,
    @Nullable LocalTime quietFrom,
    @Nullable LocalTime quietTo,
    boolean missed,
    List<LocalTime> digest) {

  /// The version of a client that never set one.
  public static final int NONE = 0;

  /// Until an operator's notice leaves: so long it can be taken back.
  public static final Duration HELD = Duration.ofSeconds(10);

  /// Digests of one day, at most.
  public static final int DIGESTS = 6;

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
          true,
          List.of());

  /// @throws IllegalArgumentException if one end of the quiet time is missing, or both are one; if
  ///   there are too many digests, two at one time, one between two minutes, or one in the quiet
  ///   time
  public Policy {
    if ((quietFrom == null) != (quietTo == null)
        || (quietFrom != null && quietFrom.equals(quietTo))) {
      throw new IllegalArgumentException("a quiet time has two different ends");
    }
    // versions that were kept before there were digests have none
    digest = digest == null ? List.of() : digest.stream().sorted().toList();
    if (digest.size() > DIGESTS || new HashSet<>(digest).size() < digest.size()) {
      throw new IllegalArgumentException("up to " + DIGESTS + " digests at different times");
    }
    for (var time : digest) {
      if (!time.equals(time.truncatedTo(ChronoUnit.MINUTES))) {
        throw new IllegalArgumentException("a digest comes at a full minute");
      }
      if (quiet(time, quietFrom, quietTo)) {
        throw new IllegalArgumentException("a digest is not in the quiet time");
      }
    }
  }

  public Pace pace(boolean hurry) {
    return hurry ? urgent : ordinary;
  }

  /// The next time outside quiet hours: this instant, or the end of the quiet time that it is in.
  public Instant after(Instant at, boolean hurry, ZoneId zone) {
    if (hurry || quietFrom == null || quietTo == null) return at;
    var there = at.atZone(zone);
    if (!quiet(there.toLocalTime(), quietFrom, quietTo)) return at;
    var end = there.toLocalDate().atTime(quietTo).atZone(zone);
    return (end.toInstant().isAfter(at) ? end : end.plusDays(1)).toInstant();
  }

  /// The next step of a chain at this time. In quiet hours there is none: no try, no way, no tier,
  /// no reminder, and no chain ends as unanswered. What would come in them comes after them: while
  /// people are being told, as long after their end as it would have come after their beginning;
  /// all else at their end.
  Chain.Step step(Chain chain, boolean hurry, Instant now, ZoneId zone, OnCall onCall) {
    var end = after(now, hurry, zone);
    if (!end.isAfter(now)) return chain.due(now, onCall);
    var next = chain.wake();
    if (next == null || !next.isBefore(end)) return chain.still();
    var begun = begun(now, zone);
    var late = chain.state() == Chain.State.TELLING && next.isAfter(begun);
    var at = late ? end.plus(Duration.between(begun, next)) : end;
    // quiet hours that leave little of a day put it off once, not day after day
    return chain.putOff(after(at, hurry, zone));
  }

  /// When the quiet time began that this instant is in.
  private Instant begun(Instant at, ZoneId zone) {
    var there = at.atZone(zone);
    var today = there.toLocalDate().atTime(Objects.requireNonNull(quietFrom)).atZone(zone);
    return (today.isAfter(there) ? today.minusDays(1) : today).toInstant();
  }

  private static boolean quiet(LocalTime time, @Nullable LocalTime from, @Nullable LocalTime to) {
    if (from == null || to == null) return false;
    return to.isBefore(from)
        ? !time.isBefore(from) || time.isBefore(to)
        : !time.isBefore(from) && time.isBefore(to);
  }

  /// When the next digest comes that something can be in: this instant, or later.
  ///
  /// @return empty if it is told by itself
  public Optional<Instant> digest(Instant at, boolean hurry, ZoneId zone) {
    if (hurry || digest.isEmpty()) return Optional.empty();
    var day = at.atZone(zone).toLocalDate();
    return Stream.of(day, day.plusDays(1))
        .flatMap(it -> digest.stream().map(time -> it.atTime(time).atZone(zone).toInstant()))
        .filter(it -> !it.isBefore(at))
        .findFirst();
  }

  /// When the first person is told of it.
  public Instant begins(Instant at, boolean hurry, ZoneId zone) {
    return digest(at, hurry, zone).orElseGet(() -> after(at, hurry, zone));
  }
}
