package denwaban.retention;

import denwaban.database.TestDatabase;

/// Real leases over a test database.
public final class TestLeases {

  private TestLeases() {}

  public static Leases over(TestDatabase database) {
    return new Leases(database.fence(), new LeaseTable(database.jdbc()));
  }
}
