package denwaban.access;

import java.util.Locale;

/// What a passkey must be for an account. Each includes the one before.
public enum PasskeyRequirement {
  /// With user verification, as all of them.
  ANY,
  /// Not synced: the authenticator says that its key never leaves it.
  DEVICE_BOUND,
  /// And a maker's certificate proves which model it is.
  ATTESTED;

  /// Its name in JSON, such as `device-bound`.
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// @throws IllegalArgumentException if there is no such demand
  public static PasskeyRequirement of(String code) {
    for (var each : values()) {
      if (each.code().equals(code)) return each;
    }
    throw new IllegalArgumentException("passkeys are any, device-bound or attested");
  }

  /// Whether what is so much is enough where `demanded` is asked for.
  public boolean suffices(PasskeyRequirement demanded) {
    return compareTo(demanded) >= 0;
  }

  /// The stricter of two.
  public PasskeyRequirement and(PasskeyRequirement other) {
    return suffices(other) ? this : other;
  }
}
