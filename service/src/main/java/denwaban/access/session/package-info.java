/// Sessions: cookies, the browser's own key, idle and absolute ends, and event streams that end
/// with them.
@NullMarked
@NamedInterface("session")
package denwaban.access.session;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
