package denwaban.watch.rule;

import denwaban.watch.Alarm;
import denwaban.watch.Day;
import denwaban.watch.Rule;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// A log that had entries on each of the last working days has none on this one. Stopping the
/// writing of a log leaves no other trace.
@Component
@Order(5)
public final class Silence implements Rule {

  @Override
  public String code() {
    return "silence";
  }

  @Override
  public List<Alarm> look(Day day) {
    if (!day.over() || !Day.works(day.date())) {
      return List.of(); // a day that goes on can still speak; holidays are seen and signed off
    }
    var before = Day.workingDaysBefore(day.date());
    return day.counts().entrySet().stream()
        .filter(log -> count(log.getValue(), day.date()) == 0)
        .filter(log -> before.stream().allMatch(it -> count(log.getValue(), it) > 0))
        .map(log -> new Alarm(code(), log.getKey().client().orElse(null), null, List.of(), 0))
        .toList();
  }

  private static long count(Map<LocalDate, Long> counts, LocalDate day) {
    return counts.getOrDefault(day, 0L);
  }
}
