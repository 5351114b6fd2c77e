/// The web pages themselves: which file goes out under which address, with which headers.
@NullMarked
@NamedInterface("pages")
package denwaban.boot.pages;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
