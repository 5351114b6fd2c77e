package denwaban.recording;

import denwaban.call.AudioTap;
import denwaban.kernel.CallId;

/// Port: starts sealing what a tap hears into a sink. The recorder implements it.
interface TapeDeck {

  /// @param brokeOff told at most once, if writing ends before the call
  AudioTap start(CallId call, RecordingSink sink, Runnable brokeOff);
}
