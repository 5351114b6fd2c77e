package denwaban.assurance.deviation;

import denwaban.assurance.posture.PostureDays;
import denwaban.audit.AuditLog;
import denwaban.client.Clients;
import denwaban.contract.Contracts;
import denwaban.database.TestDatabase;
import denwaban.kernel.Ids;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Random;

/// Deviations over a test database.
public final class TestDeviations {

  private TestDeviations() {}

  public static Deviations over(
      TestDatabase database,
      Clients clients,
      Contracts contracts,
      PostureDays days,
      AuditLog log,
      InstantSource clock) {
    return new Deviations(
        clients,
        contracts,
        days,
        new DeviationTable(database.jdbc()),
        database.fence(),
        log,
        new Ids(Clock.systemUTC(), new Random()),
        clock);
  }
}
