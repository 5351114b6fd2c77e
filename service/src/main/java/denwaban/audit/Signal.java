package denwaban.audit;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/// Wakes the sequencer of this process after a commit; those of other processes look by themselves.
@Component
public final class Signal {

  private final Semaphore rung = new Semaphore(0);

  public void ring() {
    rung.release();
  }

  /// Waits for a ring, at most `millis`; several rings count as one.
  public void await(long millis) throws InterruptedException {
    if (rung.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
      rung.drainPermits();
    }
  }
}
