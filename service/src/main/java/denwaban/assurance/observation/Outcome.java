package denwaban.assurance.observation;

import java.util.Locale;

/// What an observation found.
public enum Outcome {
  PASSED,
  FAILED,
  /// Nothing was found out: the one who looked could not look. Neither good nor bad.
  COULD_NOT_LOOK,
  /// Two people say that it does not apply here, why, and until when.
  NOT_APPLICABLE;

  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Outcome of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
