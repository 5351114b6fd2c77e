package denwaban.watch.rule;

import denwaban.watch.Alarm;
import denwaban.watch.Day;
import denwaban.watch.Rule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// What a time-stamping authority answered was not to be believed, or it has not answered for a
/// day: nothing outside says when the log was as it is.
@Component
@Order(15)
public final class RefusedStamp implements Rule {

  private static final Set<String> ACTS = Set.of("stamp.refused", "stamp.missed");

  @Override
  public String code() {
    return "stamp-refused";
  }

  @Override
  public List<Alarm> look(Day day) {
    return day
        .own()
        .filter(it -> ACTS.contains(it.act()))
        .collect(
            Collectors.groupingBy(
                it -> List.of(it.act(), it.object()), LinkedHashMap::new, Collectors.toList()))
        .values()
        .stream()
        .map(all -> Alarm.about(code(), all))
        .toList();
  }
}
