package denwaban.watch;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// A log that had entries on each of the last working days has none on this one. Whoever stops the
/// writing of a log leaves nothing else behind.
@Component
@Order(5)
final class Silence implements Rule {

  /// Working days before, on each of which there was an entry.
  static final int DAYS_BEFORE = 5;

  @Override
  public String code() {
    return "silence";
  }

  @Override
  public List<Alarm> look(Day day) {
    if (!day.over() || !works(day.date())) {
      return List.of(); // a day that goes on can still speak; holidays are seen and signed off
    }
    var before = workingDaysBefore(day.date());
    return day.counts().entrySet().stream()
        .filter(log -> count(log.getValue(), day.date()) == 0)
        .filter(log -> before.stream().allMatch(it -> count(log.getValue(), it) > 0))
        .map(log -> new Alarm(code(), log.getKey().client().orElse(null), null, List.of(), 0))
        .toList();
  }

  static List<LocalDate> workingDaysBefore(LocalDate date) {
    var days = new ArrayList<LocalDate>();
    for (var day = date.minusDays(1); days.size() < DAYS_BEFORE; day = day.minusDays(1)) {
      if (works(day)) {
        days.add(day);
      }
    }
    return days;
  }

  private static boolean works(LocalDate day) {
    return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
  }

  private static long count(Map<LocalDate, Long> counts, LocalDate day) {
    return counts.getOrDefault(day, 0L);
  }
}
