package denwaban.people.group;

import denwaban.access.NoCompanies;
import denwaban.audit.AuditLog;
import denwaban.database.TestDatabase;
import denwaban.people.TestPeople;
import java.time.Clock;

/// Real groups over a test database.
public final class TestOperatorGroups {

  private TestOperatorGroups() {}

  public static OperatorGroups over(TestDatabase database, AuditLog audit) {
    return new OperatorGroups(
        database.fence(),
        new GroupTable(database.jdbc()),
        new TestPeople(database, audit, _ -> {}).people(),
        new NoCompanies(),
        audit,
        Clock.systemUTC());
  }
}
