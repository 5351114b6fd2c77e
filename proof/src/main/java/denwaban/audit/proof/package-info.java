/// The part of the log that a client builds and runs alone: tree, tiles, notes, proofs.
///
/// - Knows: C2SP tlog-tiles, signed notes, checkpoints, inclusion and consistency proofs.
/// - Never knows: what a leaf means.
@NullMarked
package denwaban.audit.proof;

import org.jspecify.annotations.NullMarked;
