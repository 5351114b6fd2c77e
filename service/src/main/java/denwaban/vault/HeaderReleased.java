package denwaban.vault;

import denwaban.audit.Purpose;
import denwaban.kernel.CallId;
import denwaban.kernel.ClientId;
import denwaban.kernel.ObjectId;
import denwaban.seal.statement.Manifest;

/// A member was given what opens an object; the log has it.
///
/// @param company fingerprint of the key statement that it was sealed to
public record HeaderReleased(
    ClientId client,
    ObjectId object,
    Manifest.Kind kind,
    CallId call,
    Purpose purpose,
    String company) {}
