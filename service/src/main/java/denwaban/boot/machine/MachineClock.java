package denwaban.boot.machine;

import java.time.Duration;
import java.util.Optional;

/// Whether something keeps this machine's clock.
///
/// @param maxError how far off it is at most, as that program believes
public record MachineClock(boolean kept, Duration maxError) {

  /// @return empty where the system does not tell
  public static Optional<MachineClock> read() {
    return KernelClock.read().map(it -> new MachineClock(!ClockWatch.unkept(it), it.maxError()));
  }
}
