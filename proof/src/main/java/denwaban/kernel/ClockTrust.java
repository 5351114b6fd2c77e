package denwaban.kernel;

/// Whether the clock may be believed. What ends by itself when its time has come asks first: a
/// clock that was set ahead makes everything due at once.
@FunctionalInterface
public interface ClockTrust {

  /// Whether the clock may be wrong now; asked again later.
  boolean doubted();
}
