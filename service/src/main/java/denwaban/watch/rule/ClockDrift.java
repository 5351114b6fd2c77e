package denwaban.watch.rule;

import denwaban.watch.Alarm;
import denwaban.watch.Day;
import denwaban.watch.LogEvent;
import denwaban.watch.Rule;
import java.util.LinkedHashMap;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// The machine's clock jumped, or nothing keeps it: the times in all logs are less sure.
@Component
@Order(9)
final class ClockDrift implements Rule {

  @Override
  public String code() {
    return "clock";
  }

  @Override
  public List<Alarm> look(Day day) {
    var found = new LinkedHashMap<String, List<LogEvent>>();
    day.own()
        .filter(it -> it.act().equals("clock.strayed"))
        .forEach(
            it -> found.computeIfAbsent(it.object(), _ -> new java.util.ArrayList<>()).add(it));
    return found.values().stream().map(all -> Alarm.about(code(), all)).toList();
  }
}
