/// One notice's way to a person who acknowledges it: a state machine without time, database or
/// network of its own. The very class that runs is the one that tests walk through.
@NullMarked
package denwaban.delivery.chain;

import org.jspecify.annotations.NullMarked;
