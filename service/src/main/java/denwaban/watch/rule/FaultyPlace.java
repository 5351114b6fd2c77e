package denwaban.watch.rule;

import denwaban.watch.Alarm;
import denwaban.watch.Day;
import denwaban.watch.LogEvent;
import denwaban.watch.Rule;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// A user who inspected a place where calls are answered found something that must not be there.
/// The alarm is about no one: the entry's person is the one who looked.
@Component
@Order(20)
final class FaultyPlace implements Rule {

  @Override
  public String code() {
    return "place-faulty";
  }

  @Override
  public List<Alarm> look(Day day) {
    var found = day.own().filter(it -> it.act().equals("place.faulty")).toList();
    if (found.isEmpty()) {
      return List.of();
    }
    var entries = found.stream().map(LogEvent::index).limit(Alarm.ENTRIES).toList();
    return List.of(new Alarm(code(), null, null, entries, found.size()));
  }
}
