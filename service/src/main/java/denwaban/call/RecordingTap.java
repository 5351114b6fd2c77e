package denwaban.call;

import denwaban.kernel.CallId;
import denwaban.kernel.ClientId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Port: decides whether a call may be recorded and gives the tap. `recording` implements it.
public interface RecordingTap {

  /// Asks before the recording notice is played.
  ///
  /// @param mailbox to whose key it is sealed; null for the general box
  /// @param brokeOff told at most once, on a thread of the recording's, if the recording ends
  ///   before its call: what came until then is kept, what comes after is not
  Tapped begin(CallId call, ClientId client, @Nullable UUID mailbox, Instant at, Runnable brokeOff);

  /// The answer: a tap, or the reason why this call is not recorded.
  sealed interface Tapped {

    record On(AudioTap tap) implements Tapped {}

    record Off(Reason why) implements Tapped {}
  }

  /// Why a call is not recorded, as the operator's desk shows it.
  enum Reason {
    NO_KEY,
    NOT_AGREED,
    LOG_UNAVAILABLE,
    STORAGE_UNAVAILABLE
  }
}
