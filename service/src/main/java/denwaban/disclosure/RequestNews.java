package denwaban.disclosure;

import denwaban.kernel.ClientId;

/// Port: tells a client's administrators that requests of data subjects want their answer. What is
/// told names no one, and no request.
public interface RequestNews {

  /// Each is told once.
  enum Step {
    /// Due within [Requests#SOON].
    SOON,
    /// The time is over, and there is no answer.
    LATE
  }

  /// Outside a scope: it may take as long as a network does.
  ///
  /// @param count of requests that reached this step, 1 or more
  /// @return false if no one was told and it should be tried again; true also where no
  ///   administrator has a way by which to be told
  boolean tell(ClientId client, Step step, int count);
}
