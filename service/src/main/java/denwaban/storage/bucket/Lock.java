package denwaban.storage.bucket;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/// How long a version cannot be removed (S3 Object Lock).
///
/// @param until a moment that is over means no lock
public record Lock(Mode mode, Instant until) {

  /// In whole seconds: not every service reads more.
  public Lock {
    until = until.truncatedTo(ChronoUnit.SECONDS);
  }

  /// Who can lift it.
  public enum Mode {
    /// There are no locks.
    NONE,
    /// A user who has the right to bypass it.
    GOVERNANCE,
    /// No one, not even the office's account at the provider.
    COMPLIANCE;

    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
