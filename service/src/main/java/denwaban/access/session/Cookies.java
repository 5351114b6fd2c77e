package denwaban.access.session;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.http.ResponseCookie;

/// The cookies: of the session, and of the browser, no matter who uses it. The `__Host-` prefix
/// makes browsers refuse them from any other host or path.
public final class Cookies {

  static final String NAME = "__Host-sid";

  /// Tells a browser from another ([KnownBrowsers]); opens nothing.
  static final String BROWSER = "__Host-browser";

  /// A secret of ours has 43 characters; nothing longer is hashed.
  private static final int LIMIT = 64;

  private Cookies() {}

  public static Optional<String> secret(HttpServletRequest request) {
    return value(request, NAME);
  }

  static Optional<String> browser(HttpServletRequest request) {
    return value(request, BROWSER);
  }

  private static Optional<String> value(HttpServletRequest request, String name) {
    var cookies = request.getCookies();
    if (cookies != null) {
      for (var cookie : cookies) {
        if (cookie.getName().equals(name) && cookie.getValue().length() <= LIMIT) {
          return Optional.of(cookie.getValue());
        }
      }
    }
    return Optional.empty();
  }

  public static ResponseCookie holding(String secret) {
    return cookie(NAME, secret).build();
  }

  public static ResponseCookie gone() {
    return cookie(NAME, "").maxAge(0).build();
  }

  public static ResponseCookie ofBrowser(String text) {
    return cookie(BROWSER, text).maxAge(KnownBrowsers.KEPT).build();
  }

  private static ResponseCookie.ResponseCookieBuilder cookie(String name, String value) {
    return ResponseCookie.from(name, value)
        .secure(true)
        .httpOnly(true)
        .sameSite("Strict")
        .path("/");
  }
}
