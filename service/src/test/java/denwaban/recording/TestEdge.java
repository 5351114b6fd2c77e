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
import java.util.Random;
import org.springframework.context.ApplicationEventPublisher;

/// The real edge of one run of the program, over a test vault.
final class TestEdge {

  final TestBacklog backlog;
  final EdgeKey key = new EdgeKey();
  final RecordingManifests closing;
  final RecordingPermission permit;
  final DeferredWriter later;
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
    var fence = database.fence();
    backlog = new TestBacklog(database, vault.folder());
    closing = new RecordingManifests(vault.vault(), key, Clock.systemUTC());
    permit =
        new RecordingPermission(
            new TestContracts(database, log.door()).contracts(), clients.keys());
    later = new DeferredWriter(vault.vault(), fence, log.door(), backlog.backlog(), events);
    backlog.writes(later);
  }

  Recordings recordings(TapeDeck deck, SecondReaders seconds) {
    return new Recordings(
        permit, later, vault.vault(), closing, deck, seconds, key, ids(), Clock.systemUTC());
  }

  SlipKeeper slips() {
    return new SlipKeeper(permit, later, vault.vault(), key, ids(), Clock.systemUTC());
  }

  void recover() {
    new Recovery(
            clients.clients(),
            vault.vault(),
            closing,
            later,
            backlog.catchingUp(),
            Clock.systemUTC())
        .run();
  }

  private static Ids ids() {
    return new Ids(Clock.systemUTC(), new Random());
  }
}
