package denwaban.seal;

import denwaban.kernel.Bytes;

/// What is known of a payload after its last byte was written.
///
/// @param header the only place where the file key exists; keep it apart from the payload
/// @param length bytes of the payload
/// @param sha256 of the payload
/// @param complete whether the final chunk was written; an aborted payload opens only by salvage
public record Sealed(Bytes header, long length, Bytes sha256, boolean complete) {}
