/// A certificate of erasure as a record: what was erased, when, how, who looked afterwards. Both
/// sides read it: the service to make it, the client's own tool to check it.
@NullMarked
package denwaban.erasure;

import org.jspecify.annotations.NullMarked;
