package denwaban.recording;

import denwaban.kernel.CallId;
import denwaban.kernel.ClientId;
import denwaban.kernel.ObjectId;

/// A recording is there for its client.
///
/// @param company fingerprint of the key statement that it is sealed to
public record RecordingKept(
    ClientId client, CallId call, ObjectId object, boolean complete, String company) {}
