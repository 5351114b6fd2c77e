package denwaban.script;

import denwaban.audit.AuditLog;
import denwaban.database.TestDatabase;
import denwaban.script.instruction.Instructions;
import denwaban.script.instruction.TestInstructions;
import java.time.Clock;
import java.time.InstantSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Real scripts over a test database.
public final class TestScripts {

  private TestScripts() {}

  public static Scripts over(TestDatabase database, AuditLog audit) {
    return over(database, audit, Clock.systemUTC());
  }

  public static Scripts over(TestDatabase database, AuditLog audit, InstantSource clock) {
    return new Scripts(database.fence(), new ScriptTable(database.jdbc()), audit, clock);
  }

  /// @param asking run before each statement
  public static Scripts over(
      TestDatabase database, AuditLog audit, InstantSource clock, Runnable asking) {
    var asked =
        new JdbcClient() {
          @Override
          public StatementSpec sql(String sql) {
            asking.run();
            return database.jdbc().sql(sql);
          }
        };
    return new Scripts(database.fence(), new ScriptTable(asked), audit, clock);
  }

  public static Instructions instructions(TestDatabase database, AuditLog audit) {
    return instructions(database, audit, Clock.systemUTC());
  }

  public static Instructions instructions(
      TestDatabase database, AuditLog audit, InstantSource clock) {
    return TestInstructions.over(database, audit, clock);
  }
}
