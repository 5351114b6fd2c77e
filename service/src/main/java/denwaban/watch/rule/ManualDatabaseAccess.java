package denwaban.watch.rule;

import denwaban.watch.Alarm;
import denwaban.watch.Day;
import denwaban.watch.Rule;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// Someone opened the database by hand, without a privilege for it. No one sees what they read
/// there; content they cannot open.
@Component
@Order(10)
public final class ManualDatabaseAccess implements Rule {

  /// How the objects of entries about invited guests begin.
  public static final String GUEST = "guest-";

  @Override
  public String code() {
    return "database-visit";
  }

  @Override
  public List<Alarm> look(Day day) {
    var found =
        day.own()
            .filter(it -> it.act().equals("database.visited") && !it.object().startsWith(GUEST))
            .toList();
    return found.isEmpty() ? List.of() : List.of(Alarm.about(code(), found));
  }
}
