package denwaban.call.sip;

import denwaban.call.Caller;
import gov.nist.javax.sip.header.ims.PAssertedIdentityHeader;
import gov.nist.javax.sip.header.ims.PrivacyHeader;
import java.util.Locale;
import javax.sip.address.SipURI;
import javax.sip.address.URI;
import javax.sip.header.FromHeader;
import javax.sip.message.Request;

/// Reads who rings from a trunk's INVITE (RFC 3325, RFC 3323). Ask only for requests of trunks.
final class CallerName {

  private CallerName() {}

  static Caller of(Request invite, DialledNumber reading) {
    var from = ((FromHeader) invite.getHeader(FromHeader.NAME)).getAddress().getURI();
    if (withheld(invite) || anonymous(from)) return Caller.WITHHELD;
    var asserted = invite.getHeaders(PAssertedIdentityHeader.NAME);
    while (asserted.hasNext()) {
      if (asserted.next() instanceof PAssertedIdentityHeader identity) {
        var number = reading.read(identity.getAddress().getURI());
        if (number.isPresent()) return Caller.of(number.get());
      }
    }
    return reading.read(from).map(Caller::of).orElse(Caller.UNKNOWN);
  }

  private static boolean withheld(Request invite) {
    var values = invite.getHeaders(PrivacyHeader.NAME);
    while (values.hasNext()) {
      var value = values.next().toString().toLowerCase(Locale.ROOT);
      for (var word : value.substring(value.indexOf(':') + 1).split("[;,]", -1)) {
        // anything but "none" asks for some privacy; we give all of it
        if (!word.isBlank() && !word.strip().equals("none")) return true;
      }
    }
    return false;
  }

  private static boolean anonymous(URI from) {
    return from instanceof SipURI sip
        && ("anonymous".equalsIgnoreCase(sip.getUser())
            || "anonymous.invalid".equalsIgnoreCase(sip.getHost()));
  }
}
