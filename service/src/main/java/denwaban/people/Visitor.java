package denwaban.people;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// From where a request came, for counting attempts, in memory only; and from what.
///
/// @param address an IPv4 address, or the /64 network of an IPv6 address: one household has many
/// @param device see [Device]; kept with the session
/// @param browser see [Devices]; a new one if it had no cookie
/// @param key what a session that begins here is bound to; null in a browser that keeps none
record Visitor(String address, String device, Devices.Browser browser, @Nullable BrowserKey key) {

  /// @param proxied whether a proxy on this machine ends TLS for us and names the real address
  static Visitor of(HttpServletRequest request, boolean proxied) {
    return new Visitor(
        network(remote(request, proxied)),
        Device.of(request.getHeader("User-Agent")),
        Devices.Browser.of(Cookies.browser(request).orElse(null)),
        BrowserKey.of(request.getHeader(BrowserKey.HEADER)).orElse(null));
  }

  /// The whole address that a request came from.
  static String remote(HttpServletRequest request, boolean proxied) {
    var forwarded = request.getHeader("X-Forwarded-For");
    return proxied && forwarded != null
        // the last entry is the proxy's own word; those before it are the visitor's
        ? forwarded.substring(forwarded.lastIndexOf(',') + 1).strip()
        : request.getRemoteAddr();
  }

  private static String network(String address) {
    if (!address.contains(":")) {
      return address;
    }
    var groups = address.split(":", -1);
    return String.join(":", Arrays.copyOf(groups, Math.min(4, groups.length)));
  }
}
