/// Keys that wrap other keys: in files, sealed by shares, in a security module (PKCS#11), or in a
/// key service (transit).
///
/// [Pkcs11Vault] is the only class outside `seal` that touches ciphers: there they run inside the
/// module, and the JDK is the way to it.
@NullMarked
@NamedInterface("key")
package denwaban.storage.key;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
