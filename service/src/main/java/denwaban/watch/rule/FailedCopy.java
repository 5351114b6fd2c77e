package denwaban.watch.rule;

import denwaban.watch.Alarm;
import denwaban.watch.Day;
import denwaban.watch.LogEvent;
import denwaban.watch.Rule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// A copy of a log could not be written where it belongs. The entry stands in the log that was to
/// be copied, so the alarm says whose it is.
@Component
@Order(16)
public final class FailedCopy implements Rule {

  @Override
  public String code() {
    return "copy-failed";
  }

  @Override
  public List<Alarm> look(Day day) {
    return day
        .own()
        .filter(it -> it.act().equals("copy.failed"))
        .collect(Collectors.groupingBy(LogEvent::log, LinkedHashMap::new, Collectors.toList()))
        .values()
        .stream()
        .map(all -> Alarm.about(code(), all))
        .toList();
  }
}
