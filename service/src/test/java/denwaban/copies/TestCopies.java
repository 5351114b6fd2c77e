package denwaban.copies;

import denwaban.audit.AuditLog;
import denwaban.audit.TestLog;
import denwaban.client.key.TestClients;
import denwaban.database.TestDatabase;
import denwaban.http.outbound.TestOutbound;
import denwaban.kernel.Ids;
import denwaban.storage.TestStorage;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// The office's own copies of logs, in folders of a test.
public final class TestCopies {

  public final CopyInspection inspection;
  public final CopyErasure erasure;
  private final CopyRounds rounds;
  private final MonthlyMedia mediums;

  /// Whether the places let nothing be removed, as a write-once share does.
  public boolean locked;

  /// @param copies null for an office without such a folder
  /// @param months null for the folder of months' files in the data folder
  public TestCopies(
      TestDatabase database,
      Path data,
      @Nullable Path copies,
      @Nullable Path months,
      TestLog log,
      TestClients clients,
      AuditLog door,
      InstantSource clock) {
    var settings = new CopiesSettings(copies, false, null, months);
    var table = new CopyTable(database.jdbc());
    var targets =
        new CopyTargets(
            settings,
            data,
            TestStorage.keys(data),
            TestOutbound.flows(database, clock),
            new Ids(clock, new Random()),
            clock);
    rounds =
        new CopyRounds(
            targets, log.copies(), table, clients.clients(), database.fence(), door, clock);
    mediums =
        new MonthlyMedia(
            new MediumsFolder(settings, data),
            log.copies(),
            clients.keys(),
            clients.clients(),
            database.fence(),
            door,
            new Ids(clock, new Random()),
            clock);
    inspection = new CopyInspection(settings, data);
    erasure = new CopyErasure(inspection, rounds, table, database.fence(), this::remove);
  }

  private void remove(Path path) throws IOException {
    if (locked) throw new AccessDeniedException(path.toString());
    Files.deleteIfExists(path);
  }

  /// Each log into the folder, and the month's file of each client.
  public void write() throws InterruptedException {
    rounds.round();
    rounds.settle();
    mediums.round();
  }
}
