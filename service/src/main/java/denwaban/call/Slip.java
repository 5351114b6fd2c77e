package denwaban.call;

import denwaban.call.event.CallOutcome;
import denwaban.kernel.CallId;
import denwaban.kernel.ClientId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who rang, and when, for the client alone. In memory only, until sealed: when an operator takes
/// the call, or else when it is over.
///
/// @param mailbox whose members may read it; null for the general box
/// @param how null of a call that an operator took
/// @param endedAt null of a call that an operator took: it is not over yet
public record Slip(
    CallId call,
    ClientId client,
    @Nullable UUID mailbox,
    Caller caller,
    @Nullable CallOutcome how,
    Instant arrivedAt,
    @Nullable Instant endedAt) {

  public static Slip answered(
      CallId call, ClientId client, @Nullable UUID mailbox, Caller caller, Instant arrivedAt) {
    return new Slip(call, client, mailbox, caller, null, arrivedAt, null);
  }
}
