/// Puts entries that were committed in order, and into the tree; holds back a log that is damaged;
/// ends logs whose time is over.
@NullMarked
@NamedInterface("sequencing")
package denwaban.audit.sequencing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
