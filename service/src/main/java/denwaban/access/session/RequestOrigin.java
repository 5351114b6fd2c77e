package denwaban.access.session;

import denwaban.http.BrowserLabel;
import denwaban.http.HostSettings;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// From where a request came, for counting attempts, in memory only; and from what.
///
/// @param address an IPv4 address, or the /64 network of an IPv6 address: one household has many
/// @param device see [BrowserLabel]; kept with the session
/// @param browser see [KnownBrowsers]; a new one if it had no cookie
/// @param key what a session that begins here is bound to; null in a browser that keeps none
public record RequestOrigin(
    String address, String device, KnownBrowsers.Browser browser, @Nullable BrowserKey key) {

  private static final int V6_BYTES = 16;
  private static final int V6_NETWORK_BYTES = 8;

  public static RequestOrigin of(HttpServletRequest request, HostSettings settings) {
    return new RequestOrigin(
        network(remote(request, settings)),
        BrowserLabel.of(request.getHeader("User-Agent")),
        KnownBrowsers.Browser.of(Cookies.browser(request).orElse(null)),
        BrowserKey.of(request.getHeader(BrowserKey.HEADER)).orElse(null));
  }

  /// The whole address that a request came from: the last hop that is no proxy of ours. What
  /// precedes it in `X-Forwarded-For` is only the visitor's claim, and the header of a direct
  /// request is ignored.
  public static String remote(HttpServletRequest request, HostSettings settings) {
    var hop = request.getRemoteAddr();
    var forwarded = new ArrayDeque<String>();
    Collections.list(request.getHeaders("X-Forwarded-For"))
        .forEach(line -> forwarded.addAll(List.of(line.split(",", -1))));
    while (settings.proxied(hop) && !forwarded.isEmpty()) {
      var before = forwarded.removeLast().strip();
      if (!literal(before)) return hop;
      hop = before;
    }
    return hop;
  }

  private static boolean literal(String address) {
    try {
      InetAddress.ofLiteral(address);
      return true;
    } catch (IllegalArgumentException other) {
      return false;
    }
  }

  /// Of IPv6 the first 64 bits, however the address is written: of one network all are one
  /// visitor's.
  static String network(String address) {
    if (!literal(address)) return address;
    var bytes = InetAddress.ofLiteral(address).getAddress();
    return bytes.length == V6_BYTES
        ? HexFormat.of().formatHex(bytes, 0, V6_NETWORK_BYTES) + "/64"
        : address;
  }
}
