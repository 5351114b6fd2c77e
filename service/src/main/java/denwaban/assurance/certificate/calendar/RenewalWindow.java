package denwaban.assurance.certificate.calendar;

import denwaban.script.calendar.Holidays;
import java.time.LocalDate;

/// When the renewal of a Pマーク is applied for: from eight months before its last day, to four months
/// before, which moves to the next business day (JIPDEC, 更新申請の期間).
///
/// @param opens the first day
/// @param closes the last day; provisional where the holidays of its year are not known yet
public record RenewalWindow(LocalDate opens, Holidays.Day closes) {

  private static final int OPENS_MONTHS = 8;
  private static final int CLOSES_MONTHS = 4;

  /// @param expiry the last day on which it is valid
  public static RenewalWindow of(LocalDate expiry, Holidays holidays) {
    return new RenewalWindow(
        expiry.minusMonths(OPENS_MONTHS).plusDays(1),
        holidays.onOrAfter(expiry.minusMonths(CLOSES_MONTHS)));
  }
}
