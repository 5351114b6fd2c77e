package denwaban.watch.rule;

import denwaban.watch.Alarm;
import denwaban.watch.Day;
import denwaban.watch.Rule;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// The day has more entries than are looked at: that no other rule found anything says little, so
/// the day is not signed without a word about it.
@Component
@Order(29)
public final class TooManyEntries implements Rule {

  @Override
  public String code() {
    return "not-whole";
  }

  @Override
  public List<Alarm> look(Day day) {
    return day.whole() ? List.of() : List.of(new Alarm(code(), null, null, List.of(), 0));
  }
}
