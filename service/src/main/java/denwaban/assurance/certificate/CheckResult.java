package denwaban.assurance.certificate;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What a person found in a scheme's public register.
public enum CheckResult {
  AS_REGISTERED,
  DIFFERENT,
  NOT_FOUND,
  SUSPENDED,
  WITHDRAWN,
  /// There was no answer: the check is still due.
  UNREACHABLE;

  /// What follows for the record at once. What a register does not list is not relied on either.
  Optional<StatusChange> consequence() {
    return switch (this) {
      case SUSPENDED, NOT_FOUND -> Optional.of(StatusChange.SUSPENDED);
      case WITHDRAWN -> Optional.of(StatusChange.WITHDRAWN);
      case AS_REGISTERED, DIFFERENT, UNREACHABLE -> Optional.empty();
    };
  }

  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// @throws IllegalArgumentException if there is none
  public static CheckResult of(String code) {
    return Arrays.stream(values())
        .filter(it -> it.code().equals(code))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("result"));
  }
}
