package denwaban.retention.hold;

import denwaban.audit.AuditLog;
import denwaban.contract.Contracts;
import denwaban.database.TestDatabase;
import denwaban.kernel.Ids;
import denwaban.retention.key.ErasureLock;
import java.time.InstantSource;
import java.util.Random;

/// Real holds over a test database.
public final class TestHolds {

  private TestHolds() {}

  public static Holds over(
      TestDatabase database, Contracts contracts, AuditLog audit, InstantSource clock) {
    return new Holds(
        database.fence(),
        contracts,
        new HoldTable(database.jdbc()),
        new ErasureLock(database.jdbc()),
        audit,
        new Ids(clock, new Random()),
        clock);
  }
}
