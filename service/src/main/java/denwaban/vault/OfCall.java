package denwaban.vault;

import denwaban.kernel.CallId;
import denwaban.kernel.ObjectId;

/// An object of a call, for lists.
public record OfCall(CallId call, ObjectId object, boolean complete, long durationMs) {}
