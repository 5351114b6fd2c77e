package denwaban.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What a token is good for. Nothing here may ever read a client's data.
public enum TokenScope {
  /// Keeps the registry of people, as an identity provider does.
  SCIM(Permission.PROVISION);

  private final Permission permission;

  TokenScope(Permission permission) {
    this.permission = permission;
  }

  /// The one that opens addresses of this permission; empty where only people have access.
  public static Optional<TokenScope> of(Permission permission) {
    return Arrays.stream(values()).filter(it -> it.permission == permission).findFirst();
  }

  /// Its name in JSON and the database.
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// @throws IllegalArgumentException if there is none
  public static TokenScope of(String code) {
    return Arrays.stream(values())
        .filter(it -> it.code().equals(code))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("scope"));
  }
}
