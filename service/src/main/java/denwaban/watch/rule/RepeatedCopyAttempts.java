package denwaban.watch.rule;

import denwaban.watch.Alarm;
import denwaban.watch.Day;
import denwaban.watch.Rule;
import java.time.Duration;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// One person tried again and again to copy, print or save what callers said, as their page states.
/// The installation's log has the tries of everybody; a client's log those at its own texts, and so
/// an alarm of its own.
@Component
@Order(19)
final class RepeatedCopyAttempts implements Rule {

  /// Tries in [#WINDOW] that raise nothing yet: a habit of the hand.
  static final int LIMIT = 5;

  static final Duration WINDOW = Duration.ofHours(1);

  @Override
  public String code() {
    return "copy-tries";
  }

  @Override
  public List<Alarm> look(Day day) {
    return day.bursts(it -> it.act().equals("screen.copy.tried"), WINDOW, LIMIT).stream()
        .map(run -> Alarm.about(code(), run))
        .toList();
  }
}
