/// Where people work: sites and their networks, homes, clean-desk statements and inspections.
@NullMarked
@NamedInterface("place")
package denwaban.people.place;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
