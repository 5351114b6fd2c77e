package denwaban.client.oncall;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One version of who is on call for one box.
///
/// @param tiers who is told first, and who when none of them acknowledges
public record Roster(List<Tier> tiers) {

  public static final int TIERS = 3;

  /// Turns in the week of one tier.
  public static final int TURNS = 100;

  /// Dated changes of one tier.
  public static final int CHANGES = 200;

  /// The longest change.
  public static final Duration LONGEST = Duration.ofDays(366);

  /// No one is named: tiers are passed, and the office telephones.
  public static final Roster EMPTY = new Roster(List.of(new Tier(List.of(), List.of(), null)));

  /// Each week, in the client's zone.
  ///
  /// @param day 1 is Monday
  /// @param to the end; midnight is the end of the day
  public record Turn(int day, LocalTime from, LocalTime to, UUID contact) {
    public Turn {
      if (day < 1 || day > 7 || !(to.equals(LocalTime.MIDNIGHT) || from.isBefore(to))) {
        throw new IllegalArgumentException("a turn begins before it ends, on one day");
      }
    }

    boolean holds(int weekday, LocalTime at) {
      return day == weekday
          && !at.isBefore(from)
          && (to.equals(LocalTime.MIDNIGHT) || at.isBefore(to));
    }
  }

  /// Instead of the week's turns.
  public record Change(Instant from, Instant to, UUID contact) {
    public Change {
      if (!from.isBefore(to) || Duration.between(from, to).compareTo(LONGEST) > 0) {
        throw new IllegalArgumentException("a change begins before it ends, within a year");
      }
    }

    boolean holds(Instant at) {
      return !at.isBefore(from) && at.isBefore(to);
    }
  }

  /// @param fallback who is told when neither a change nor a turn names a person; null for no one
  public record Tier(List<Turn> weekly, List<Change> changes, @Nullable UUID fallback) {
    public Tier {
      weekly = List.copyOf(weekly);
      changes = List.copyOf(changes);
      if (weekly.size() > TURNS || changes.size() > CHANGES) {
        throw new IllegalArgumentException("too many turns or changes");
      }
    }
  }

  /// Why a person is on call.
  public enum Why {
    CHANGE,
    TURN,
    FALLBACK
  }

  public record OnDuty(UUID contact, Why why) {}

  /// From an instant to the next at which another person may be on call.
  ///
  /// @param tiers one entry each, null where no one is on call
  public record Stretch(Instant from, Instant to, List<@Nullable OnDuty> tiers) {

    /// No one at all would be told.
    public boolean hole() {
      return tiers.stream().allMatch(it -> it == null);
    }
  }

  /// @throws IllegalArgumentException if there is no tier or too many
  public Roster {
    tiers = List.copyOf(tiers);
    if (tiers.isEmpty() || tiers.size() > TIERS) {
      throw new IllegalArgumentException("1 to " + TIERS + " tiers");
    }
  }

  /// A change counts before a turn, of several the one that stands last.
  ///
  /// @param tier from 0
  public Optional<OnDuty> on(int tier, Instant at, ZoneId zone) {
    var here = tiers.get(tier);
    var there = at.atZone(zone);
    return here.changes().reversed().stream()
        .filter(it -> it.holds(at))
        .findFirst()
        .map(it -> new OnDuty(it.contact(), Why.CHANGE))
        .or(() ->
            here.weekly().stream()
                .filter(it -> it.holds(there.getDayOfWeek().getValue(), there.toLocalTime()))
                .findFirst()
                .map(it -> new OnDuty(it.contact(), Why.TURN)))
        .or(() -> Optional.ofNullable(here.fallback()).map(it -> new OnDuty(it, Why.FALLBACK)));
  }

  /// Who would be told, when; neighbours that say the same are one.
  public List<Stretch> between(Instant from, Instant to, ZoneId zone) {
    var marks = new TreeSet<Instant>();
    marks.add(from);
    for (var day = from.atZone(zone).toLocalDate();
        day.atStartOfDay(zone).toInstant().isBefore(to);
        day = day.plusDays(1)) {
      marks(day, zone).forEach(marks::add);
    }
    tiers.stream()
        .flatMap(it -> it.changes().stream())
        .flatMap(it -> Stream.of(it.from(), it.to()))
        .forEach(marks::add);
    var within = marks.subSet(from, true, to, false);
    var stretches = new ArrayList<Stretch>();
    for (var mark : within) {
      var next = within.higher(mark);
      var end = next == null ? to : next;
      var now = at(mark, zone);
      var last = stretches.isEmpty() ? null : stretches.getLast();
      if (last != null && last.tiers().equals(now)) {
        stretches.set(stretches.size() - 1, new Stretch(last.from(), end, now));
      } else {
        stretches.add(new Stretch(mark, end, now));
      }
    }
    return stretches;
  }

  private List<@Nullable OnDuty> at(Instant at, ZoneId zone) {
    var all = new ArrayList<@Nullable OnDuty>();
    IntStream.range(0, tiers.size()).forEach(it -> all.add(on(it, at, zone).orElse(null)));
    return all;
  }

  private Stream<Instant> marks(LocalDate day, ZoneId zone) {
    var weekday = day.getDayOfWeek().getValue();
    return tiers.stream()
        .flatMap(it -> it.weekly().stream())
        .filter(it -> it.day() == weekday)
        .flatMap(it ->
            Stream.of(
                day.atTime(it.from()).atZone(zone).toInstant(),
                it.to().equals(LocalTime.MIDNIGHT)
                    ? day.plusDays(1).atStartOfDay(zone).toInstant()
                    : day.atTime(it.to()).atZone(zone).toInstant()));
  }

  /// Everybody whom it names.
  public Stream<UUID> names() {
    return tiers.stream()
        .flatMap(it ->
            Stream.concat(
                Stream.concat(
                    it.weekly().stream().map(Turn::contact),
                    it.changes().stream().map(Change::contact)),
                Stream.ofNullable(it.fallback())))
        .distinct();
  }
}
