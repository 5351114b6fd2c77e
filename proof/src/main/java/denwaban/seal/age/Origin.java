package denwaban.seal.age;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.kernel.Bytes;
import denwaban.seal.crypto.Derivation;
import denwaban.seal.crypto.Octets;
import java.security.MessageDigest;
import java.util.List;

/// A proof that a file was sealed by the holder of a secret, and under which name. Anyone who knows
/// a public key can seal to it, but a stranger cannot make this proof. `age` passes over it.
///
/// A stanza in the header, `-> denwaban-origin`, whose body is HMAC-SHA-256 with the secret over
/// `denwaban-origin-v1`, a zero, the name, a zero and the file key. All of the file hangs on that
/// key, and who cannot open the file does not know it; so a stanza fits no other file, and under no
/// other name.
///
/// @param secret 32 bytes, as [#of] makes them
public record Origin(Bytes secret) {

  static final String TYPE = "denwaban-origin";

  private static final String INFO = "denwaban.jp/backup-origin/v1";
  private static final byte[] ZERO = {0};

  public Origin {
    if (secret.length() != 32) throw new IllegalArgumentException("a secret has 32 bytes");
  }

  /// The secret of those who seal to this key; its holders can always make it again.
  ///
  /// @throws IllegalArgumentException if it is of another suite than X25519
  public static Origin of(Identity recovery) {
    if (!(recovery instanceof X25519Identity x)) {
      throw new IllegalArgumentException("X25519 alone");
    }
    return new Origin(Bytes.of(Derivation.hkdf(x.scalar(), new byte[0], INFO, 32)));
  }

  /// As a file holds it. Never log it.
  public String export() {
    return secret.base64url();
  }

  /// @throws IllegalArgumentException if it is none; never repeats it
  public static Origin parse(String text) {
    return new Origin(Bytes.ofBase64url(text));
  }

  Stanza stanza(String name, FileKey key) {
    return new Stanza(List.of(TYPE), Bytes.of(mac(name, key)));
  }

  boolean made(List<Stanza> stanzas, String name, FileKey key) {
    return stanzas.stream()
        .filter(it -> it.type().equals(TYPE))
        .anyMatch(it -> MessageDigest.isEqual(it.body().toArray(), mac(name, key)));
  }

  private byte[] mac(String name, FileKey key) {
    return key.mac(
        secret.toArray(), Octets.join(("denwaban-origin-v1\0" + name).getBytes(UTF_8), ZERO));
  }

  @Override
  public String toString() {
    return "origin";
  }
}
