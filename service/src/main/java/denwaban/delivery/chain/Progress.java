package denwaban.delivery.chain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How far one person of a tier has been told.
///
/// @param way the newest of `ways` that was begun
/// @param wayAt when it was
/// @param tries made by it
/// @param next when the next try by it comes; null if none does
/// @param taken whether someone accepted to carry it by any way
record Progress(
    UUID contact,
    List<UUID> ways,
    int way,
    Instant wayAt,
    int tries,
    @Nullable Instant next,
    boolean taken) {

  Progress {
    ways = List.copyOf(ways);
  }

  static Progress begin(Tier.Recipient person, Instant now) {
    return new Progress(
        person.contact(), person.ways(), 0, now, 0, person.ways().isEmpty() ? null : now, false);
  }

  boolean due(Instant now) {
    return next != null && !next.isAfter(now);
  }

  boolean hasMore() {
    return way + 1 < ways.size();
  }

  Progress nextWay(Instant now) {
    return new Progress(contact, ways, way + 1, now, 0, now, taken);
  }

  /// One try more is being made; the next comes unless this one is accepted.
  Progress tried(Pace pace, Instant now) {
    var made = tries + 1;
    var next = made < pace.tries().size() ? wayAt.plus(pace.tries().get(made)) : null;
    // a round that came late does not make all tries at once
    if (next != null && !next.isAfter(now)) next = now.plus(gap(pace, made));
    return new Progress(contact, ways, way, wayAt, made, next, taken);
  }

  private static Duration gap(Pace pace, int try_) {
    return pace.tries().get(try_).minus(pace.tries().get(try_ - 1));
  }

  Progress after(UUID tried, Outcome outcome, Instant now) {
    var current = !ways.isEmpty() && ways.get(way).equals(tried);
    return switch (outcome) {
      case Outcome.Accepted() ->
          new Progress(contact, ways, way, wayAt, tries, current ? null : next, true);
      case Outcome.Refused _ when current && hasMore() -> nextWay(now);
      case Outcome.Refused _ when current ->
          new Progress(contact, ways, way, wayAt, tries, null, taken);
      case Outcome.Later(_, var wait) when current && next != null && wait != null ->
          later(now.plus(wait));
      case Outcome.Later _, Outcome.Refused _, Outcome.Unknown _ -> this;
    };
  }

  private Progress later(Instant at) {
    return next == null || !at.isAfter(next)
        ? this
        : new Progress(contact, ways, way, wayAt, tries, at, taken);
  }
}
