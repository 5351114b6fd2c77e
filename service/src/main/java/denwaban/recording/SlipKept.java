package denwaban.recording;

import denwaban.kernel.CallId;
import denwaban.kernel.ClientId;
import denwaban.kernel.ObjectId;

/// The slip of a call is there for its client.
///
/// @param company fingerprint of the key statement that it is sealed to
public record SlipKept(ClientId client, CallId call, ObjectId object, String company) {}
