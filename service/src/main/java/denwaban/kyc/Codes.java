package denwaban.kyc;

import java.util.Locale;

/// Names of constants in JSON and in the database, such as `chip-face`.
final class Codes {

  private Codes() {}

  static String of(Enum<?> it) {
    return it.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
