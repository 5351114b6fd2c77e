package denwaban.boot.machine;

/// Whether anything keeps this machine's clock, asked without starting: by the rule of the watch
/// that goes on later.
public enum ClockCondition {
  KEPT,
  UNKEPT,
  /// The system does not say.
  UNKNOWN;

  public static ClockCondition now() {
    return KernelClock.read().map(read -> ClockWatch.unkept(read) ? UNKEPT : KEPT).orElse(UNKNOWN);
  }
}
