package denwaban.watch.rule;

import denwaban.watch.Alarm;
import denwaban.watch.Day;
import denwaban.watch.LogEvent;
import denwaban.watch.Rule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Raises an alarm because an act is in a log at all.
///
/// @param eachLog whether each log that has it has an alarm of its own; else there is one a day
record ActRule(String code, boolean eachLog, Set<String> acts) implements Rule {

  ActRule {
    acts = Set.copyOf(acts);
  }

  @Override
  public List<Alarm> look(Day day) {
    var found = day.own().filter(it -> acts.contains(it.act())).toList();
    if (!eachLog) return found.isEmpty() ? List.of() : List.of(Alarm.about(code, found));
    return found.stream()
        .collect(Collectors.groupingBy(LogEvent::log, LinkedHashMap::new, Collectors.toList()))
        .values()
        .stream()
        .map(all -> Alarm.about(code, all))
        .toList();
  }
}
