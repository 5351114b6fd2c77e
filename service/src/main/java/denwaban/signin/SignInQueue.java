package denwaban.signin;

import denwaban.http.Problem;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// Limits concurrent sign-ins so that call processing keeps the CPU: they take turns, first come,
/// first served, with a rest between them (docs/evidence/bench-signin.md). A user who waits too
/// long is told to try again. Users from a site of the office ([SiteNetworks]) have a separate
/// queue, which strangers cannot fill.
@Component
final class SignInQueue {

  /// A core lets some 16 people in each second (docs/evidence/bench-signin.md), so 240 wait no
  /// longer.
  static final Duration PATIENCE = Duration.ofSeconds(15);

  /// A turn stays taken after its work for so many times as long as the work took: sign-ins never
  /// use more than a fifth of the CPU that they could.
  static final int REST = 4;

  /// Work that waited for something other than the CPU does not stop the queue.
  static final Duration LONGEST_REST = Duration.ofMillis(100);

  private final Semaphore inside;
  private final Semaphore outside;
  private final Duration patience;
  private final InstantSource clock;
  private final Later later;

  /// Runs something after a while, on a thread of its own.
  interface Later {
    void after(Duration rest, Runnable action);
  }

  @Autowired
  SignInQueue(InstantSource clock) {
    this(
        Math.max(1, Runtime.getRuntime().availableProcessors() / 2),
        PATIENCE,
        clock,
        SignInQueue::after);
  }

  /// @param at how many may be at it at once in each lane
  SignInQueue(int at, Duration patience, InstantSource clock, Later later) {
    this.inside = new Semaphore(at, true);
    this.outside = new Semaphore(at, true);
    this.patience = patience;
    this.clock = clock;
    this.later = later;
  }

  /// @param fromSite whether it comes from a site of the office
  /// @throws Problem 503 if it was not one's turn in time
  <T> T take(boolean fromSite, Supplier<T> action) {
    var lane = fromSite ? inside : outside;
    if (!mine(lane)) {
      throw new Problem(503, "many-sign-in").with("Retry-After", "5");
    }
    var begin = clock.instant();
    try {
      return action.get();
    } finally {
      later.after(rest(Duration.between(begin, clock.instant())), lane::release);
    }
  }

  private static Duration rest(Duration took) {
    var rest = took.multipliedBy(REST);
    return rest.compareTo(LONGEST_REST) < 0 ? rest : LONGEST_REST;
  }

  private static void after(Duration rest, Runnable action) {
    Thread.startVirtualThread(() -> {
      LockSupport.parkNanos(rest.toNanos());
      action.run();
    });
  }

  private boolean mine(Semaphore lane) {
    try {
      return lane.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
