/// The client's people as callers ask for them: names, kana, other names, departments.
@NullMarked
@NamedInterface("directory")
package denwaban.client.directory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
