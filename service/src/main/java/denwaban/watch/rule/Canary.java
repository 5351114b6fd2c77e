package denwaban.watch.rule;

import denwaban.watch.Alarm;
import denwaban.watch.Day;
import denwaban.watch.Rule;
import java.util.List;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// Somebody touched an object that a client set out to be left alone. It has no caller and no
/// reason to be read: the one who does looks around.
@Component
@Order(6)
public final class Canary implements Rule {

  @Override
  public String code() {
    return "canary";
  }

  @Override
  public List<Alarm> look(Day day) {
    return day.own()
        .filter(it -> it.client() != null && it.actor() != null)
        .filter(it -> !it.act().startsWith("watch.canary."))
        .filter(it -> day.canaries().getOrDefault(it.client(), Set.of()).contains(it.object()))
        .map(it -> Alarm.about(code(), List.of(it)))
        .toList();
  }
}
