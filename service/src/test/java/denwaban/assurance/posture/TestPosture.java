package denwaban.assurance.posture;

import denwaban.assurance.observation.AssuranceKey;
import denwaban.assurance.observation.Observations;
import denwaban.audit.AuditLog;
import denwaban.client.Clients;
import denwaban.database.TestDatabase;
import java.time.InstantSource;

/// How an office of a test stands.
public final class TestPosture {

  private TestPosture() {}

  /// How it stands, written down.
  public static PostureRounds rounds(
      TestDatabase database,
      Observations observations,
      Clients clients,
      AuditLog log,
      InstantSource clock) {
    return new PostureRounds(
        over(observations, clock),
        new PostureTable(database.jdbc()),
        clients,
        database.fence(),
        log,
        clock);
  }

  /// Its days.
  public static PostureDays days(
      TestDatabase database, Clients clients, AssuranceKey key, AuditLog log, InstantSource clock) {
    return new PostureDays(
        new PostureTable(database.jdbc()), clients, key, database.fence(), log, clock, () -> false);
  }

  public static Postures over(Observations observations, InstantSource clock) {
    return new Postures(observations, clock);
  }
}
