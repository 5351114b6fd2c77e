package denwaban.watch.rule;

import denwaban.watch.Alarm;
import denwaban.watch.Day;
import denwaban.watch.Rule;
import java.util.List;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// The backup was not made, or did not come back in a drill: the day on which it is needed would be
/// a bad one.
@Component
@Order(24)
final class FailedBackup implements Rule {

  private static final Set<String> ACTS = Set.of("backup.failed", "backup.drill-failed");

  @Override
  public String code() {
    return "backup";
  }

  @Override
  public List<Alarm> look(Day day) {
    var all = day.own().filter(it -> ACTS.contains(it.act())).toList();
    return all.isEmpty() ? List.of() : List.of(Alarm.about(code(), all));
  }
}
