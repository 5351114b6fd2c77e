package denwaban.contract.termination;

import denwaban.audit.AuditLog;
import denwaban.database.TestDatabase;
import denwaban.kernel.Ids;
import java.time.InstantSource;
import java.util.Random;

/// Real ends of contracts over a test database.
public final class TestTerminations {

  private TestTerminations() {}

  public static Terminations over(TestDatabase database, AuditLog audit, InstantSource clock) {
    return new Terminations(
        database.fence(),
        new TerminationTable(database.jdbc()),
        audit,
        new Ids(clock, new Random()),
        clock);
  }
}
