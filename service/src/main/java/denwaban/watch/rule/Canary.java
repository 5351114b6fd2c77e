package denwaban.watch.rule;

import denwaban.watch.Alarm;
import denwaban.watch.Day;
import denwaban.watch.LogEvent;
import denwaban.watch.Rule;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// A user touched an object that a client marked as not to be touched. It has no caller and no
/// reason to be read: a user who reads it is looking around.
@Component
@Order(6)
public final class Canary implements Rule {

  @Override
  public String code() {
    return "canary";
  }

  @Override
  public List<Alarm> look(Day day) {
    return day.own()
        .filter(it -> it.client() != null && it.actor() != null)
        .filter(it -> !it.act().startsWith("watch.canary."))
        .filter(it -> it.at().isBefore(until(day, it)))
        .map(it -> Alarm.about(code(), List.of(it)))
        .toList();
  }

  /// The begin of time for what was none.
  private static Instant until(Day day, LogEvent it) {
    return day.canaries()
        .getOrDefault(it.client(), Map.of())
        .getOrDefault(it.object(), Instant.MIN);
  }
}
