package denwaban.watch.rule;

import denwaban.watch.Alarm;
import denwaban.watch.Day;
import denwaban.watch.Rule;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// A witness knows another history of a log than the one it was shown: the log was rewritten, or
/// the witness is mistaken. Nothing is graver for a log.
@Component
@Order(22)
public final class RefusedWitness implements Rule {

  @Override
  public String code() {
    return "witness-refused";
  }

  @Override
  public List<Alarm> look(Day day) {
    return Alarm.ofEachLog(code(), day, "witness.refused");
  }
}
