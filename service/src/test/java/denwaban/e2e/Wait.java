package denwaban.e2e;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/// Waits for something outside to be true.
final class Wait {

  private Wait() {}

  /// @throws AssertionError with `what` when it is not true after `patience`
  static void until(String what, Duration patience, Callable<Boolean> condition) throws Exception {
    var end = System.nanoTime() + patience.toNanos();
    @Nullable Exception last = null;
    while (System.nanoTime() < end) {
      try {
        if (condition.call()) return;
        last = null;
      } catch (Exception e) {
        last = e;
      }
      Thread.sleep(50);
    }
    throw new AssertionError("not so after " + patience.toSeconds() + " s: " + what, last);
  }

  static void seconds(double seconds) throws InterruptedException {
    Thread.sleep((long) (1_000 * seconds));
  }
}
