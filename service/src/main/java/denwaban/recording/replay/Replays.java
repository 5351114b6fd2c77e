package denwaban.recording.replay;

import denwaban.kernel.CallId;
import java.util.Optional;

/// Port: what was said last in a call that is in somebody's hands. The recorder implements it.
public interface Replays {

  /// The last seconds of a call as a WAV, in the clear: whoever gets it overwrites it.
  ///
  /// @return empty if this call is not recorded, in nobody's hands, or over for too long
  Optional<byte[]> last(CallId call);
}
