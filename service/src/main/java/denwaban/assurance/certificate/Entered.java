package denwaban.assurance.certificate;

import denwaban.kernel.PersonId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who entered something and when, and who else confirmed it.
///
/// @param n its place in the order in which everything was entered
record Entered(
    UUID id,
    long n,
    PersonId by,
    Instant at,
    @Nullable PersonId confirmedBy,
    @Nullable Instant confirmedAt) {

  /// @throws IllegalArgumentException if one person did both
  Entered {
    if (by.equals(confirmedBy)) throw new IllegalArgumentException("confirmed by who entered it");
  }

  boolean entered(Instant now) {
    return !at.isAfter(now);
  }

  boolean confirmed(Instant now) {
    return confirmedAt != null && !confirmedAt.isAfter(now);
  }
}
