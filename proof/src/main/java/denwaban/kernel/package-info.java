/// The few small types that every module speaks; may only shrink.
///
/// - Knows: what an id, a telephone number and immutable bytes are.
/// - Never knows: the database, the network, or any other module.
@NullMarked
package denwaban.kernel;

import org.jspecify.annotations.NullMarked;
