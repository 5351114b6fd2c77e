/// Legal holds: what keeps things from being erased for a while, though their time is over.
@NullMarked
@NamedInterface("hold")
package denwaban.retention.hold;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
