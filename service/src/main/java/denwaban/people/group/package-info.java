/// Groups of operators, and which of them a client's calls are offered to.
@NullMarked
@NamedInterface("group")
package denwaban.people.group;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
