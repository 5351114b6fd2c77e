package denwaban.seal.statement;

import denwaban.kernel.Bytes;
import denwaban.seal.crypto.Octets;
import java.util.regex.Pattern;

/// The name of a key statement that two people can read to each other: 160 bits of its SHA-256 in
/// base32, eight groups of four, such as `mfzw-k3tf-…`.
public final class Fingerprint {

  private static final int BYTES = 20;
  private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
  private static final Pattern FORM = Pattern.compile("[a-z2-7]{4}(-[a-z2-7]{4}){7}");

  private Fingerprint() {}

  /// @param statement the exact bytes of a key statement
  public static String of(Bytes statement) {
    var hash = Octets.sha256(statement).toArray();
    var text = new StringBuilder();
    for (var bit = 0; bit < BYTES * 8; bit += 5) {
      if (bit > 0 && bit % 20 == 0) {
        text.append('-');
      }
      var window = ((hash[bit / 8] & 0xff) << 8) | (hash[bit / 8 + 1] & 0xff);
      text.append(ALPHABET.charAt((window >>> (11 - bit % 8)) & 31));
    }
    return text.toString();
  }

  /// @throws IllegalArgumentException if `text` is no fingerprint
  public static String checked(String text) {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException("not a fingerprint");
    }
    return text;
  }
}
