package denwaban.seal.crypto;

import denwaban.kernel.Bytes;
import java.security.MessageDigest;

/// Checks HMAC-SHA256 (RFC 2104), for senders with whom a secret is shared.
public final class Hmac {

  private Hmac() {}

  /// In a time that does not depend on where they differ.
  ///
  /// @param secret not empty
  /// @param mac of any length: it comes from outside
  public static boolean verifies(Bytes secret, Bytes message, Bytes mac) {
    var expected = Derivation.hmac(secret.toArray(), message.toArray());
    return MessageDigest.isEqual(expected, mac.toArray());
  }
}
