/// The exit pack, and the tool with which a client opens it without us: `denwaban-open`.
///
/// - Knows: the files of a pack, and the client's keys while it runs.
/// - Never knows: the service, the network.
@NullMarked
package denwaban.open;

import org.jspecify.annotations.NullMarked;
