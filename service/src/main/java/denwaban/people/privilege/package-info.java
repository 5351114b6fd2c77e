/// Privileges for a time: asked for with a ticket, opened by a second person. Database logins, a
/// look at a client's screens, and break-glass sheets are kinds of it.
@NullMarked
@NamedInterface("privilege")
package denwaban.people.privilege;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
