package denwaban.watch;

import java.util.List;
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
    return day.own()
        .filter(it -> it.byStaff() && !it.refused())
        .filter(it ->
            switch (it.act()) {
              case "object.header.released" -> !before(day, it, "message.kept");
              case "call.replayed" -> !before(day, it, "call.answered");
              default -> false;
            })
        .map(it -> Alarm.about(code(), List.of(it)))
        .toList();
  }

  private static boolean before(Day day, Sight reading, String act) {
    return day.sights().stream()
        .anyMatch(it ->
            it.act().equals(act)
                && it.object().equals(reading.object())
                && java.util.Objects.equals(it.client(), reading.client())
                && java.util.Objects.equals(it.actor(), reading.actor())
                && !it.at().isAfter(reading.at())
                && !it.at().isBefore(reading.at().minus(Day.CONTEXT)));
  }
}
