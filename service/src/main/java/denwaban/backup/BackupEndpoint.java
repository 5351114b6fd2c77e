package denwaban.backup;

import denwaban.access.CurrentUser;
import denwaban.access.Permission;
import denwaban.access.RequiresPermission;
import denwaban.database.tenant.TenantTransactions;
import denwaban.http.Problem;
import denwaban.storage.bucket.Lock;
import denwaban.storage.partition.PayloadPartitions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The office's backup and its drills.
@RestController
final class BackupEndpoint {

  private final Setup setup;
  private final Backups backups;
  private final BackupTable table;
  private final PayloadTable payloads;
  private final TenantTransactions transactions;
  private final PayloadPartitions store;
  private final InstantSource clock;

  BackupEndpoint(
      Setup setup,
      Backups backups,
      BackupTable table,
      PayloadTable payloads,
      TenantTransactions transactions,
      PayloadPartitions store,
      InstantSource clock) {
    this.setup = setup;
    this.backups = backups;
    this.table = table;
    this.payloads = payloads;
    this.transactions = transactions;
    this.store = store;
    this.clock = clock;
  }

  /// @param ended null while it goes on, or if it was cut off
  /// @param trouble why it is not whole; null if it is
  record Run(
      Instant began,
      @Nullable Instant ended,
      boolean whole,
      long bytes,
      @Nullable String trouble) {}

  record Check(String code, boolean good, long looked, long bad) {}

  record Drilled(
      Instant began,
      Instant ended,
      boolean passed,
      @Nullable Integer rpoSeconds,
      @Nullable Integer rtoSeconds,
      List<Check> checks) {}

  /// @param configured whether there is a backup by the program at all
  /// @param doing `backup` or `drill` while one goes on
  /// @param trouble why the backup is not what it should be
  /// @param place `folder` or `bucket`; null without a backup
  /// @param lock `none`, `governance` or `compliance`: from whom files at the place are locked
  /// @param payloadsInBucket whether the live payloads lie in a bucket, from which they are copied
  /// @param logAgeSeconds since the newest of the database's log came to the place; null if none
  ///   did
  /// @param payloadCount sealed payloads that are at the place
  /// @param drills the newest first, with their checks
  record Page(
      boolean configured,
      @Nullable String doing,
      @Nullable String trouble,
      @Nullable String place,
      String lock,
      boolean payloadsInBucket,
      int keepDays,
      int drillDays,
      @Nullable Run last,
      @Nullable Long logAgeSeconds,
      long payloadCount,
      long payloadBytes,
      @Nullable Instant nextDrill,
      List<Run> runs,
      List<Drilled> drills) {}

  @RequiresPermission(Permission.READ_EVIDENCE)
  @GetMapping("/api/office/backup")
  Page page() {
    var target = setup.target();
    var age = backups.newestLog().orElse(null);
    return transactions.office(() -> {
      var sum = payloads.sum();
      return new Page(
          target != null,
          backups.doing().map(it -> it == Backups.Doing.BACKUP ? "backup" : "drill").orElse(null),
          backups.trouble().map(BackupTrouble::code).orElse(null),
          target == null ? null : target.bucket() ? "bucket" : "folder",
          target == null ? Lock.Mode.NONE.code() : target.place().lock().code(),
          store.bucket(),
          target == null ? 0 : (int) target.keep().toDays(),
          target == null ? 0 : (int) target.drillEvery().toDays(),
          table.whole().map(BackupEndpoint::run).orElse(null),
          age == null ? null : Math.max(0, Duration.between(age, clock.instant()).toSeconds()),
          sum.count(),
          sum.bytes(),
          backups.nextDrill().orElse(null),
          table.runs(BackupTable.LISTED).stream().map(BackupEndpoint::run).toList(),
          table.drills(BackupTable.LISTED).stream().map(this::drilled).toList());
    });
  }

  /// @throws Problem 409 if there is no backup, or one or a drill goes on
  @RequiresPermission(Permission.WATCH)
  @PostMapping("/api/office/backup")
  @ResponseStatus(HttpStatus.ACCEPTED)
  void backup(CurrentUser user) {
    mustBeFree();
    Thread.ofPlatform().daemon().name("backup-by-hand").start(() -> backups.backup(user));
  }

  /// @throws Problem 409 if there is no backup, or one or a drill goes on
  @RequiresPermission(Permission.WATCH)
  @PostMapping("/api/office/backup/drill")
  @ResponseStatus(HttpStatus.ACCEPTED)
  void drill(CurrentUser user) {
    mustBeFree();
    Thread.ofPlatform().daemon().name("drill-by-hand").start(() -> backups.drill(user));
  }

  private void mustBeFree() {
    if (setup.target() == null) {
      throw new Problem(409, "no-backup");
    }
    if (backups.doing().isPresent()) {
      throw new Problem(409, "backup-runs");
    }
  }

  private static Run run(BackupTable.Run it) {
    return new Run(it.began(), it.ended(), it.base() != null, it.bytes(), it.trouble());
  }

  private Drilled drilled(BackupTable.Drilled it) {
    return new Drilled(
        it.began(),
        it.ended(),
        it.passed(),
        it.rpoSeconds(),
        it.rtoSeconds(),
        table.checks(it.id()).stream()
            .map(check -> new Check(check.code(), check.good(), check.looked(), check.bad()))
            .toList());
  }
}
