package denwaban.watch.rule;

import denwaban.watch.Alarm;
import denwaban.watch.Day;
import denwaban.watch.Rule;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// The program tried one of its own endpoints without a right to it, and was not refused.
@Component
@Order(17)
final class ProbeNotRefused implements Rule {

  @Override
  public String code() {
    return "not-refused";
  }

  @Override
  public List<Alarm> look(Day day) {
    var found = day.own().filter(it -> it.act().equals("probe.not-refused")).toList();
    return found.isEmpty() ? List.of() : List.of(Alarm.about(code(), found));
  }
}
