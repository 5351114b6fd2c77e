package denwaban.signin.guard;

import denwaban.audit.AuditLog;
import denwaban.database.tenant.TenantTransactions;
import denwaban.people.PersonLog;
import java.time.Duration;
import java.time.InstantSource;

/// Tries to take something along, for tests of the modules that show it.
public final class TestCopyTries {

  /// Of one person, in [#WINDOW].
  public static final int WRITTEN = 30;

  public static final Duration WINDOW = Duration.ofHours(1);

  private TestCopyTries() {}

  public static CopyAttempts over(
      TenantTransactions transactions, AuditLog log, InstantSource clock) {
    return new CopyAttempts(transactions, new PersonLog(log), clock);
  }
}
