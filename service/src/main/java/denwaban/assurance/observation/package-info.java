/// Observations: signed, in the log, never changed, and worth nothing once they are too old.
@NullMarked
package denwaban.assurance.observation;

import org.jspecify.annotations.NullMarked;
