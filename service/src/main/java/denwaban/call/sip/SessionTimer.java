package denwaban.call.sip;

import java.util.Locale;
import java.util.regex.Pattern;
import javax.sip.header.Header;
import javax.sip.header.SupportedHeader;
import javax.sip.message.Request;
import org.jspecify.annotations.Nullable;

/// What an INVITE or UPDATE says about the session's life without refresh (RFC 4028).
///
/// A trunk channel whose end was lost is thus free again after minutes, not for ever.
sealed interface SessionTimer {

  /// In seconds: RFC 4028 section 5 allows no less.
  int LEAST = 90;

  /// In seconds; a longer wish is cut, so that a dead call never holds a channel for long, unless
  /// the peer's own Min-SE forbids it.
  int MOST = 1_800;

  Pattern VALUE = Pattern.compile("\\s*([0-9]{1,9})\\s*(?:;(.*))?");

  /// The peer knows no session timers.
  record None() implements SessionTimer {}

  /// The peer refreshes; after `seconds` without one the call is over.
  record Agreed(int seconds) implements SessionTimer {

    String header() {
      return seconds + ";refresher=uac";
    }
  }

  /// Too short: 422 with our least.
  record TooShort() implements SessionTimer {}

  static SessionTimer of(Request request) {
    var wish = header(request, "Session-Expires", "x");
    if (wish == null) return new None();
    var match = VALUE.matcher(wish);
    if (!match.matches()) return new None();
    var seconds = Integer.parseInt(match.group(1));
    if (seconds < LEAST) return supported(request) ? new TooShort() : new None();
    var rest = match.group(2) == null ? "" : match.group(2).toLowerCase(Locale.ROOT);
    // we do not refresh: RFC 4028 section 9 lets us go on without a timer when asked to
    if (!supported(request) || rest.contains("refresher=uas")) return new None();
    return new Agreed(Math.max(Math.min(seconds, MOST), Math.min(seconds, least(request))));
  }

  /// RFC 4028 section 9: no answer may go below the request's Min-SE.
  private static int least(Request request) {
    var least = header(request, "Min-SE");
    var match = least == null ? null : VALUE.matcher(least);
    return match != null && match.matches() ? Integer.parseInt(match.group(1)) : LEAST;
  }

  private static @Nullable String header(Request request, String... names) {
    for (var name : names) {
      Header header = request.getHeader(name);
      if (header != null) {
        var text = header.toString().strip();
        return text.substring(text.indexOf(':') + 1);
      }
    }
    return null;
  }

  private static boolean supported(Request request) {
    var values = request.getHeaders(SupportedHeader.NAME);
    while (values.hasNext()) {
      if (((SupportedHeader) values.next()).getOptionTag().equalsIgnoreCase("timer")) return true;
    }
    return false;
  }
}
