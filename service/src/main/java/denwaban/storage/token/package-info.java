/// Keys in a security module that speaks PKCS#11.
///
/// The only place outside `seal` that touches ciphers: here they run inside the module, and the JDK
/// is the way to it.
@NullMarked
package denwaban.storage.token;

import org.jspecify.annotations.NullMarked;
