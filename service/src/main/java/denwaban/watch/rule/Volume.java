package denwaban.watch.rule;

import denwaban.watch.Alarm;
import denwaban.watch.Day;
import denwaban.watch.LogEvent;
import denwaban.watch.Rule;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// One person opened more in an hour than reading takes.
@Component
@Order(2)
public final class Volume implements Rule {

  /// Readings in [#WINDOW] that raise nothing yet; one a minute, all hour long.
  static final int LIMIT = 60;

  /// The same for members, who open two objects at once: a message, and the slip that says who
  /// rang.
  static final int MEMBERS = 2 * LIMIT;

  static final Duration WINDOW = Duration.ofHours(1);

  @Override
  public String code() {
    return "volume";
  }

  @Override
  public List<Alarm> look(Day day) {
    return Stream.concat(
            day.bursts(it -> opened(it) && it.byStaff(), WINDOW, LIMIT).stream(),
            day.bursts(it -> opened(it) && !it.byStaff(), WINDOW, MEMBERS).stream())
        .map(run -> Alarm.about(code(), run))
        .toList();
  }

  private static boolean opened(LogEvent it) {
    return it.reading() && !it.refused();
  }
}
