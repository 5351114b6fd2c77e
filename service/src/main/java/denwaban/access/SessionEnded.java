package denwaban.access;

/// A session has ended, by sign-out, by disabling or by time. Close what is open for it.
///
/// @param session the pseudonymous id, as in [CurrentUser#session()]
public record SessionEnded(String session) {}
