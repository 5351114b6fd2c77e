package denwaban.call.event;

/// Why a caller is turned away.
public enum Refusal {
  /// No client has this number.
  UNKNOWN_NUMBER,
  /// The number is known, but its client has no contract in force.
  NO_CONTRACT,
  /// Every line is taken; the caller may try again soon.
  NO_CAPACITY,
  /// The database is unavailable and this number was not answered lately; the caller may try again
  /// soon.
  OUT_OF_ORDER
}
