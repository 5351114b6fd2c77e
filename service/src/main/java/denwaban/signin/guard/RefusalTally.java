package denwaban.signin.guard;

import denwaban.access.Principal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Counts refusals, so that a flood of them cannot fill a log: the first of a person at an address
/// is reported at once, those of the following minute together.
final class RefusalTally {

  /// One entry per person and address in this time.
  static final Duration WINDOW = Duration.ofMinutes(1);

  /// Pairs of person and address that are remembered; a refusal beyond is reported by itself.
  static final int PAIRS = 10_000;

  /// Refusals to be written as one entry.
  ///
  /// @param act method and address as one word, [RefusalLog#word]
  record Refused(Principal who, String act, int status, int times) {}

  private record Pair(UUID who, String act, int status) {}

  private record Count(Principal who, Instant since, int waiting) {}

  private final InstantSource clock;
  private final Map<Pair, Count> counts = new LinkedHashMap<>();

  RefusalTally(InstantSource clock) {
    this.clock = clock;
  }

  /// @return true if this one is to be written now; otherwise it waits for [#due]
  synchronized boolean first(Principal who, String act, int status) {
    var pair = new Pair(who.id(), act, status);
    var before = counts.get(pair);
    if (before == null) {
      if (counts.size() < PAIRS) {
        counts.put(pair, new Count(who, clock.instant(), 0));
      }
      return true;
    }
    counts.put(pair, new Count(who, before.since(), before.waiting() + 1));
    return false;
  }

  /// What waited for a minute. A pair that was quiet is forgotten.
  synchronized List<Refused> due() {
    return take(clock.instant().minus(WINDOW));
  }

  /// All that waits, before the program ends.
  synchronized List<Refused> rest() {
    return take(Instant.MAX);
  }

  private List<Refused> take(Instant begunBefore) {
    var due = new ArrayList<Refused>();
    for (var pair : List.copyOf(counts.keySet())) {
      var count = counts.get(pair);
      if (count == null || count.since().isAfter(begunBefore)) {
        continue;
      }
      if (count.waiting() == 0) {
        counts.remove(pair);
      } else {
        due.add(new Refused(count.who(), pair.act(), pair.status(), count.waiting()));
        counts.put(pair, new Count(count.who(), clock.instant(), 0));
      }
    }
    return due;
  }
}
