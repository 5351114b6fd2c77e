package denwaban.delivery.chain;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How far one person of a tier has been told.
///
/// @param way the newest of `ways` that was begun
/// @param wayAt when it was
/// @param tries made by it
/// @param next when the next try by it comes; null if none does
/// @param taken whether someone accepted to carry it by any way
/// @param refused the ways that were refused for good; null in what was kept before they were
record Progress(
    UUID contact,
    List<UUID> ways,
    int way,
    Instant wayAt,
    int tries,
    @Nullable Instant next,
    boolean taken,
    @Nullable Set<UUID> refused) {

  Progress {
    ways = List.copyOf(ways);
    refused = refused == null ? Set.of() : Set.copyOf(refused);
  }

  static Progress begin(Tier.Recipient person, Instant now) {
    return new Progress(
        person.contact(),
        person.ways(),
        0,
        now,
        0,
        person.ways().isEmpty() ? null : now,
        false,
        Set.of());
  }

  boolean due(Instant now) {
    return next != null && !next.isAfter(now);
  }

  boolean hasMore() {
    return way + 1 < ways.size();
  }

  /// Whether every way was refused: no one hears of anything any more.
  boolean unreachable() {
    return refused().containsAll(ways);
  }

  Progress nextWay(Instant now) {
    return new Progress(contact, ways, way + 1, now, 0, now, taken, refused);
  }

  /// From the first way that was not refused on, as if nothing had been tried.
  Progress anew(Instant now) {
    for (var n = 0; n < ways.size(); n++) {
      if (!refused().contains(ways.get(n))) {
        return new Progress(contact, ways, n, now, 0, now, taken, refused);
      }
    }
    return this;
  }

  Progress putOff(Duration by) {
    var later = next == null ? null : next.plus(by);
    return new Progress(contact, ways, way, wayAt.plus(by), tries, later, taken, refused);
  }

  /// One try more is being made; the next comes unless this one is accepted.
  Progress tried(Pace pace, Instant now) {
    var made = tries + 1;
    var next = made < pace.tries().size() ? wayAt.plus(pace.tries().get(made)) : null;
    // a round that came late does not make all tries at once
    if (next != null && !next.isAfter(now)) next = now.plus(gap(pace, made));
    return new Progress(contact, ways, way, wayAt, made, next, taken, refused);
  }

  private static Duration gap(Pace pace, int try_) {
    return pace.tries().get(try_).minus(pace.tries().get(try_ - 1));
  }

  Progress after(UUID tried, Outcome outcome, Instant now) {
    var current = !ways.isEmpty() && ways.get(way).equals(tried);
    // before it was begun anew: the try that is to come tells something else
    var older = tries == 0;
    return switch (outcome) {
      case Outcome.Accepted() ->
          new Progress(
              contact, ways, way, wayAt, tries, current && !older ? null : next, true, refused);
      case Outcome.Refused _ when current && hasMore() -> refused(tried).nextWay(now);
      case Outcome.Refused _ -> refused(tried);
      case Outcome.Later(_, var wait) when current && next != null && wait != null ->
          later(now.plus(wait));
      case Outcome.Later _, Outcome.Unknown _ -> this;
    };
  }

  @Override
  public Set<UUID> refused() {
    return refused == null ? Set.of() : refused;
  }

  private Progress refused(UUID tried) {
    var all = new HashSet<>(refused());
    all.add(tried);
    var last = ways.get(way).equals(tried);
    return new Progress(contact, ways, way, wayAt, tries, last ? null : next, taken, all);
  }

  private Progress later(Instant at) {
    return next == null || !at.isAfter(next)
        ? this
        : new Progress(contact, ways, way, wayAt, tries, at, taken, refused);
  }
}
