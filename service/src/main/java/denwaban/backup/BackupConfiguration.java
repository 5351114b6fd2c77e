package denwaban.backup;

import denwaban.audit.AuditLog;
import denwaban.audit.Signers;
import denwaban.backup.restore.HeadersErased;
import denwaban.backup.restore.LogsErased;
import denwaban.backup.restore.RestoredErasure;
import denwaban.client.Clients;
import denwaban.contract.BackupWindow;
import denwaban.database.Cluster;
import denwaban.database.PeriodicTask;
import denwaban.database.tenant.TenantTransactions;
import denwaban.kernel.Ids;
import denwaban.retention.ErasureRecord;
import denwaban.retention.key.KeyRecord;
import denwaban.storage.StoragePlace;
import denwaban.storage.partition.PayloadPartitions;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires the backup, or its absence.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BackupSettings.class)
class BackupConfiguration {

  /// The log waits a minute at most until PostgreSQL hands it over; these seconds come on top.
  private static final Duration MOVE = Duration.ofSeconds(5);

  @Bean
  HeadersErased headersErased() {
    return new HeadersErased();
  }

  @Bean
  LogsErased logsErased() {
    return new LogsErased();
  }

  @Bean
  Setup backupSetup(
      BackupSettings settings,
      @Value("${denwaban.data}") Path data,
      Cluster cluster,
      BackupTable table,
      PayloadTable payloads,
      TenantTransactions transactions,
      StoragePlace country,
      Ids ids,
      InstantSource clock) {
    country.mustHold(settings.s3(), BackupSettings.S3);
    var target = Target.of(settings, data, cluster.files().isPresent(), ids, clock);
    var setup = new Setup(target, table, payloads, transactions);
    setup.mayStart();
    return setup;
  }

  @Bean
  ErasureRecord erasureRecord(ErasureList list, Backups backups) {
    return new BackupErasureRecord(list, backups);
  }

  @Bean
  BackupWindow backupWindow(Setup setup) {
    var target = setup.target();
    return () -> target == null ? 0 : (int) target.keep().toDays();
  }

  @Bean
  KeyRecord keyRecord(ErasureList list, Backups backups) {
    return new BackupKeyRecord(list, backups);
  }

  @Bean
  ErasureList erasureList(Setup setup) {
    return new ErasureList(setup);
  }

  @Bean
  Backups backups(
      Setup setup,
      Cluster cluster,
      PayloadPartitions store,
      BackupTable table,
      PayloadTable payloads,
      TenantTransactions transactions,
      List<RestoredErasure> erasures,
      Clients clients,
      Signers signers,
      AuditLog audit,
      Ids ids,
      InstantSource clock) {
    var target = setup.target();
    var work =
        target == null
            ? null
            : work(
                target,
                cluster,
                store,
                payloads,
                transactions,
                erasures,
                clients,
                signers,
                Pace.BESIDE_CALLS,
                clock);
    return new Backups(setup, work, table, payloads, transactions, audit, ids, clock);
  }

  static BackupWork work(
      Target target,
      Cluster cluster,
      PayloadPartitions store,
      PayloadTable payloads,
      TenantTransactions transactions,
      List<RestoredErasure> erasures,
      Clients clients,
      Signers signers,
      Pace pace,
      InstantSource clock) {
    var mover = new LogMover(target, cluster, new KeyCopies(target, clock), clock);
    return new BackupWork(
        new BaseBackup(target, cluster, mover, pace, clock),
        mover,
        new PayloadCopies(target, store, payloads, transactions, clock),
        new Pruning(target, clock),
        new Drill(
            target,
            cluster,
            mover,
            erasures,
            clients,
            signers,
            target.data().toFile()::getUsableSpace,
            clock),
        new Inspection(target, target.written(), payloads, transactions, clock));
  }

  @Bean
  PeriodicTask backupLogTask(Backups backups) {
    return new PeriodicTask("backup-log", MOVE, backups::move);
  }

  @Bean
  PeriodicTask backupInspectionTask(
      Setup setup, Backups backups, TenantTransactions transactions, AuditLog audit, Ids ids) {
    return new PeriodicTask(
        "backup-inspection",
        new InspectionTask(setup, backups.work(), backups, transactions, audit, ids)::round);
  }

  @Bean
  PeriodicTask backupTask(Backups backups) {
    return new PeriodicTask("backup", backups::round);
  }
}
