/// What lies in the store of payloads, shelf by shelf, for code that copies all of it.
@NamedInterface("shelf")
@NullMarked
package denwaban.storage.shelf;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
