package denwaban.call.media;

import java.io.IOException;

/// What a media thread reads when something has arrived there: a leg's own port, or a
/// [SharedSocket].
interface Inlet {

  /// @param now nanoseconds of the thread's clock
  void readable(long now) throws IOException;
}
