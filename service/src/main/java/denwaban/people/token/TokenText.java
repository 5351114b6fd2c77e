package denwaban.people.token;

import static java.nio.charset.StandardCharsets.US_ASCII;

import denwaban.seal.crypto.Secret;
import java.util.HexFormat;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/// How a token is written: `dwb_`, 256 random bits as base64url, and the CRC-32 of all that in
/// eight hexadecimal digits. Scanners for lost secrets know it by its form, and a mistyped one by
/// its sum. Format: docs/formats/api-token.md.
final class TokenText {

  static final String PREFIX = "dwb_";

  private static final int SUM = 8;

  private static final Pattern FORM = Pattern.compile(PREFIX + "[A-Za-z0-9_-]{43}[0-9a-f]{8}");

  private TokenText() {}

  static String of(Secret secret) {
    var body = PREFIX + secret.text();
    return body + sum(body);
  }

  /// Whether it could be one of ours; anything else need not be looked up.
  static boolean wellFormed(String text) {
    if (!FORM.matcher(text).matches()) {
      return false;
    }
    var end = text.length() - SUM;
    return sum(text.substring(0, end)).equals(text.substring(end));
  }

  private static String sum(String body) {
    var crc = new CRC32();
    crc.update(body.getBytes(US_ASCII));
    return HexFormat.of().toHexDigits((int) crc.getValue());
  }
}
