package denwaban.watch.rule;

import denwaban.watch.Alarm;
import denwaban.watch.Day;
import denwaban.watch.Rule;
import java.time.Duration;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// One person was refused again and again. One entry stands for a minute's refusals at one address,
/// so the number of entries is that of addresses and minutes, not of tries.
@Component
@Order(4)
final class RefusedAttempts implements Rule {

  /// Refusals in [#WINDOW] that raise nothing yet: an old bookmark, a page that was left open.
  static final int LIMIT = 5;

  static final Duration WINDOW = Duration.ofHours(1);

  @Override
  public String code() {
    return "refused-attempts";
  }

  @Override
  public List<Alarm> look(Day day) {
    return day.bursts(it -> it.act().equals("access.refused"), WINDOW, LIMIT).stream()
        .map(run -> Alarm.about(code(), run))
        .toList();
  }
}
