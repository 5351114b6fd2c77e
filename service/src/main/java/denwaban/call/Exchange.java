package denwaban.call;

import denwaban.kernel.CallId;
import denwaban.kernel.PhoneNumber;

/// What a line says to the switchboard. Thread-safe; never blocks.
public interface Exchange {

  /// A new caller. The answer comes over the `line`: ringing, accepted or refused.
  ///
  /// @param call a fresh id
  void arrive(CallId call, Line line, PhoneNumber called, Caller caller);

  /// A caller for whom there was no room even for a line; the line's side refused already.
  ///
  /// @param call a fresh id
  void turnedAway(CallId call, PhoneNumber called);

  /// The caller hung up. Ignored when the call is already over.
  void hungUp(CallId call);

  /// The line broke. Ignored when the call is already over.
  void lost(CallId call);
}
