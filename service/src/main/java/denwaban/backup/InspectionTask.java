package denwaban.backup;

import denwaban.audit.Action;
import denwaban.audit.Actor;
import denwaban.audit.AuditLog;
import denwaban.audit.Entry;
import denwaban.audit.Purpose;
import denwaban.audit.Result;
import denwaban.backup.place.Layout;
import denwaban.database.tenant.TenantTransactions;
import denwaban.kernel.Ids;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks at the place once a day, tells what is not as it was written, and has what a restore needs
/// written anew beside it.
final class InspectionTask {

  private static final Logger LOG = LoggerFactory.getLogger(InspectionTask.class);

  private final Setup setup;
  private final @Nullable BackupWork work;
  private final Backups backups;
  private final TenantTransactions transactions;
  private final AuditLog audit;
  private final Ids ids;

  InspectionTask(
      Setup setup,
      @Nullable BackupWork work,
      Backups backups,
      TenantTransactions transactions,
      AuditLog audit,
      Ids ids) {
    this.setup = setup;
    this.work = work;
    this.backups = backups;
    this.transactions = transactions;
    this.audit = audit;
    this.ids = ids;
  }

  /// Called every minute by one thread. A place that is away is told by those who write to it; a
  /// look that does not come to its end for other reasons is told here.
  void round() {
    var now = work;
    if (now == null) return;
    try {
      if (!now.inspection().due()) return;
      setup.ready();
      var found = now.inspection().run();
      backups.looked();
      if (!found.bad().isEmpty()) told(now, found);
    } catch (IOException | RuntimeException broken) {
      LOG.atWarn().setCause(broken).log("the backup's place could not be looked at");
      if (late(now)) backups.notLooked(broken);
    }
  }

  private static boolean late(BackupWork now) {
    try {
      return now.inspection().late();
    } catch (IOException unknown) {
      return true; // nothing says that there was one
    }
  }

  private void told(BackupWork now, Inspection.Found found) throws IOException {
    LOG.atError()
        .addKeyValue("files", found.bad().size())
        .log("files of the backup are not as they were written");
    transactions.office(() ->
        audit.append(
            new Entry(
                Action.BACKUP_FAILED,
                null,
                ids.next().toString(),
                Actor.SERVICE,
                Purpose.OPERATE,
                Result.REFUSED,
                Map.of("why", BackupTrouble.CHANGED.code()))));
    now.inspection().told(found);
    if (found.bad().stream().anyMatch(it -> it.startsWith(Layout.KEYS))) now.mover().keysAgain();
    if (found.bad().stream()
        .anyMatch(it -> it.startsWith(Layout.BASES) || it.startsWith(Layout.WAL))) {
      backups.another();
    }
  }
}
