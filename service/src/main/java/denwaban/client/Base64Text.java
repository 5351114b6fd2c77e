package denwaban.client;

import denwaban.kernel.Bytes;
import denwaban.people.Problem;

/// Reads binary fields of JSON: standard or URL alphabet, padded or not.
final class Base64Text {

  private Base64Text() {}

  /// @param limit bytes
  /// @throws Problem 400 if it is no base64, or longer than `limit`
  static Bytes read(String text, int limit) {
    if (text.length() > (limit + 2) / 3 * 4) {
      throw Problem.malformed();
    }
    Bytes bytes;
    try {
      bytes = Bytes.ofBase64url(text.replace('+', '-').replace('/', '_').replace("=", ""));
    } catch (IllegalArgumentException e) {
      throw Problem.malformed();
    }
    if (bytes.length() > limit) {
      throw Problem.malformed();
    }
    return bytes;
  }
}
