package denwaban.watch.rule;

import denwaban.watch.Alarm;
import denwaban.watch.Day;
import denwaban.watch.Rule;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// What the office claims of itself does not hold any more: a check failed that did not before.
@Component
@Order(23)
final class FailedCheck implements Rule {

  @Override
  public String code() {
    return "check-failed";
  }

  @Override
  public List<Alarm> look(Day day) {
    var found =
        day.own()
            .filter(it -> it.act().equals("assurance.failed"))
            // told to each client too, and once is enough for the office
            .filter(it -> it.client() == null || !it.object().startsWith("certificate."))
            .toList();
    return found.isEmpty() ? List.of() : List.of(Alarm.about(code(), found));
  }
}
