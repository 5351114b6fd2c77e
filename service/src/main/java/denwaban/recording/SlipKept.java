package denwaban.recording;

import denwaban.kernel.CallId;
import denwaban.kernel.ClientId;
import denwaban.kernel.ObjectId;

/// The slip of a call that nobody answered is there for its client.
public record SlipKept(ClientId client, CallId call, ObjectId object) {}
