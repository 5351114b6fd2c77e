package denwaban.retention;

import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Whether the clock may be believed. Erasing cannot be undone, and a clock that was set a year
/// ahead makes everything due: after a jump, or when the program was away for long, erasing waits,
/// so that a person can put the clock right.
final class ClockDoubt {

  /// How far the clock may run off between two looks: adjusting is slower.
  static final Duration JUMP = Duration.ofMinutes(10);

  /// How long the program may have been away without a doubt.
  static final Duration AWAY = Duration.ofDays(7);

  /// How long erasing waits: shorter than the usual time within which what is due must be gone.
  static final Duration WAIT = Duration.ofHours(12);

  private final LongSupplier nanos;
  private @Nullable Instant last;
  private long lastNanos;
  private long until;
  private boolean doubted;

  /// @param nanos a clock that cannot be set, such as `System::nanoTime`
  ClockDoubt(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /// @param before what was the time at the last round of all, as it was written down; null if
  ///   there was none
  /// @return whether erasing waits now
  boolean at(Instant now, @Nullable Instant before) {
    var mark = nanos.getAsLong();
    if (last == null) {
      if (before != null && far(now, before)) begin(mark);
    } else {
      var passed = Duration.ofNanos(mark - lastNanos);
      if (Duration.between(last.plus(passed), now).abs().compareTo(JUMP) > 0) begin(mark);
    }
    last = now;
    lastNanos = mark;
    if (doubted && mark - until >= 0) doubted = false;
    return doubted;
  }

  /// Long after the last round, or before it: one of the two clocks is wrong, and a person has time
  /// to say which.
  private static boolean far(Instant now, Instant before) {
    return now.isAfter(before.plus(AWAY)) || now.isBefore(before.minus(JUMP));
  }

  private void begin(long mark) {
    doubted = true;
    until = mark + WAIT.toNanos();
  }
}
