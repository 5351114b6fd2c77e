package denwaban.script.instruction;

import denwaban.audit.AuditLog;
import denwaban.database.TestDatabase;
import denwaban.kernel.Ids;
import java.time.InstantSource;
import java.util.Random;

/// Real instructions over a test database.
public final class TestInstructions {

  private TestInstructions() {}

  public static Instructions over(TestDatabase database, AuditLog audit, InstantSource clock) {
    return new Instructions(
        database.fence(),
        new InstructionTable(database.jdbc()),
        audit,
        new Ids(clock, new Random()),
        clock);
  }
}
