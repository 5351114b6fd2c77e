package denwaban.call.sip;

import denwaban.kernel.PhoneNumber;
import java.util.Optional;
import javax.sip.address.SipURI;
import javax.sip.address.TelURL;
import javax.sip.address.URI;

/// Reads telephone numbers as trunks write them: `+815031000001`, `050-3100-0001`, `tel:…`.
///
/// @param country calling code put in place of a national number's leading zero, such as `81`
record DialledNumber(String country) {

  /// In characters, with separators and parameters: more is no telephone number.
  static final int LIMIT = 64;

  /// @return empty if the URI is not of a telephone number
  Optional<PhoneNumber> read(URI uri) {
    return switch (uri) {
      case SipURI sip -> read(sip.getUser());
      case TelURL tel -> read((tel.isGlobal() ? "+" : "") + tel.getPhoneNumber());
      default -> Optional.empty();
    };
  }

  private Optional<PhoneNumber> read(String user) {
    if (user == null || user.length() > LIMIT) return Optional.empty();
    var semicolon = user.indexOf(';');
    var plain = (semicolon < 0 ? user : user.substring(0, semicolon)).replaceAll("[-.() ]", "");
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
