package denwaban.call.sip;

import denwaban.call.NumberParser;
import denwaban.kernel.PhoneNumber;
import java.util.Optional;
import javax.sip.address.SipURI;
import javax.sip.address.TelURL;
import javax.sip.address.URI;

/// Reads telephone numbers out of a trunk's URIs: `sip:`, `sips:`, `tel:`.
record DialledNumber(NumberParser reading) {

  /// @return empty if the URI is not of a telephone number
  Optional<PhoneNumber> read(URI uri) {
    return switch (uri) {
      case SipURI sip -> reading.read(sip.getUser());
      case TelURL tel -> reading.read((tel.isGlobal() ? "+" : "") + tel.getPhoneNumber());
      default -> Optional.empty();
    };
  }
}
