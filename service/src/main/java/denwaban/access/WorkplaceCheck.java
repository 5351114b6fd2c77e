package denwaban.access;

/// Whether it was stated that the place is in order, before a session sees and hears callers.
public interface WorkplaceCheck {

  /// @throws Problem 409 if this session has not stated it
  void demand(CurrentUser user);

  /// Whether this session stated that it is at a home.
  boolean home(CurrentUser user);
}
