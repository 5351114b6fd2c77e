package denwaban.http;

import denwaban.kernel.Bytes;
import org.jspecify.annotations.Nullable;

/// Reads binary fields of JSON: standard or URL alphabet, padded or not.
public final class Base64Text {

  private Base64Text() {}

  /// @param limit bytes
  /// @throws Problem 400 if it is no base64; 413 if it is longer than `limit`
  public static Bytes read(String text, int limit) {
    if (text.length() > (limit + 2) / 3 * 4) {
      throw tooLong();
    }
    Bytes bytes;
    try {
      bytes = Bytes.ofBase64url(text.replace('+', '-').replace('/', '_').replace("=", ""));
    } catch (IllegalArgumentException e) {
      throw Problem.malformed();
    }
    if (bytes.length() > limit) {
      throw tooLong();
    }
    return bytes;
  }

  /// Of the URL alphabet, without padding.
  ///
  /// @throws Problem 400 if it is absent, no base64url or longer than `limit` bytes
  public static Bytes required(@Nullable String text, int limit) {
    if (text == null || text.length() > (limit * 4L + 2) / 3) {
      throw Problem.malformed();
    }
    try {
      return Bytes.ofBase64url(text);
    } catch (IllegalArgumentException malformed) {
      throw Problem.malformed();
    }
  }

  private static Problem tooLong() {
    return new Problem(413, "too-long");
  }
}
