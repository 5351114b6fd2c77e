package denwaban.script;

import denwaban.audit.AuditLog;
import denwaban.database.TestDatabase;
import java.time.Clock;

/// Real scripts over a test database.
public final class TestScripts {

  private TestScripts() {}

  public static Scripts over(TestDatabase database, AuditLog audit) {
    return new Scripts(
        database.fence(), new ScriptTable(database.jdbc()), audit, Clock.systemUTC());
  }
}
