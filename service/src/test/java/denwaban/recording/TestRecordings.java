package denwaban.recording;

import denwaban.audit.TestLog;
import denwaban.client.key.TestClients;
import denwaban.database.TestDatabase;
import denwaban.vault.TestVault;
import java.util.List;

/// The real door over a test vault; it lists, and begins nothing.
public final class TestRecordings {

  private TestRecordings() {}

  public static Recordings over(TestDatabase database, TestVault vault, TestLog log) {
    return new TestEdge(
            database, vault, log, new TestClients(database, log.door()), vault.said::add)
        .recordings(
            (_, _, _) -> {
              throw new AssertionError("nothing is recorded here");
            },
            (_, _, _) -> List.of());
  }
}
