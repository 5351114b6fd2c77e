/// This machine: its clock, its disk, and who else opened its database.
@NullMarked
@NamedInterface("machine")
package denwaban.boot.machine;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
