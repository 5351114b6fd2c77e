package denwaban.watch.rule;

import denwaban.watch.Alarm;
import denwaban.watch.Day;
import denwaban.watch.Rule;
import denwaban.watch.watchlist.WatchedCaller;
import java.util.List;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// A user, of the office or of the client, touched a call from a number that no one has a reason to
/// look up. Answering it and writing its message raise no alarm.
@Component
@Order(13)
public final class CanaryCaller implements Rule {

  private static final Set<String> ANSWERING =
      Set.of("call.shown", "call.answered", "message.kept");

  @Override
  public String code() {
    return "canary-caller";
  }

  @Override
  public List<Alarm> look(Day day) {
    return day
        .byActor(it ->
            !it.refused()
                && !ANSWERING.contains(it.act())
                && day.watched(it, WatchedCaller.Why.CANARY).findAny().isPresent())
        .stream()
        .map(all -> Alarm.about(code(), all))
        .toList();
  }
}
