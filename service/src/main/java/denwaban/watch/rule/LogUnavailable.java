package denwaban.watch.rule;

import denwaban.watch.Alarm;
import denwaban.watch.Day;
import denwaban.watch.Rule;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// The log could not be written for a while: nothing was read, and what calls left came later.
@Component
@Order(15)
final class LogUnavailable implements Rule {

  @Override
  public String code() {
    return "log-away";
  }

  @Override
  public List<Alarm> look(Day day) {
    var all = day.own().filter(it -> it.act().equals("log.caught-up")).toList();
    return all.isEmpty() ? List.of() : List.of(Alarm.about(code(), all));
  }
}
