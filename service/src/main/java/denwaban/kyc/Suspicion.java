package denwaban.kyc;

import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One step of a note of suspicion: what looked suspicious, or what became of it.
///
/// @param note the id of the first step
/// @param reportedOn the day of the report to the ministry, in Japan; null in other states
/// @param sealed the text of it, encrypted
record Suspicion(
    UUID id,
    UUID note,
    ClientId client,
    State state,
    @Nullable LocalDate reportedOn,
    Instant at,
    PersonId by,
    Bytes sealed) {

  enum State {
    NOTED,
    /// To the ministry (疑わしい取引の届出).
    REPORTED,
    /// Judged not to be reported, for a reason. It can be reported later.
    NOT_REPORTED;

    /// Its name in JSON.
    String code() {
      return Codes.of(this);
    }
  }
}
