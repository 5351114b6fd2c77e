package denwaban.assurance.control;

import java.util.Locale;

/// How something was found out (NIST SP 800-53A).
public enum Method {
  /// It was tried.
  TEST,
  /// What is kept was looked at.
  EXAMINE,
  /// People said so.
  INTERVIEW;

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// @throws IllegalArgumentException if there is none of this code
  public static Method of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
