package denwaban.boot.machine;

import denwaban.access.Permission;
import denwaban.access.RequiresPermission;
import denwaban.database.ConnectionAudit;
import denwaban.database.Disk;
import denwaban.database.backlog.Backlog;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// What the office should know of the machine itself: its clock, its disk, what waits for the
/// database, and how long its technical logs are kept.
@RestController
final class MachineEndpoint {

  private final int logDays;
  private final ConnectionAudit connectionAudit;
  private final Disk disk;
  private final Backlog backlog;

  MachineEndpoint(
      @Value("${denwaban.logs.days}") int logDays,
      ConnectionAudit connectionAudit,
      Disk disk,
      Backlog backlog) {
    this.logDays = logDays;
    this.connectionAudit = connectionAudit;
    this.disk = disk;
    this.backlog = backlog;
  }

  /// @param kept whether a time source keeps it within [ClockWatch#MAX_ERROR]
  record Clock(boolean kept, long maxErrorMillis) {}

  /// @param level `enough`, `low`, or `stop` when readings stop
  record Room(long freeMib, String level) {}

  /// What calls left while the log could not be written.
  ///
  /// @param steps that wait
  /// @param aside that can never be written, for a person to look at
  record Waiting(int steps, int aside) {}

  /// @param clock null where the system does not tell
  /// @param visitsWatched whether PostgreSQL tells who else comes into the database
  record Machine(
      @Nullable Clock clock, int logDays, boolean visitsWatched, Room room, Waiting waiting) {}

  @RequiresPermission(Permission.READ_EVIDENCE)
  @GetMapping("/api/office/machine")
  Machine machine() {
    return new Machine(
        KernelClock.read()
            .map(read -> new Clock(!ClockWatch.unkept(read), read.maxError().toMillis()))
            .orElse(null),
        logDays,
        connectionAudit.watched(),
        new Room(disk.freeMib(), disk.level().name().toLowerCase(Locale.ROOT)),
        new Waiting(backlog.size(), backlog.refused()));
  }
}
