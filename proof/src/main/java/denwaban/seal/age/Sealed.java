package denwaban.seal.age;

import denwaban.kernel.Bytes;

/// What is known of a payload after its last byte was written. Its digest is computed over what the
/// store holds, by the code that states it: one over what was sent could hide what got lost on the
/// way.
///
/// @param header the only place where the file key exists; keep it apart from the payload
/// @param length bytes of the payload
/// @param complete whether the final chunk was written; an aborted payload opens only by salvage
public record Sealed(Bytes header, long length, boolean complete) {}
