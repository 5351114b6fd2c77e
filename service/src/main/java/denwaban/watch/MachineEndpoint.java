package denwaban.watch;

import denwaban.database.Visits;
import denwaban.people.Permission;
import denwaban.people.Permits;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// What the office should know of the machine itself: its clock, and how long its technical logs
/// are kept.
@RestController
final class MachineEndpoint {

  private final int logDays;
  private final Visits visits;

  MachineEndpoint(@Value("${denwaban.logs.days}") int logDays, Visits visits) {
    this.logDays = logDays;
    this.visits = visits;
  }

  /// @param kept whether a time source keeps it within [ClockWatch#MAX_ERROR]
  record Clock(boolean kept, long maxErrorMillis) {}

  /// @param clock null where the system does not tell
  /// @param visitsWatched whether PostgreSQL tells who else comes into the database
  record Machine(@Nullable Clock clock, int logDays, boolean visitsWatched) {}

  @Permits(Permission.MANAGE_OFFICE)
  @GetMapping("/api/office/machine")
  Machine machine() {
    return new Machine(
        KernelClock.read()
            .map(read -> new Clock(!ClockWatch.unkept(read), read.maxError().toMillis()))
            .orElse(null),
        logDays,
        visits.watched());
  }
}
