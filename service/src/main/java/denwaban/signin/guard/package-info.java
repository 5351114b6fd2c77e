/// The check before each endpoint, what it refuses, and how much one person may open in an hour.
@NullMarked
@NamedInterface("guard")
package denwaban.signin.guard;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
