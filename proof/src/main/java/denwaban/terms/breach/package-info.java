/// Holds a client's log against its contract: what the one says that the other forbids. Runs on the
/// client's own machine, from its own copy.
@NullMarked
package denwaban.terms.breach;

import org.jspecify.annotations.NullMarked;
