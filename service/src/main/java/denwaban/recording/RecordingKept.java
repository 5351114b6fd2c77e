package denwaban.recording;

import denwaban.kernel.CallId;
import denwaban.kernel.ClientId;
import denwaban.kernel.ObjectId;

/// A recording is there for its client.
public record RecordingKept(ClientId client, CallId call, ObjectId object, boolean complete) {}
