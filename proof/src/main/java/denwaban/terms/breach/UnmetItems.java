package denwaban.terms.breach;

import denwaban.terms.ContractRecord;
import denwaban.terms.Penalty;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/// How long items of the checklist were not met at a stretch, and whether that was recorded as a
/// deviation. Which item a record is about, the log does not say: any record near it counts.
final class UnmetItems {

  private static final Set<String> UNMET = Set.of("not-met", "expired");

  /// The program looks every few minutes; of what it may have counted before it counts no part
  /// twice.
  private static final Duration ROUND = Duration.ofHours(1);

  private static final Duration DAY = Duration.ofDays(1);

  /// The program may have been away when it was due.
  private static final Duration AWAY = Duration.ofDays(7);

  private record Begun(long index, Instant at) {}

  private record Stretch(String item, Begun begun, Instant end) {}

  private final TermsInForce terms;
  private final Map<String, Begun> unmet = new HashMap<>();
  private final List<Stretch> stretches = new ArrayList<>();
  private final List<Instant> recorded = new ArrayList<>();
  private Instant last = Instant.MIN;

  UnmetItems(TermsInForce terms) {
    this.terms = terms;
  }

  void entry(LogLine line) {
    if (line.at().isAfter(last)) last = line.at();
    switch (line.act()) {
      case "contract.deviated" -> recorded.add(line.at());
      case "assurance.item" -> stands(line);
      default -> {}
    }
  }

  /// Its object is an item and how it stands, `training:not-met`; in older entries with a space.
  private void stands(LogLine line) {
    var object = line.object().replace(' ', ':');
    var end = object.indexOf(':');
    if (end < 0) return;
    var item = object.substring(0, end);
    if (UNMET.contains(object.substring(end + 1))) {
      unmet.putIfAbsent(item, new Begun(line.index(), line.at()));
      return;
    }
    var begun = unmet.remove(item);
    if (begun != null) stretches.add(new Stretch(item, begun, line.at()));
  }

  /// No more entries come.
  void finish(BiConsumer<Breach, Long> found) {
    unmet.forEach((item, begun) -> stretches.add(new Stretch(item, begun, last)));
    for (var it : stretches) {
      if (hidden(it)) found.accept(Breach.DEVIATION_NOT_RECORDED, it.begun().index());
    }
  }

  /// Under one version of the contract from its begin on: another begins to count anew.
  private boolean hidden(Stretch it) {
    var begun = it.begun().at();
    var held = terms.between(begun, it.end());
    return held.size() == 1
        && agreed(held.getFirst()).stream()
            .filter(row -> row.item().equals(it.item()))
            .map(row -> due(row, begun))
            .anyMatch(due -> !due.isAfter(it.end()) && !recordedBy(begun, due));
  }

  private boolean recordedBy(Instant begun, Instant due) {
    var most = due.plus(AWAY);
    return last.isBefore(most)
        || recorded.stream().anyMatch(at -> at.isAfter(begun.minus(DAY)) && at.isBefore(most));
  }

  /// When it must be recorded: of days that are looked back to, today is the last.
  private static Instant due(Penalty row, Instant begun) {
    var due = begun.plus(Duration.ofMinutes(row.minutes())).plus(ROUND);
    var first = due.atZone(ContractRecord.JAPAN).toLocalDate().minusDays(row.days() - 1L);
    var counted = first.atStartOfDay(ContractRecord.JAPAN).toInstant();
    // cut off by the window: all of it must be full
    return counted.isAfter(begun) ? begun.plus(DAY.multipliedBy(row.days() + 1L)) : due;
  }

  /// Rows of words alone bind people.
  private static List<Penalty> agreed(ContractRecord record) {
    try {
      return Penalty.of(record);
    } catch (IllegalArgumentException wordsAlone) {
      return List.of();
    }
  }
}
