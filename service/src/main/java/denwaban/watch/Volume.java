package denwaban.watch;

import java.time.Duration;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// One person opened more in an hour than reading takes.
@Component
@Order(2)
final class Volume implements Rule {

  /// Readings in [#WINDOW] that raise nothing yet; one a minute, all hour long.
  static final int LIMIT = 60;

  static final Duration WINDOW = Duration.ofHours(1);

  @Override
  public String code() {
    return "volume";
  }

  @Override
  public List<Alarm> look(Day day) {
    return day.bursts(it -> it.reading() && !it.refused(), WINDOW, LIMIT).stream()
        .map(run -> Alarm.about(code(), run))
        .toList();
  }
}
