package denwaban.seal.age;

import denwaban.kernel.Bytes;
import denwaban.seal.crypto.Bech32;

/// A public key that files are sealed to, written `age1…` or `age1pq1…`.
public sealed interface Recipient permits X25519Recipient, HybridRecipient {

  Suite suite();

  /// The raw public key: 32 bytes, or 1216 for the hybrid.
  Bytes key();

  /// The bech32 form that `age -r` takes.
  String text();

  /// @throws IllegalArgumentException if `age1` is not a recipient of a known suite
  static Recipient parse(String age1) {
    if (age1.length() > Limits.RECIPIENT_CHARS) {
      throw new IllegalArgumentException("recipient too long");
    }
    return age1.startsWith(HybridRecipient.HRP + "1")
        ? new HybridRecipient(Bech32.decode(HybridRecipient.HRP, age1))
        : new X25519Recipient(Bech32.decode(X25519Recipient.HRP, age1));
  }
}
