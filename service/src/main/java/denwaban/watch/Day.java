package denwaban.watch;

import denwaban.kernel.ClientId;
import denwaban.watch.watchlist.WatchedCall;
import denwaban.watch.watchlist.WatchedCaller;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the rules look at: one day of all logs, with the hours before it as context.
///
/// @param events oldest first, from [#CONTEXT] before the day
/// @param counts how many entries each log had on this day and the [Silence#DAYS_BEFORE] working
///   days before
/// @param canaries objects that no one has a reason to touch, by client, each until when
/// @param watched calls from watched numbers, by client and by the ids under which leaves speak of
///   them
/// @param waiting for how long the oldest entry without a place waits now, by log; empty unless the
///   day is today
/// @param whole false if the day has more entries than are looked at
/// @param over whether the day is over, so that what is missing is missing
public record Day(
    LocalDate date,
    List<LogEvent> events,
    Map<Log, Map<LocalDate, Long>> counts,
    Map<ClientId, Map<String, Instant>> canaries,
    Map<ClientId, Map<String, List<WatchedCall>>> watched,
    Map<Log, Duration> waiting,
    boolean whole,
    boolean over) {

  /// Days are Japan's: so are the offices, and their night.
  public static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");

  /// Longer than a shift, so that an act of the morning finds its call of the evening before.
  public static final Duration CONTEXT = Duration.ofHours(12);

  /// An entry may wait this long for its place in a log.
  static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

  /// Working days that are looked back at for a log that falls silent.
  static final int DAYS_BEFORE = 5;

  /// A log of a client, or the installation's.
  public record Log(Optional<ClientId> client) {}

  Instant from() {
    return date.atStartOfDay(ZONE).toInstant();
  }

  Instant to() {
    return date.plusDays(1).atStartOfDay(ZONE).toInstant();
  }

  /// Entries of the day itself.
  public Stream<LogEvent> own() {
    return events.stream().filter(it -> !it.at().isBefore(from()) && it.at().isBefore(to()));
  }

  /// Whether an entry speaks of a call from a number that is watched for that reason.
  public Stream<WatchedCall> watched(LogEvent it, WatchedCaller.Why why) {
    var client = it.client();
    if (client == null) {
      return Stream.empty();
    }
    return watched.getOrDefault(client, Map.of()).getOrDefault(it.object(), List.of()).stream()
        .filter(call -> call.why() == why);
  }

  /// Entries of the day that a person is behind, one list for each person in each log.
  public Collection<List<LogEvent>> byActor(Predicate<LogEvent> wanted) {
    return own()
        .filter(it -> it.actor() != null && wanted.test(it))
        .collect(
            Collectors.groupingBy(
                it -> List.of(Optional.ofNullable(it.client()), String.valueOf(it.actor())),
                LinkedHashMap::new,
                Collectors.toList()))
        .values();
  }

  /// Runs of entries of one person in one log, any two of a run at most `window` from its first,
  /// where there are more than `limit`. Each entry stands in one run at most.
  public List<List<LogEvent>> bursts(Predicate<LogEvent> wanted, Duration window, int limit) {
    return byActor(wanted).stream()
        .map(all -> all.stream().sorted(Comparator.comparing(LogEvent::at)).toList())
        .flatMap(all -> runs(all, window, limit).stream())
        .toList();
  }

  private static List<List<LogEvent>> runs(List<LogEvent> all, Duration window, int limit) {
    var runs = new ArrayList<List<LogEvent>>();
    var start = 0;
    while (start < all.size()) {
      var until = all.get(start).at().plus(window);
      var end = start;
      while (end < all.size() && all.get(end).at().isBefore(until)) {
        end++;
      }
      if (end - start > limit) {
        runs.add(List.copyOf(all.subList(start, end)));
        start = end;
      } else {
        start++;
      }
    }
    return runs;
  }

  /// An entry that waits for its place in a log longer than [#LONGEST_WAIT] raises an alarm.
  public static boolean tooLong(Duration waited) {
    return waited.compareTo(LONGEST_WAIT) > 0;
  }

  /// The last [#DAYS_BEFORE] working days, latest first.
  public static List<LocalDate> workingDaysBefore(LocalDate date) {
    var days = new ArrayList<LocalDate>();
    for (var day = date.minusDays(1); days.size() < DAYS_BEFORE; day = day.minusDays(1)) {
      if (works(day)) {
        days.add(day);
      }
    }
    return days;
  }

  public static boolean works(LocalDate day) {
    return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
  }
}
