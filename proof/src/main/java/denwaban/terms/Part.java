package denwaban.terms;

import java.util.Locale;

/// The parts of a contract, in their order.
public enum Part {
  PARTIES,
  SCOPE,
  DATA,
  RECORDING,
  NOTICES,
  RETENTION,
  PLACE,
  SUBPROCESSING,
  ACCESS,
  PEOPLE,
  INCIDENT,
  OVERSIGHT,
  EXIT,
  LIABILITY;

  /// Its name in JSON.
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
