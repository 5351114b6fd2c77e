package denwaban.signin;

import denwaban.access.session.KnownBrowsers;
import denwaban.access.session.RequestOrigin;
import denwaban.database.tenant.TenantTransactions;
import denwaban.http.Problem;
import denwaban.http.RateLimiter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/// How often a visitor may begin to sign in, and fail to.
@Component
final class SignInLimits {

  /// Failed attempts, of one browser that a user signed in with before, or of all other browsers
  /// behind one address together: failures from the office's own network lock out no one who works
  /// there.
  static final int FAILURES = 30;

  static final Duration FAILURE_WINDOW = Duration.ofMinutes(5);

  /// Begun ceremonies per visitor.
  static final int BEGINNINGS = 300;

  static final Duration BEGINNING_WINDOW = Duration.ofMinutes(5);

  /// A provider that does not answer is not a visitor's failure.
  private static final int AWAY = 503;

  private final TenantTransactions transactions;
  private final KnownBrowsers knownBrowsers;
  private final RateLimiter failures;
  private final RateLimiter beginnings;

  SignInLimits(TenantTransactions transactions, KnownBrowsers knownBrowsers, InstantSource clock) {
    this.transactions = transactions;
    this.knownBrowsers = knownBrowsers;
    this.failures = new RateLimiter(FAILURES, FAILURE_WINDOW, clock);
    this.beginnings = new RateLimiter(BEGINNINGS, BEGINNING_WINDOW, clock);
  }

  /// @throws Problem 429 if the visitor began too often
  void mayBegin(RequestOrigin requestOrigin) {
    var whose = whose(requestOrigin);
    beginnings.check(whose);
    beginnings.count(whose);
  }

  /// An attempt by a visitor who may have failed too often; a refusal counts as one more failure.
  ///
  /// @throws Problem 429 if so
  <T> T counted(RequestOrigin requestOrigin, Supplier<T> action) {
    var whose = whose(requestOrigin);
    failures.check(whose);
    try {
      return action.get();
    } catch (Problem refused) {
      if (refused.status() != AWAY) {
        failures.count(whose);
      }
      throw refused;
    }
  }

  private String whose(RequestOrigin requestOrigin) {
    return transactions.office(() -> knownBrowsers.knows(requestOrigin.browser()))
        ? "browser " + requestOrigin.browser().digest().base64()
        : requestOrigin.address();
  }
}
