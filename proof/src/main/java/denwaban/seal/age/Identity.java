package denwaban.seal.age;

import denwaban.kernel.Bytes;
import denwaban.seal.crypto.Bech32;
import denwaban.seal.crypto.X25519;
import java.security.SecureRandom;

/// A private key that opens files, written `AGE-SECRET-KEY-…`.
///
/// The service never holds one of a client: this type serves clients' own tools, tests, and the
/// office's backups of itself.
public sealed interface Identity permits X25519Identity, HybridIdentity {

  Recipient recipient();

  /// The secret itself, as `age -i` reads it. Never log it.
  String export();

  /// @throws IllegalArgumentException if `secret` is not an identity; never repeats it
  static Identity parse(String secret) {
    return secret.startsWith(HybridIdentity.HRP + "1")
        ? new HybridIdentity(Bech32.decode(HybridIdentity.HRP, secret))
        : new X25519Identity(Bech32.decode(X25519Identity.HRP, secret));
  }

  static Identity generate(Suite suite) {
    var secret = new byte[32];
    new SecureRandom().nextBytes(secret);
    var bytes = Bytes.of(secret);
    return switch (suite) {
      case X25519 -> new X25519Identity(bytes);
      case HYBRID -> new HybridIdentity(bytes);
    };
  }
}
