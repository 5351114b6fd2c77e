package denwaban.call.event;

import denwaban.kernel.CallId;
import denwaban.kernel.ClientId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A caller whom no operator took left something that a person must see to. Told before the
/// [CallEnded] of the call, at least once.
///
/// @param mailbox that the dialled number belongs to; null for the general box
public record CallerWaits(
    CallId call, ClientId client, @Nullable UUID mailbox, Wish wish, Instant arrivedAt, Instant at)
    implements CallEvent {

  /// What the caller left.
  public enum Wish {
    /// Words, recorded after the tone and sealed as a recording of the call.
    VOICEMAIL,
    /// The wish to be called back; the number lies sealed in the call's slip.
    CALLBACK
  }
}
