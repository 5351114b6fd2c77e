package denwaban.watch.rule;

import denwaban.watch.Alarm;
import denwaban.watch.Day;
import denwaban.watch.Rule;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// The program ended without saying so: killed, or the machine went. Calls may have been cut.
@Component
@Order(11)
final class UncleanShutdown implements Rule {

  @Override
  public String code() {
    return "program-died";
  }

  @Override
  public List<Alarm> look(Day day) {
    var found = day.own().filter(it -> it.act().equals("program.died")).toList();
    return found.isEmpty() ? List.of() : List.of(Alarm.about(code(), found));
  }
}
