package denwaban.seal.crypto;

import denwaban.kernel.Bytes;
import java.io.ByteArrayOutputStream;
import java.util.Locale;

/// Bech32 (BIP 173) without its limit of 90 characters, as age uses it for keys.
public final class Bech32 {

  private static final String ALPHABET = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
  private static final int[] GENERATOR = {
    0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3
  };
  private static final int CHECKSUM = 6;

  private Bech32() {}

  /// Written in the case of `hrp`: recipients are lower, identities upper.
  public static String encode(String hrp, Bytes data) {
    var low = hrp.toLowerCase(Locale.ROOT);
    var text = new StringBuilder(low).append('1');
    var check = expand(low);
    for (var word : toWords(data.toArray())) {
      check = step(check, word);
      text.append(ALPHABET.charAt(word));
    }
    for (var i = 0; i < CHECKSUM; i++) {
      check = step(check, 0);
    }
    check ^= 1;
    for (var i = 0; i < CHECKSUM; i++) {
      text.append(ALPHABET.charAt((check >>> (5 * (CHECKSUM - 1 - i))) & 31));
    }
    return hrp.equals(low) ? text.toString() : text.toString().toUpperCase(Locale.ROOT);
  }

  /// @throws IllegalArgumentException on another prefix, another case, or a wrong checksum; the
  ///   message never repeats `text`, which may be a secret
  public static Bytes decode(String hrp, String text) {
    var low = hrp.toLowerCase(Locale.ROOT);
    var body = text.startsWith(hrp + "1") ? text.substring(hrp.length() + 1) : "";
    if (body.length() < CHECKSUM) {
      throw new IllegalArgumentException("not an age key of the expected kind");
    }
    var lower = hrp.equals(low);
    var words = new byte[body.length()];
    var check = expand(low);
    for (var i = 0; i < body.length(); i++) {
      var c = body.charAt(i);
      var word = lower ? ALPHABET.indexOf(c) : upperIndex(c);
      if (word < 0) {
        throw new IllegalArgumentException("an age key has a character it cannot have");
      }
      words[i] = (byte) word;
      check = step(check, word);
    }
    if (check != 1) {
      throw new IllegalArgumentException("an age key has a wrong checksum");
    }
    return fromWords(words, words.length - CHECKSUM);
  }

  private static int upperIndex(char c) {
    return c >= 'a' && c <= 'z' ? -1 : ALPHABET.indexOf(Character.toLowerCase(c));
  }

  private static int expand(String hrp) {
    var check = 1;
    for (var i = 0; i < hrp.length(); i++) {
      check = step(check, hrp.charAt(i) >> 5);
    }
    check = step(check, 0);
    for (var i = 0; i < hrp.length(); i++) {
      check = step(check, hrp.charAt(i) & 31);
    }
    return check;
  }

  private static int step(int check, int value) {
    var top = check >>> 25;
    var next = ((check & 0x1ffffff) << 5) ^ value;
    for (var i = 0; i < GENERATOR.length; i++) {
      if (((top >>> i) & 1) != 0) {
        next ^= GENERATOR[i];
      }
    }
    return next;
  }

  private static byte[] toWords(byte[] data) {
    var words = new ByteArrayOutputStream();
    var bits = 0;
    var kept = 0;
    for (var b : data) {
      kept = ((kept << 8) | (b & 0xff)) & 0xfff;
      bits += 8;
      while (bits >= 5) {
        bits -= 5;
        words.write((kept >>> bits) & 31);
      }
    }
    if (bits > 0) {
      words.write((kept << (5 - bits)) & 31);
    }
    return words.toByteArray();
  }

  private static Bytes fromWords(byte[] words, int count) {
    var data = new ByteArrayOutputStream();
    var bits = 0;
    var kept = 0;
    for (var i = 0; i < count; i++) {
      kept = ((kept << 5) | words[i]) & 0xfff;
      bits += 5;
      if (bits >= 8) {
        bits -= 8;
        data.write((kept >>> bits) & 0xff);
      }
    }
    if (bits >= 5 || (kept & ((1 << bits) - 1)) != 0) {
      throw new IllegalArgumentException("an age key has wrong padding");
    }
    return Bytes.of(data.toByteArray());
  }
}
