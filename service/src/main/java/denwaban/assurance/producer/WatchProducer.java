package denwaban.assurance.producer;

import denwaban.audit.reading.LogSearch;
import denwaban.people.place.InspectionFacts;
import denwaban.watch.Day;
import denwaban.watch.Watch;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/// Whether people look: each day's log is signed off, places of work are inspected.
@Component
final class WatchProducer implements Producer {

  /// Days back that are asked for, beside the two in which they are to be signed off.
  static final int DAYS = 7;

  /// From the end of a day to its signature.
  static final int GRACE_DAYS = 2;

  /// From one inspection to the next.
  static final Duration INSPECTED = Duration.ofDays(92);

  private final Watch watch;
  private final LogSearch log;
  private final InspectionFacts inspections;
  private final InstantSource clock;

  WatchProducer(Watch watch, LogSearch log, InspectionFacts inspections, InstantSource clock) {
    this.watch = watch;
    this.log = log;
    this.inspections = inspections;
    this.clock = clock;
  }

  @Override
  public Set<String> checks() {
    return Set.of("watch.signed", "places.inspected");
  }

  @Override
  public Duration every() {
    return Duration.ofMinutes(3);
  }

  @Override
  public void look(Findings findings) {
    var last = watch.today().minusDays(GRACE_DAYS);
    var days =
        log.counts(last.minusDays(DAYS - 1L), last, Day.ZONE).stream()
            .map(LogSearch.Count::day)
            .distinct()
            .toList();
    signed(findings, days, watch::signed);
    inspected(findings, inspections.since(clock.instant().minus(INSPECTED)));
  }

  /// @param days that have entries, and are due
  static void signed(Findings findings, List<LocalDate> days, Predicate<LocalDate> signed) {
    if (days.isEmpty()) {
      findings.couldNot(
          "watch.signed",
          "署名の期限が来た日は、まだありません。",
          "No day has come to its time for signing off yet.");
      return;
    }
    var open = days.stream().filter(signed.negate()).count();
    findings.add(
        "watch.signed",
        open == 0,
        days.size(),
        days.size(),
        "期限の来た %d 日のうち、署名のない日は %d 日です。".formatted(days.size(), open),
        "Of %d days that were due, %d are not signed off.".formatted(days.size(), open));
  }

  static void inspected(Findings findings, InspectionFacts.Seen seen) {
    findings.add(
        "places.inspected",
        seen.all() > 0 && seen.lastClear(),
        seen.all(),
        seen.all(),
        seen.all() == 0
            ? "この 92 日に席の点検が一度もありません。"
            : "この 92 日に点検 %d 回、見つかりもののあった回は %d 回、最後の回は%s。"
                .formatted(seen.all(), seen.found(), seen.lastClear() ? "なし" : "あり"),
        seen.all() == 0
            ? "No place of work was inspected within 92 days."
            : "%d inspections in 92 days, %d with something found; the last %s."
                .formatted(
                    seen.all(), seen.found(), seen.lastClear() ? "found nothing" : "did find"));
  }
}
