package denwaban.contract.document;

import denwaban.http.Problem;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// Lets one PDF be made and the others wait, in their order: each takes a core for some tenths of a
/// second, and calls must not wait for it.
@Component
public final class PdfTurn {

  private final Semaphore free = new Semaphore(1, true);
  private final Duration patience;

  @Autowired
  PdfTurn() {
    this(Duration.ofSeconds(5));
  }

  /// @param patience how long one waits for those before it
  public PdfTurn(Duration patience) {
    this.patience = patience;
  }

  /// @throws Problem 429 if its turn did not come within the patience
  public <T> T take(Supplier<T> work) {
    if (!came()) throw printing();
    try {
      return work.get();
    } finally {
      free.release();
    }
  }

  private boolean came() {
    try {
      return free.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static Problem printing() {
    return new Problem(429, "pdf-busy").with("Retry-After", "5");
  }
}
