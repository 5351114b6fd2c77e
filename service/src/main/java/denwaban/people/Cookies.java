package denwaban.people;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.http.ResponseCookie;

/// The session cookie. The `__Host-` prefix makes browsers refuse it from any other host or path.
final class Cookies {

  static final String NAME = "__Host-sid";

  /// A secret of ours has 43 characters; nothing longer is hashed.
  private static final int LIMIT = 64;

  private Cookies() {}

  static Optional<String> secret(HttpServletRequest request) {
    var cookies = request.getCookies();
    if (cookies != null) {
      for (var cookie : cookies) {
        if (cookie.getName().equals(NAME) && cookie.getValue().length() <= LIMIT) {
          return Optional.of(cookie.getValue());
        }
      }
    }
    return Optional.empty();
  }

  static ResponseCookie holding(String secret) {
    return cookie(secret).build();
  }

  static ResponseCookie gone() {
    return cookie("").maxAge(0).build();
  }

  private static ResponseCookie.ResponseCookieBuilder cookie(String value) {
    return ResponseCookie.from(NAME, value)
        .secure(true)
        .httpOnly(true)
        .sameSite("Strict")
        .path("/");
  }
}
