package denwaban.watch.rule;

import denwaban.watch.Alarm;
import denwaban.watch.Day;
import denwaban.watch.Rule;
import denwaban.watch.watchlist.WatchedCaller;
import java.util.List;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// Somebody, of the office or of the client, touched a call from a number that nobody has a reason
/// to look up. To answer it and to write its message is no reason to be alarmed.
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
