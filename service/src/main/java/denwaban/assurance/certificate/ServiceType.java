package denwaban.assurance.certificate;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/// What an answering service does for its clients. A scope covers each of them, or does not.
public enum ServiceType {
  /// 一次受け: answers in the client's name.
  FIRST_RECEPTION,
  /// 伝言: takes a message.
  MESSAGE,
  /// 取次: puts the caller through.
  RELAY,
  /// 折り返し: promises a call back.
  CALLBACK,
  /// 受注: takes an order.
  ORDER,
  /// 予約: takes a booking.
  RESERVATION,
  /// 緊急: wakes who is on call.
  EMERGENCY;

  /// Offered as long as the office says nothing else.
  public static final Set<ServiceType> USUAL = Set.of(FIRST_RECEPTION, MESSAGE, CALLBACK);

  /// Its name in JSON and in the database, such as `first-reception`.
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// @throws IllegalArgumentException if there is none
  public static ServiceType of(String code) {
    return Arrays.stream(values())
        .filter(it -> it.code().equals(code))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("service"));
  }
}
