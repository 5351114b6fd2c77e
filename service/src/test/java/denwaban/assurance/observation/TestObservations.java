package denwaban.assurance.observation;

import denwaban.audit.AuditLog;
import denwaban.audit.Program;
import denwaban.client.key.TestClients;
import denwaban.database.TestDatabase;
import denwaban.kernel.Ids;
import denwaban.storage.TestStorage;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Random;

/// Real observations over a test database.
public final class TestObservations {

  private final TestDatabase database;
  private final AuditLog audit;
  private final Path folder;
  private final InstantSource clock;
  private final AssuranceKey key;

  public TestObservations(TestDatabase database, AuditLog audit, Path folder, InstantSource clock) {
    this.database = database;
    this.audit = audit;
    this.folder = folder;
    this.clock = clock;
    this.key =
        new AssuranceKey(database.jdbc(), database.fence(), TestStorage.keys(folder), audit, clock);
  }

  public AssuranceKey key() {
    return key;
  }

  /// As a program that was just started.
  public Observations started() {
    var table = new ObservationTable(database.jdbc());
    return new Observations(
        table,
        new NewestObservations(table, key),
        key,
        new TestClients(database, audit).clients(),
        database.fence(),
        audit,
        new Ids(clock, new Random()),
        new Program(folder),
        clock);
  }
}
