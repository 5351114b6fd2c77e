package denwaban.watch.rule;

import denwaban.watch.Alarm;
import denwaban.watch.Day;
import denwaban.watch.Rule;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// A user who could refuse what an administrator asks for was ended, or lost that role. Each
/// client's log has its own entry, and so each has its own alarm.
@Component
@Order(21)
final class ApproverEnded implements Rule {

  @Override
  public String code() {
    return "second-ended";
  }

  @Override
  public List<Alarm> look(Day day) {
    return Alarm.ofEachLog(code(), day, "person.second.ended");
  }
}
