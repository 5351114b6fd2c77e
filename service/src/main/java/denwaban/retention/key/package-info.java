/// The end of the keys under which headers lie: with a key, everything that it wrapped is
/// unreadable at once, wherever copies of it are (cryptographic erase, NIST SP 800-88r2).
@NullMarked
@NamedInterface("key")
package denwaban.retention.key;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
