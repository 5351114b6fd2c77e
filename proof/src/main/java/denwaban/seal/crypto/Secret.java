package denwaban.seal.crypto;

import denwaban.kernel.Bytes;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;

/// A random secret of 256 bits that is handed out once, as text; we keep its digest only.
///
/// No salt and no slow hash: no one can try 2^256 secrets.
public final class Secret {

  private static final int BYTES = 32;

  private final String text;

  private Secret(String text) {
    this.text = text;
  }

  public static Secret make() {
    return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(random(BYTES)));
  }

  /// Unpredictable bytes for a challenge.
  public static Bytes challenge() {
    return Bytes.of(random(BYTES));
  }

  /// What was handed out, 43 characters of base64url.
  public String text() {
    return text;
  }

  /// What is kept.
  public Bytes digest() {
    return digestOf(text);
  }

  /// What is kept of a secret with this text; any text has one.
  public static Bytes digestOf(String text) {
    return Bytes.of(Octets.sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  /// The SHA-256 of public bytes.
  public static Bytes digestOf(Bytes bytes) {
    return Bytes.of(Octets.sha256().digest(bytes.toArray()));
  }

  private static byte[] random(int length) {
    var bytes = new byte[length];
    new SecureRandom().nextBytes(bytes);
    return bytes;
  }

  /// Never the secret.
  @Override
  public String toString() {
    return "a secret";
  }
}
