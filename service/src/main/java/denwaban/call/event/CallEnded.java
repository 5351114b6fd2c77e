package denwaban.call.event;

import denwaban.kernel.CallId;
import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The call is over. Published once per [CallRang], after a crash at the next start; twice if the
/// program dies within that very moment, or if its row had to wait for the database.
///
/// @param mailbox that the dialled number belongs to; null for the general box
/// @param operator the last operator who had the call; null when no one took it
/// @param answeredAt when the first operator took it; null when no one did
public record CallEnded(
    CallId call,
    ClientId client,
    @Nullable UUID mailbox,
    CallOutcome how,
    @Nullable PersonId operator,
    Instant arrivedAt,
    @Nullable Instant answeredAt,
    Instant at)
    implements CallEvent {

  public boolean answered() {
    return answeredAt != null;
  }
}
