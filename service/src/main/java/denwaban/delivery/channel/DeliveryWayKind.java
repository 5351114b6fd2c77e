package denwaban.delivery.channel;

import java.util.Arrays;
import java.util.Locale;

/// The kinds of ways.
public enum DeliveryWayKind {
  MAIL(false),
  /// A browser that this person allowed to show notifications.
  PUSH(false),
  SLACK(true),
  TEAMS(true),
  CHATWORK(true),
  LINEWORKS(true),
  WEBHOOK(true);

  private final boolean account;

  DeliveryWayKind(boolean account) {
    this.account = account;
  }

  /// Whether it needs something of the client's that several people share.
  public boolean needsAccount() {
    return account;
  }

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// @throws IllegalArgumentException if there is none
  public static DeliveryWayKind of(String code) {
    return Arrays.stream(values())
        .filter(it -> it.code().equals(code))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no such kind"));
  }
}
