package denwaban.people;

import java.util.Locale;

/// What a passkey must be for an account. Each includes the one before.
enum PasskeyDemand {
  /// With user verification, as all of them.
  ANY,
  /// Not synced: the authenticator says that its key never leaves it.
  DEVICE_BOUND,
  /// And a maker's certificate proves which model says so.
  ATTESTED;

  /// As it stands in JSON, such as `device-bound`.
  String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
