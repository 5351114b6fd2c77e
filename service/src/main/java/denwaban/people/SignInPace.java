package denwaban.people;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/// Sign-ins take turns, the first to come first, so that a shift that begins at once leaves the
/// processor to the calls in hand (docs/bench-signin.md). Who waits too long is told to come again.
@Component
final class SignInPace {

  /// A sign-in keeps a core busy for some 10 ms (docs/bench-signin.md): a shift is in long before.
  static final Duration PATIENCE = Duration.ofSeconds(15);

  private final Semaphore free;
  private final Duration patience;

  SignInPace() {
    this(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), PATIENCE);
  }

  /// @param at how many may be at it at once
  SignInPace(int at, Duration patience) {
    this.free = new Semaphore(at, true);
    this.patience = patience;
  }

  /// @throws Problem 503 if it was not one's turn in time
  <T> T take(Supplier<T> deed) {
    if (!mine()) {
      throw new Problem(
          503,
          "many-sign-in",
          "サインインが混み合っています。少し待って、もう一度お試しください。",
          "Many people are signing in right now. Wait a moment and try again.",
          Map.of("Retry-After", "5"));
    }
    try {
      return deed.get();
    } finally {
      free.release();
    }
  }

  private boolean mine() {
    try {
      return free.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
