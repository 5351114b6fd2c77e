package denwaban.kernel;

import java.util.Arrays;
import java.util.Base64;

/// Bytes that cannot change, compared by content (an array in a record would not be).
public final class Bytes {

  private final byte[] value;

  private Bytes(byte[] value) {
    this.value = value;
  }

  public static Bytes of(byte[] value) {
    return new Bytes(value.clone());
  }

  /// @throws IllegalArgumentException if `text` is not standard base64
  public static Bytes ofBase64(String text) {
    return new Bytes(Base64.getDecoder().decode(text));
  }

  /// @throws IllegalArgumentException if `text` is not base64url
  public static Bytes ofBase64url(String text) {
    return new Bytes(Base64.getUrlDecoder().decode(text));
  }

  public byte[] toArray() {
    return value.clone();
  }

  public int length() {
    return value.length;
  }

  /// Standard base64 with padding (RFC 4648 section 4).
  public String base64() {
    return Base64.getEncoder().encodeToString(value);
  }

  /// URL-safe base64 without padding (RFC 4648 section 5), as WebAuthn writes it.
  public String base64url() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(value);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bytes bytes && Arrays.equals(value, bytes.value);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(value);
  }

  /// The length only: bytes may be secret.
  @Override
  public String toString() {
    return value.length + " bytes";
  }
}
