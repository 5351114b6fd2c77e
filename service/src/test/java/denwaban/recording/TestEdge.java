package denwaban.recording;

import denwaban.audit.TestLog;
import denwaban.client.key.TestClients;
import denwaban.contract.TestContracts;
import denwaban.database.TestDatabase;
import denwaban.database.backlog.TestBacklog;
import denwaban.kernel.Ids;
import denwaban.recording.replay.SecondReaders;
import denwaban.vault.TestVault;
import java.time.Clock;
import java.time.Instant;
import java.util.Random;
import org.springframework.context.ApplicationEventPublisher;

/// The real edge of one run of the program, over a test vault.
final class TestEdge {

  final TestBacklog backlog;
  final EdgeKey key = new EdgeKey();
  final RecordingManifests recordingManifests;
  final RecordingPermission recordingPermission;
  final DeferredWriter deferredWriter;
  private Instant asked = Instant.EPOCH;

  private final TestVault vault;
  private final TestClients clients;

  TestEdge(
      TestDatabase database,
      TestVault vault,
      TestLog log,
      TestClients clients,
      ApplicationEventPublisher events) {
    this.vault = vault;
    this.clients = clients;
    var transactions = database.fence();
    backlog = new TestBacklog(database, vault.folder());
    recordingManifests = new RecordingManifests(vault.vault(), key, Clock.systemUTC());
    recordingPermission =
        new RecordingPermission(
            new TestContracts(database, log.door()).contracts(), clients.keys());
    deferredWriter =
        new DeferredWriter(
            vault.vault(), transactions, log.door(), backlog.backlog(), events, this::later);
    backlog.writes(deferredWriter);
  }

  /// A clock by which the database is asked each time, also after it was away.
  private Instant later() {
    asked = asked.plus(DeferredWriter.AWAY);
    return asked;
  }

  Recordings recordings(TapeDeck deck, SecondReaders seconds) {
    return new Recordings(
        recordingPermission,
        deferredWriter,
        vault.vault(),
        recordingManifests,
        deck,
        seconds,
        key,
        ids(),
        Clock.systemUTC());
  }

  SlipKeeper slips() {
    return new SlipKeeper(
        recordingPermission, deferredWriter, vault.vault(), key, ids(), Clock.systemUTC());
  }

  void recover() {
    new Recovery(
            clients.clients(),
            vault.vault(),
            recordingManifests,
            deferredWriter,
            backlog.catchingUp(),
            Clock.systemUTC())
        .run();
  }

  private static Ids ids() {
    return new Ids(Clock.systemUTC(), new Random());
  }
}
