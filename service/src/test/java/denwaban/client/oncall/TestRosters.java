package denwaban.client.oncall;

import denwaban.audit.AuditLog;
import denwaban.client.directory.Contacts;
import denwaban.database.TestDatabase;
import java.time.InstantSource;

/// Rosters over a test database.
public final class TestRosters {

  private TestRosters() {}

  public static Rosters over(
      TestDatabase database, Contacts contacts, AuditLog audit, InstantSource clock) {
    return new Rosters(database.fence(), new RosterTable(database.jdbc()), contacts, audit, clock);
  }
}
