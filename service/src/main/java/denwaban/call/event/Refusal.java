package denwaban.call.event;

/// Why a caller is turned away.
public enum Refusal {
  /// No client has this number.
  UNKNOWN_NUMBER,
  /// The number is known, but its client has no contract in force.
  NO_CONTRACT,
  /// Its client has not signed yet what it found out about this office, or declined.
  NOT_CONFIRMED,
  /// The number is the office's own, and who its client is was not verified.
  NOT_VERIFIED,
  /// What a call leaves behind would lie in a country that the client's contract does not name.
  STORED_ELSEWHERE,
  /// The caller withheld the number, and the client takes no such calls.
  ANONYMOUS,
  /// The caller's number is on the client's block list.
  BLOCKED,
  /// Every line is taken; the caller may try again soon.
  NO_CAPACITY,
  /// The database is unavailable and this number was not answered lately; the caller may try again
  /// soon.
  OUT_OF_ORDER
}
