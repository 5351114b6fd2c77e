package denwaban.watch.rule;

import denwaban.watch.Alarm;
import denwaban.watch.Day;
import denwaban.watch.LogEvent;
import denwaban.watch.Rule;
import java.time.LocalTime;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// A user of the office read or listed at night. Members read their own when they like; calls at
/// night are answered without reading anything.
@Component
@Order(3)
final class OffHours implements Rule {

  /// From this moment of Japan's clock, with it.
  static final LocalTime FROM = LocalTime.of(22, 0);

  /// To this moment, without it.
  static final LocalTime TO = LocalTime.of(6, 0);

  @Override
  public String code() {
    return "off-hours";
  }

  @Override
  public List<Alarm> look(Day day) {
    return day.byActor(it -> it.byStaff() && it.reading() && !it.refused() && night(it)).stream()
        .map(all -> Alarm.about(code(), all))
        .toList();
  }

  private static boolean night(LogEvent it) {
    var clock = it.at().atZone(Day.ZONE).toLocalTime();
    return !clock.isBefore(FROM) || clock.isBefore(TO);
  }
}
