package denwaban.recording.replay;

import denwaban.kernel.CallId;
import java.util.Optional;

/// Port: what was said last in a call that an operator has. The recorder implements it.
public interface Replays {

  /// The last seconds of a call as a WAV, in the clear: the receiver overwrites it.
  ///
  /// @return empty if this call is not recorded, no operator has it, or it ended too long ago
  Optional<byte[]> last(CallId call);
}
