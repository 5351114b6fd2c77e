package denwaban.watch;

import denwaban.kernel.ClientId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// Somebody at a desk opened or heard what was not of a call of his: an operator reads again only
/// what he sealed himself, and hears again only the call that he took.
@Component
@Order(1)
final class ReadingWithoutCall implements Rule {

  @Override
  public String code() {
    return "reading-without-call";
  }

  @Override
  public List<Alarm> look(Day day) {
    var deeds =
        day.sights().stream()
            .filter(it -> it.act().equals("message.kept") || it.act().equals("call.answered"))
            .collect(Collectors.groupingBy(it -> place(it, it.act())));
    return day.own()
        .filter(it -> it.byStaff() && !it.refused())
        .filter(it ->
            switch (it.act()) {
              case "object.header.released" -> !before(deeds, it, "message.kept");
              case "call.replayed" -> !before(deeds, it, "call.answered");
              default -> false;
            })
        .map(it -> Alarm.about(code(), List.of(it)))
        .toList();
  }

  private static boolean before(Map<Place, List<Sight>> deeds, Sight reading, String act) {
    return deeds.getOrDefault(place(reading, act), List.of()).stream()
        .anyMatch(it ->
            !it.at().isAfter(reading.at()) && !it.at().isBefore(reading.at().minus(Day.CONTEXT)));
  }

  /// Somebody's deeds of one kind to one thing.
  private record Place(
      String act, String object, @Nullable ClientId client, @Nullable UUID actor) {}

  private static Place place(Sight it, String act) {
    return new Place(act, it.object(), it.client(), it.actor());
  }
}
