package denwaban.call.event;

import denwaban.kernel.CallId;
import denwaban.kernel.ClientId;
import java.time.Instant;
import java.util.List;

/// Which sounds began to be played to a caller: the very ones, so that what was agreed can be
/// compared with what was heard.
///
/// @param sounds in this order
public record CallHeard(CallId call, ClientId client, List<Sound> sounds, Instant at)
    implements CallEvent {

  public CallHeard {
    sounds = List.copyOf(sounds);
  }

  /// @param kind such as `notice`
  /// @param version of the client's own; 0 for the office's
  /// @param sha256 of its µ-law, in hexadecimal digits
  public record Sound(String kind, int version, String sha256) {}
}
