package denwaban.access;

import java.util.Arrays;
import java.util.Locale;

/// What a person is here to do. Each has one role.
public enum Role {
  OPERATOR,
  SUPERVISOR,
  ADMIN,
  /// Reads and hears single objects that members of clients gave for review, for a time.
  QUALITY_REVIEWER,
  /// Enters who works here and from when to when; gives no one access.
  HR,
  /// Watches the logs, and ends access at once; gives no one access.
  SECURITY_OFFICER,
  /// Reads what proves that others did as they should, and changes nothing.
  INTERNAL_AUDITOR,
  CLIENT_ADMIN,
  CLIENT_MEMBER,
  /// Reads the own company's log and contract, and no message.
  CLIENT_AUDITOR;

  public boolean staff() {
    return this != CLIENT_ADMIN && this != CLIENT_MEMBER && this != CLIENT_AUDITOR;
  }

  /// Its name in JSON, in the database and in the log, such as `client-admin`.
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// @throws IllegalArgumentException if no role has this code
  public static Role of(String code) {
    return Arrays.stream(values())
        .filter(role -> role.code().equals(code))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no such role"));
  }
}
