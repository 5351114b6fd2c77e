package denwaban.audit;

import denwaban.audit.anchor.AnchorRounds;
import denwaban.audit.anchor.AnchorTable;
import denwaban.audit.anchor.LogExport;
import denwaban.audit.anchor.TimestampTable;
import denwaban.audit.anchor.WitnessReader;
import denwaban.audit.anchor.WitnessRounds;
import denwaban.audit.anchor.WitnessSettings;
import denwaban.audit.anchor.WitnessTable;
import denwaban.audit.reading.LogQueryTable;
import denwaban.audit.reading.LogReader;
import denwaban.audit.reading.LogSearch;
import denwaban.audit.reading.LogSelfCheck;
import denwaban.audit.reading.OpenEntries;
import denwaban.audit.sequencing.LogExpiry;
import denwaban.audit.sequencing.PendingEntries;
import denwaban.audit.sequencing.QuarantinedEntries;
import denwaban.audit.sequencing.Sequencer;
import denwaban.database.Disk;
import denwaban.database.TestDatabase;
import denwaban.database.TestDisk;
import denwaban.kernel.ClientId;
import denwaban.kernel.Ids;
import denwaban.storage.TestStorage;
import denwaban.storage.key.KeyVault;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// The real log over a test database, for tests of every module.
public final class TestLog {

  static final AuditSettings SETTINGS = new AuditSettings("denwaban.example/log");

  private final TestDatabase database;
  private final AuditLog door;
  private final Logs logs;
  private final Signers signers;
  private final Subjects subjects;

  public TestLog(TestDatabase database, Path folder) {
    this.database = database;
    var db = database.jdbc();
    var ids = new Ids(Clock.systemUTC(), new Random());
    this.logs = new Logs(db);
    this.signers = new Signers(db, database.fence(), TestStorage.keys(folder), SETTINGS);
    this.subjects = new Subjects(db, TestStorage.keys(folder), ids, Clock.systemUTC());
    this.door = door(TestDisk.roomy());
  }

  public AuditLog door() {
    return door;
  }

  /// The same log on another disk.
  public AuditLog door(Disk disk) {
    return new AuditLog(
        new Outbox(database.jdbc()), subjects, new Signal(), disk, Clock.systemUTC());
  }

  /// The same log with another key vault.
  public AuditLog door(KeyVault keys) {
    var ids = new Ids(Clock.systemUTC(), new Random());
    return new AuditLog(
        new Outbox(database.jdbc()),
        new Subjects(database.jdbc(), keys, ids, Clock.systemUTC()),
        new Signal(),
        TestDisk.roomy(),
        Clock.systemUTC());
  }

  /// The same log by another clock.
  public AuditLog door(InstantSource clock) {
    return new AuditLog(
        new Outbox(database.jdbc()), subjects, new Signal(), TestDisk.roomy(), clock);
  }

  public LogExpiry expiry() {
    return new LogExpiry(database.jdbc(), database.fence(), logs, door, signers);
  }

  /// Puts everything committed in order.
  public void sequence() {
    while (sequencer(Sequencer.PATIENCE).round() > 0) {
      // until nothing is left
    }
  }

  public Sequencer sequencer(Duration patience) {
    return sequencer(patience, Clock.systemUTC());
  }

  public Sequencer sequencer(Duration patience, InstantSource clock) {
    var db = database.jdbc();
    return new Sequencer(
        database.fence(),
        logs,
        new PendingEntries(db),
        new QuarantinedEntries(db),
        door,
        signers,
        clock,
        patience);
  }

  public AnchorRounds anchoring(InstantSource clock) {
    var anchorTable = new AnchorTable(database.jdbc());
    return new AnchorRounds(database.fence(), logs, anchorTable, door, signers, clock);
  }

  public Signers signers() {
    return signers;
  }

  public LogReader reading() {
    return new LogReader(database.fence(), logs, signers);
  }

  public LogSelfCheck selfCheck() {
    return new LogSelfCheck(database.fence(), logs, signers);
  }

  public OpenEntries openEntries() {
    var logQueryTable = new LogQueryTable(database.jdbc());
    return new OpenEntries(database.fence(), logs, logQueryTable, signers);
  }

  public LogSearch search() {
    var logQueryTable = new LogQueryTable(database.jdbc());
    return new LogSearch(database.fence(), logs, logQueryTable, subjects, signers);
  }

  public LogExport copies() {
    var db = database.jdbc();
    return new LogExport(
        database.fence(), logs, signers, new WitnessTable(db), new TimestampTable(db));
  }

  /// Of an installation that asks no witness.
  public WitnessReader witnesses() {
    var none = new WitnessSettings(List.of());
    var witnessTable = new WitnessTable(database.jdbc());
    var clock = Clock.systemUTC();
    var asking = new WitnessRounds(none, database.fence(), logs, witnessTable, door, clock);
    return new WitnessReader(none, asking, witnessTable, logs, database.fence());
  }

  public PseudonymErasure forgetting() {
    return new PseudonymErasure(door, subjects);
  }

  /// The committed leaves of a client's log, or of the installation's, oldest first.
  public List<String> outbox(@Nullable ClientId client) {
    return database
        .superuser()
        .sql("select leaf from audit_outbox where log = :log order by id")
        .param("log", LogId.of(client).value())
        .query((row, n) -> row.getString(1))
        .list();
  }
}
