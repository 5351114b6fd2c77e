package denwaban.people.token;

import denwaban.access.ApiClient;
import denwaban.access.CurrentUser;
import denwaban.access.Permission;
import denwaban.access.TokenScope;
import denwaban.access.session.RequestOrigin;
import denwaban.http.HostSettings;
import denwaban.http.Problem;
import denwaban.http.RateLimiter;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/// Authenticates programs by their token, from the `Authorization` header alone (RFC 6750 section
/// 2.1): URLs are written to logs, and forms come from browsers.
@Component
public class BearerAuthentication {

  /// Unknown tokens per visitor and [#WINDOW]. A valid one works all the same, so that no one can
  /// block the office's from a network that they share, such as a cloud's.
  static final int FAILURES = 30;

  static final Duration WINDOW = Duration.ofMinutes(5);

  private static final String SCHEME = "Bearer ";

  private final ApiTokens apiTokens;
  private final HostSettings settings;
  private final RateLimiter failures;

  BearerAuthentication(ApiTokens apiTokens, HostSettings settings, InstantSource clock) {
    this.apiTokens = apiTokens;
    this.settings = settings;
    this.failures = new RateLimiter(FAILURES, WINDOW, clock);
  }

  /// Who sent a token to an endpoint of this permission.
  ///
  /// @throws Problem as the other, and 403 if the token is for other addresses
  public ApiClient admit(HttpServletRequest request, Permission wanted) {
    var client = admit(request);
    if (TokenScope.of(wanted).filter(client.scope()::equals).isEmpty()) {
      throw new Problem(403, "token-out-of-scope")
          .with(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"insufficient_scope\"");
    }
    return client;
  }

  /// Who sent a token, whatever its scope. The client, if known, is recorded on the request before
  /// it is refused.
  ///
  /// @throws Problem 401 if no token that works came, 429 after too many unknown ones
  public ApiClient admit(HttpServletRequest request) {
    var text = text(request).orElseThrow(BearerAuthentication::noToken);
    var found = known(text);
    if (found.isEmpty()) {
      var visitor = RequestOrigin.of(request, settings).address();
      failures.check(visitor);
      failures.count(visitor);
      throw noToken();
    }
    var token = found.get();
    request.setAttribute(CurrentUser.ATTRIBUTE, token.integration());
    if (token.state() != ApiTokens.State.WORKS) {
      throw noToken();
    }
    return token.integration();
  }

  /// Whether one of our tokens came, whatever its state.
  public boolean brings(HttpServletRequest request) {
    return text(request).flatMap(this::known).isPresent();
  }

  private Optional<ApiTokens.Kept> known(String text) {
    return TokenText.wellFormed(text) ? apiTokens.find(text) : Optional.empty();
  }

  private static Optional<String> text(HttpServletRequest request) {
    return Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION))
        .filter(it -> it.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
        .map(it -> it.substring(SCHEME.length()).strip());
  }

  private static Problem noToken() {
    return new Problem(401, "no-token").with(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
  }
}
