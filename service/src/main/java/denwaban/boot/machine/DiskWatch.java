package denwaban.boot.machine;

import denwaban.audit.Action;
import denwaban.audit.Actor;
import denwaban.audit.AuditLog;
import denwaban.audit.Entry;
import denwaban.audit.Purpose;
import denwaban.audit.Result;
import denwaban.database.Disk;
import denwaban.database.backlog.BacklogReplay;
import denwaban.database.tenant.TenantTransactions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Says in the installation's log when the disk has too little room, and when the log could not be
/// written for a while. Called by one thread.
@Component
class DiskWatch {

  /// How often a disk that stays too full is reported again.
  static final Duration AGAIN = Duration.ofHours(24);

  private final Disk disk;
  private final BacklogReplay backlogReplay;
  private final TenantTransactions transactions;
  private final AuditLog log;
  private final InstantSource clock;
  private Disk.Level told = Disk.Level.ENOUGH;
  private @Nullable Instant at;

  DiskWatch(
      Disk disk,
      BacklogReplay backlogReplay,
      TenantTransactions transactions,
      AuditLog log,
      InstantSource clock) {
    this.disk = disk;
    this.backlogReplay = backlogReplay;
    this.transactions = transactions;
    this.log = log;
    this.clock = clock;
  }

  /// @throws org.springframework.dao.DataAccessException if the log is unavailable; what was found
  ///   is found again at the next check
  void look() {
    var level = disk.level();
    var now = clock.instant();
    var again = at == null || !now.isBefore(at.plus(AGAIN));
    if (level == Disk.Level.ENOUGH) {
      told = level;
    } else if (level.compareTo(told) > 0 || again) {
      tell(
          Action.DISK_LOW,
          level.name().toLowerCase(Locale.ROOT),
          Map.of("freeMib", Long.toString(disk.freeMib())));
      told = level;
      at = now;
    }
    backlogReplay
        .caught()
        .ifPresent(caught -> {
          tell(
              Action.LOG_CAUGHT_UP,
              Integer.toString(caught.steps()),
              Map.of("since", caught.since().toString(), "aside", "" + caught.aside()));
          backlogReplay.told(caught);
        });
  }

  private void tell(Action action, String object, Map<String, String> detail) {
    transactions.office(() ->
        log.append(
            new Entry(action, null, object, Actor.SERVICE, Purpose.OPERATE, Result.DONE, detail)));
  }
}
