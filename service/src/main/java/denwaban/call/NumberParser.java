package denwaban.call;

import denwaban.kernel.PhoneNumber;
import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads telephone numbers as trunks and people write them: `+815031000001`, `050-3100-0001`,
/// `０５０（３１００）０００１`. One reading for the edge and the screens, so that what a user typed is what
/// rings.
///
/// @param country calling code put in place of a national number's leading zero, such as `81`
public record NumberParser(String country) {

  /// In characters, with separators and parameters: more is no telephone number.
  public static final int LIMIT = 64;

  /// ASCII ones, the dashes of Unicode, and the long vowel that Japanese keyboards give for one.
  private static final Pattern SEPARATORS = Pattern.compile("[-.() \\u2010-\\u2015\\u2212\\u30FC]");

  /// @return empty if it is not a telephone number
  public Optional<PhoneNumber> read(@Nullable String written) {
    if (written == null || written.length() > LIMIT) return Optional.empty();
    var narrow = Normalizer.normalize(written, Normalizer.Form.NFKC);
    var semicolon = narrow.indexOf(';');
    var plain =
        SEPARATORS.matcher(semicolon < 0 ? narrow : narrow.substring(0, semicolon)).replaceAll("");
    if (plain.startsWith("+")) return number(plain);
    if (plain.startsWith("00")) return number("+" + plain.substring(2));
    if (plain.startsWith("0")) return number("+" + country + plain.substring(1));
    return number("+" + plain);
  }

  private static Optional<PhoneNumber> number(String e164) {
    try {
      return Optional.of(new PhoneNumber(e164));
    } catch (IllegalArgumentException notOne) {
      return Optional.empty();
    }
  }
}
