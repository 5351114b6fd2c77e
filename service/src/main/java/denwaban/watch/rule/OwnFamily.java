package denwaban.watch.rule;

import denwaban.watch.Alarm;
import denwaban.watch.Day;
import denwaban.watch.LogEvent;
import denwaban.watch.Rule;
import denwaban.watch.watchlist.WatchedCaller;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// A user of the office saw, took, heard or opened a call of their own family. It rang at their
/// desk because the switchboard does not know who is whose: they say so, and a colleague takes it.
@Component
@Order(11)
public final class OwnFamily implements Rule {

  @Override
  public String code() {
    return "own-family";
  }

  @Override
  public List<Alarm> look(Day day) {
    return day.byActor(it -> it.byStaff() && !it.refused() && hisFamily(day, it)).stream()
        .map(all -> Alarm.about(code(), all))
        .toList();
  }

  private static boolean hisFamily(Day day, LogEvent it) {
    return day.watched(it, WatchedCaller.Why.FAMILY)
        .anyMatch(call -> call.family().stream().anyMatch(one -> one.equals(it.actor())));
  }
}
