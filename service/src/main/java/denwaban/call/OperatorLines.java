package denwaban.call;

import denwaban.kernel.PersonId;

/// Says whose audio is connected. The switchboard answers.
public interface OperatorLines {

  /// Whether this operator's line is up; false for everybody who has none.
  boolean lineUp(PersonId operator);
}
