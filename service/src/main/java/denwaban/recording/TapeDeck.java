package denwaban.recording;

import denwaban.call.AudioTap;
import denwaban.kernel.CallId;

/// Port: starts sealing what a tap hears into a sink. The recorder implements it.
interface TapeDeck {

  AudioTap start(CallId call, RecordingSink sink);
}
