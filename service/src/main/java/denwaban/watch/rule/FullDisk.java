package denwaban.watch.rule;

import denwaban.watch.Alarm;
import denwaban.watch.Day;
import denwaban.watch.Rule;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// The disk has too little room: first the office is told, then readings stop.
@Component
@Order(14)
final class FullDisk implements Rule {

  @Override
  public String code() {
    return "disk";
  }

  @Override
  public List<Alarm> look(Day day) {
    var all = day.own().filter(it -> it.act().equals("disk.low")).toList();
    return all.isEmpty() ? List.of() : List.of(Alarm.about(code(), all));
  }
}
