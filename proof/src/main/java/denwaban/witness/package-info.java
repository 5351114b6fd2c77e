/// `denwaban-witness`: remembers the last state of each log that it was given, and confirms a new
/// one only if it begins with all of that.
///
/// - Knows: checkpoints, consistency proofs, its own two keys, a folder.
/// - Never knows: an entry, a tile, who anybody is.
@NullMarked
package denwaban.witness;

import org.jspecify.annotations.NullMarked;
