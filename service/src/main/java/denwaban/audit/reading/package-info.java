/// What a log says to those who may read it: pages, tiles, searches, copies.
@NullMarked
@NamedInterface("reading")
package denwaban.audit.reading;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
