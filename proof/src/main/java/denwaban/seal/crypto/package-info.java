/// Primitives: authenticated encryption, key agreement, signatures, digests, secrets. Only `seal`
/// itself uses the ciphers and key agreements among them.
@NullMarked
package denwaban.seal.crypto;

import org.jspecify.annotations.NullMarked;
