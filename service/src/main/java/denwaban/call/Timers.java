package denwaban.call;

import java.time.Duration;

/// Port: does something later. Thread-safe.
public interface Timers {

  /// Runs `work` once after `delay` on another thread, unless cancelled before.
  Timer after(Duration delay, Runnable work);

  /// Something that will happen.
  interface Timer {

    /// No effect when it already ran.
    void cancel();
  }
}
