package denwaban.e2e;

import java.io.Closeable;

/// Somebody who takes calls, at a desk of whatever kind.
interface Operator extends Closeable {

  /// Packets of sound that came so far, and those before the newest that did not.
  record Heard(long packets, long lost) {}

  boolean isRinging();

  boolean isTalking();

  void answers() throws Exception;

  Heard heard();
}
