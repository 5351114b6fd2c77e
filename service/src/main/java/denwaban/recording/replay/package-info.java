/// Where a client's members and operators ask for the sound of a call.
@NullMarked
@NamedInterface("replay")
package denwaban.recording.replay;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
