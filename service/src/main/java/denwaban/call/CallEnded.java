package denwaban.call;

import denwaban.kernel.CallId;
import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The call is over. Published exactly once per [CallRang], also after a crash (at the next start).
///
/// @param operator the last operator who had the call; null when nobody took it
/// @param answeredAt when the first operator took it; null when nobody did
public record CallEnded(
    CallId call,
    ClientId client,
    Ended how,
    @Nullable PersonId operator,
    Instant arrivedAt,
    @Nullable Instant answeredAt,
    Instant at) {

  public boolean answered() {
    return answeredAt != null;
  }
}
