package denwaban.watch;

import denwaban.kernel.ClientId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What the rules look at: one day of all logs, with the hours before it as context.
///
/// @param sights oldest first, from [#CONTEXT] before the day
/// @param counts how many entries each log had on this day and the [Silence#DAYS_BEFORE] working
///   days before
/// @param canaries objects that nobody has a reason to touch, by client
/// @param over whether the day is over, so that what is missing is missing
record Day(
    LocalDate date,
    List<Sight> sights,
    Map<Log, Map<LocalDate, Long>> counts,
    Map<ClientId, Set<String>> canaries,
    boolean over) {

  /// Days are Japan's: so are the offices, and their night.
  static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");

  /// Longer than a shift, so that a deed of the morning finds its call of the evening before.
  static final Duration CONTEXT = Duration.ofHours(12);

  /// A log of a client, or the installation's.
  record Log(java.util.Optional<ClientId> client) {}

  Instant from() {
    return date.atStartOfDay(ZONE).toInstant();
  }

  Instant to() {
    return date.plusDays(1).atStartOfDay(ZONE).toInstant();
  }

  /// Entries of the day itself.
  Stream<Sight> own() {
    return sights.stream().filter(it -> !it.at().isBefore(from()) && it.at().isBefore(to()));
  }

  /// Runs of entries of one person in one log, any two of a run at most `window` from its first,
  /// where there are more than `limit`. Each entry stands in one run at most.
  List<List<Sight>> bursts(Predicate<Sight> wanted, Duration window, int limit) {
    var byActor = new LinkedHashMap<List<Object>, List<Sight>>();
    own()
        .filter(it -> it.actor() != null && wanted.test(it))
        .sorted(Comparator.comparing(Sight::at))
        .forEach(it ->
            byActor
                .computeIfAbsent(
                    List.of(java.util.Optional.ofNullable(it.client()), String.valueOf(it.actor())),
                    _ -> new java.util.ArrayList<>())
                .add(it));
    return byActor.values().stream().flatMap(all -> runs(all, window, limit).stream()).toList();
  }

  private static List<List<Sight>> runs(List<Sight> all, Duration window, int limit) {
    var runs = new java.util.ArrayList<List<Sight>>();
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
}
