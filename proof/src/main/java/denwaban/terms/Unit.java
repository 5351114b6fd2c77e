package denwaban.terms;

import java.util.Locale;

/// What a number counts.
public enum Unit {
  MINUTES,
  HOURS,
  DAYS,
  MONTHS,
  YEARS,
  BUSINESS_DAYS,
  SECONDS,
  PERCENT,
  PERSONS,
  RECORDS,
  YEN;

  /// Its name in JSON.
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
