package denwaban.recording;

import denwaban.audit.TestLog;
import denwaban.client.TestClients;
import denwaban.contract.TestContracts;
import denwaban.database.TestDatabase;
import denwaban.kernel.Ids;
import denwaban.vault.TestVault;
import java.time.Clock;
import java.util.List;
import java.util.Random;

/// The real door over a test vault; it lists, and begins nothing.
public final class TestRecordings {

  private TestRecordings() {}

  public static Recordings over(TestDatabase database, TestVault vault, TestLog log) {
    var edge = new EdgeKey();
    var closing =
        new Closing(
            vault.vault(), edge, database.fence(), log.door(), Clock.systemUTC(), vault.said::add);
    return new Recordings(
        new TestContracts(database, log.door()).contracts(),
        new TestClients(database, log.door()).keys(),
        vault.vault(),
        closing,
        (_, _, _) -> {
          throw new AssertionError("nothing is recorded here");
        },
        (_, _, _) -> List.of(),
        edge,
        database.fence(),
        log.door(),
        new Ids(Clock.systemUTC(), new Random()));
  }
}
