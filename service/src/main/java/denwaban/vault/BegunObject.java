package denwaban.vault;

import denwaban.kernel.CallId;
import denwaban.kernel.ClientId;
import denwaban.kernel.ObjectId;
import denwaban.seal.statement.Manifest;

/// An object that was begun.
///
/// @param epoch of the company key it is sealed to
/// @param company fingerprint of that key's statement
public record BegunObject(
    ObjectId object, ClientId client, Manifest.Kind kind, CallId call, int epoch, String company) {}
