package denwaban.desk;

import denwaban.access.CurrentUser;

/// Says at which session an operator sits. The desks' lines answer.
public interface Headsets {

  /// Whether this very session opened its operator's line: another of the same person did not.
  boolean wornBy(CurrentUser user);
}
