package denwaban.signin.guard;

import denwaban.audit.AuditLog;
import denwaban.database.tenant.Fence;
import denwaban.people.Deeds;
import java.time.Duration;
import java.time.InstantSource;

/// Tries to take something along, for tests of the modules that show it.
public final class TestCopyTries {

  /// Of one person, in [#WINDOW].
  public static final int WRITTEN = CopyTries.WRITTEN;

  public static final Duration WINDOW = CopyTries.WINDOW;

  private TestCopyTries() {}

  public static CopyTries over(Fence fence, AuditLog log, InstantSource clock) {
    return new CopyTries(fence, new Deeds(log), clock);
  }
}
