package denwaban.people.place;

import java.time.Instant;
import org.springframework.stereotype.Component;

/// How often places of work were inspected, in numbers.
@Component
public final class InspectionFacts {

  private final Workplaces workplaces;

  InspectionFacts(Workplaces workplaces) {
    this.workplaces = workplaces;
  }

  /// @param all inspections, [Workplaces#SHOWN] at most
  /// @param found of these, with something that must not be there
  /// @param lastClear whether the last found nothing
  public record Seen(int all, int found, boolean lastClear) {}

  /// Opens the office's scope.
  public Seen since(Instant since) {
    var all = workplaces.inspections().stream().filter(it -> it.at().isAfter(since)).toList();
    return new Seen(
        all.size(),
        (int) all.stream().filter(it -> !it.clear()).count(),
        !all.isEmpty() && all.getFirst().clear());
  }
}
