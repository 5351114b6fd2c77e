package denwaban.watch.rule;

import denwaban.watch.Alarm;
import denwaban.watch.Day;
import denwaban.watch.Rule;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// The break-glass account was opened, or someone tried to open it. Each client's log has its own
/// entry, and so each has its own alarm.
@Component
@Order(18)
final class BreakGlassUsed implements Rule {

  @Override
  public String code() {
    return "broken-glass";
  }

  @Override
  public List<Alarm> look(Day day) {
    return Alarm.ofEachLog(code(), day, "glass.broken");
  }
}
