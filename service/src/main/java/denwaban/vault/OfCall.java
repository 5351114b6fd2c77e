package denwaban.vault;

import denwaban.client.key.Line;
import denwaban.kernel.CallId;
import denwaban.kernel.ObjectId;

/// An object of a call, for lists.
///
/// @param line that it is sealed to
public record OfCall(CallId call, ObjectId object, Line line, boolean complete, long durationMs) {}
