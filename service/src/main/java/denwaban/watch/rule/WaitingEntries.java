package denwaban.watch.rule;

import denwaban.watch.Alarm;
import denwaban.watch.Day;
import denwaban.watch.Rule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// Entries wait to be put in order: their log is damaged, or nothing puts logs in order. What was
/// done is committed; no one outside can see it or prove it yet.
@Component
@Order(14)
public final class WaitingEntries implements Rule {

  @Override
  public String code() {
    return "entries-wait";
  }

  @Override
  public List<Alarm> look(Day day) {
    var now =
        day.waiting().entrySet().stream()
            .filter(log -> Day.tooLong(log.getValue()))
            .map(log -> new Alarm(code(), log.getKey().client().orElse(null), null, List.of(), 0));
    // a log that was held has such an entry when it works again; the installation's has it at once
    var said =
        day
            .own()
            .filter(it -> it.act().equals("log.held"))
            .collect(
                Collectors.groupingBy(
                    it -> List.of(it.log(), it.object()), LinkedHashMap::new, Collectors.toList()))
            .values()
            .stream()
            .map(all -> Alarm.about(code(), all));
    return Stream.concat(now, said).toList();
  }
}
