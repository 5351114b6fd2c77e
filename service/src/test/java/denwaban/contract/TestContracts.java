package denwaban.contract;

import denwaban.audit.Actor;
import denwaban.audit.AuditLog;
import denwaban.database.TestDatabase;
import denwaban.kernel.ClientId;
import java.time.Instant;
import java.time.Period;

/// Real contracts over a test database.
public final class TestContracts {

  private final Contracts contracts;

  public TestContracts(TestDatabase database, AuditLog audit) {
    this.contracts = new Contracts(database.fence(), new Agreements(database.jdbc()), audit);
  }

  public Contracts contracts() {
    return contracts;
  }

  /// Terms in force since 2026.
  public Terms agree(ClientId client, Terms.Recording recording) {
    return agree(client, recording, Instant.parse("2026-01-01T00:00:00Z"));
  }

  Terms agree(ClientId client, Terms.Recording recording, Instant from) {
    return contracts.set(
        new Terms(
            client,
            1,
            recording,
            "この通話は録音されます。",
            "This call is recorded.",
            Period.ofDays(90),
            Period.ofDays(180),
            from),
        Actor.SERVICE);
  }
}
