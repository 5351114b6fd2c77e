package denwaban.call.event;

/// How a call ended.
public enum CallOutcome {
  /// The caller hung up while talking or on hold.
  BY_CALLER,
  /// The operator hung up.
  BY_OPERATOR,
  /// The caller hung up before an operator took the call.
  ABANDONED,
  /// No one took the call for as long as we let a caller wait.
  UNANSWERED,
  /// The caller's line broke: no acknowledgement, no refresh, the edge stopped.
  LINE_LOST,
  /// The program died with the call in progress; said at the next start.
  CRASHED
}
