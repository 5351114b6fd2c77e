package denwaban.call;

import denwaban.kernel.CallId;
import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The call is over. Published once per [CallRang], after a crash at the next start; twice only if
/// the program dies within that very moment.
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
    Instant at)
    implements CallEvent {

  public boolean answered() {
    return answeredAt != null;
  }
}
