/// Addresses that others typed, and the program calls: only public ones, only over TLS, no
/// redirects, bounded in size and time; and a register of all of them.
@NullMarked
@NamedInterface("outbound")
package denwaban.http.outbound;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
