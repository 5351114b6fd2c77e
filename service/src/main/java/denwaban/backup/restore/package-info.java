/// The way back: from a backup into an empty folder, in which an office can start when all of it is
/// there and what was erased since is gone again.
@NamedInterface("restore")
@NullMarked
package denwaban.backup.restore;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
