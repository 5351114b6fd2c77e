/// Measurements that anyone can run, each beside a peer in the same run.
///
/// - Knows: how to start what is measured, how to load it, how to say plainly what was not
///   measured.
/// - Never knows: a customer's data; everything here is invented noise.
@NullMarked
package denwaban.bench;

import org.jspecify.annotations.NullMarked;
