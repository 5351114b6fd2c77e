package denwaban.assurance.certificate;

import java.util.Arrays;
import java.util.Locale;

/// What can happen to a record after it was entered.
public enum StatusChange {
  SUSPENDED,
  WITHDRAWN,
  /// Lifts a suspension or a withdrawal, when a second person has confirmed it.
  REINSTATED,
  /// Closes the record for good.
  SUPERSEDED,
  /// The renewal was applied for; the tasks about its window end.
  RENEWAL_APPLIED;

  /// Whether it claims something, and so counts only from its confirmation.
  boolean needsConfirmation() {
    return this == REINSTATED;
  }

  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// @throws IllegalArgumentException if there is none
  public static StatusChange of(String code) {
    return Arrays.stream(values())
        .filter(it -> it.code().equals(code))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("change"));
  }
}
