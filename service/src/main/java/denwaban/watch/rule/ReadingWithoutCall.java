package denwaban.watch.rule;

import denwaban.kernel.ClientId;
import denwaban.watch.Alarm;
import denwaban.watch.Day;
import denwaban.watch.LogEvent;
import denwaban.watch.Rule;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// A user at a desk opened or heard what was not of their own call: operators read again only what
/// they sealed themselves, hear again only the call that they took, and are shown the number of a
/// call that rang at their desk.
@Component
@Order(1)
public final class ReadingWithoutCall implements Rule {

  private static final Set<String> CONTEXTS = Set.of("message.kept", "call.answered", "call.shown");

  @Override
  public String code() {
    return "reading-without-call";
  }

  @Override
  public List<Alarm> look(Day day) {
    var acts =
        day.events().stream()
            .filter(it -> CONTEXTS.contains(it.act()))
            .collect(Collectors.groupingBy(it -> place(it, it.act())));
    return day.own()
        .filter(it -> it.byStaff() && !it.refused())
        .filter(it ->
            switch (it.act()) {
              case "object.header.released" -> !before(acts, it, "message.kept");
              case "call.replayed" -> !before(acts, it, "call.answered");
              // the first operator alone has answered it; a later one who took it over had it ring
              case "caller.shown" -> !before(acts, it, "call.shown");
              default -> false;
            })
        .map(it -> Alarm.about(code(), List.of(it)))
        .toList();
  }

  private static boolean before(Map<Place, List<LogEvent>> acts, LogEvent reading, String act) {
    return acts.getOrDefault(place(reading, act), List.of()).stream()
        .anyMatch(it ->
            !it.at().isAfter(reading.at()) && !it.at().isBefore(reading.at().minus(Day.CONTEXT)));
  }

  /// One person's acts of one kind on one thing.
  private record Place(
      String act, String object, @Nullable ClientId client, @Nullable UUID actor) {}

  private static Place place(LogEvent it, String act) {
    return new Place(act, it.object(), it.client(), it.actor());
  }
}
