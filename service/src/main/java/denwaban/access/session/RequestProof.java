package denwaban.access.session;

import denwaban.http.Problem;
import denwaban.kernel.Bytes;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a request brings to prove that it comes from the browser in which its session began: when
/// it was made, and a signature of that, of the method and of the address, by [BrowserKey]
/// (docs/formats/browser-proof.md). After RFC 9449 (DPoP), without its tokens.
///
/// @param address path and query, without the proof
/// @param text milliseconds since 1970, a point, base64url; null if there is none
public record RequestProof(String method, String address, @Nullable String text) {

  static final String HEADER = "Denwaban-Proof";

  /// A clock may be wrong by so much either way; so long, too, the very same request works again.
  static final Duration SKEW = Duration.ofMinutes(2);

  /// The server's time in milliseconds since 1970, for a browser whose clock is wrong.
  private static final String NOW = "Denwaban-Now";

  private static final String CONTEXT = "denwaban browser v1";

  /// The last parameter, where the browser fetches by itself and no page can add a header.
  private static final Pattern IN_ADDRESS = Pattern.compile("^(.*?)[?&]proof=([0-9A-Za-z_.-]+)$");

  /// 64 bytes in base64url.
  private static final Pattern TEXT = Pattern.compile("(\\d{1,15})\\.([0-9A-Za-z_-]{86})");

  public static final RequestProof NONE = new RequestProof("GET", "/", null);

  public static RequestProof of(HttpServletRequest request) {
    var query = request.getQueryString();
    var address = request.getRequestURI() + (query == null ? "" : "?" + query);
    var header = request.getHeader(HEADER);
    var inside = IN_ADDRESS.matcher(address);
    return header == null && request.getMethod().equals("GET") && inside.matches()
        ? new RequestProof("GET", inside.group(1), inside.group(2))
        : new RequestProof(request.getMethod(), address, header);
  }

  /// @return whether it was made in the browser of this key
  /// @throws Problem 401 with the right time, if it was, and its clock is wrong
  boolean by(BrowserKey key, Instant now) {
    var parts = TEXT.matcher(text == null ? "" : text);
    if (!parts.matches()) {
      return false;
    }
    var at = Long.parseLong(parts.group(1));
    var signed = "%s\n%s\n%s\n%d".formatted(CONTEXT, method, address, at);
    if (!key.signed(signed, Bytes.ofBase64url(parts.group(2)))) {
      return false;
    }
    if (Math.abs(now.toEpochMilli() - at) > SKEW.toMillis()) {
      throw new Problem(401, "clock-differs").with(NOW, Long.toString(now.toEpochMilli()));
    }
    return true;
  }
}
