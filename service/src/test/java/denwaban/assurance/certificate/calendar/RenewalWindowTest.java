package denwaban.assurance.certificate.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.script.calendar.Holidays;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// JIPDEC's own examples, and what follows from the same words.
class RenewalWindowTest {

  @ParameterizedTest
  @CsvSource({
    "2024-12-01, 2024-04-02, 2024-08-01",
    "2022-11-01, 2022-03-02, 2022-07-01",
    // Saturday the 14th, and Monday the 16th is 敬老の日
    "2025-01-14, 2024-05-15, 2024-09-17",
    // 2026-05-03 to 06 are holidays, the 2nd is a Saturday
    "2026-09-02, 2026-01-03, 2026-05-07",
    // the last weekday of a year rolls over the new one: 2027-01-01 is a Friday
    "2027-04-29, 2026-08-30, 2027-01-04",
    // a day that February does not have
    "2025-10-31, 2025-03-01, 2025-06-30",
  })
  void it_opens_and_closes_as_jipdec_says(LocalDate expiry, LocalDate opens, LocalDate closes) {
    var window = RenewalWindow.of(expiry, Holidays.JAPAN);
    assertThat(window.opens()).isEqualTo(opens);
    assertThat(window.closes()).isEqualTo(new Holidays.Day(closes, false));
  }

  @Test
  void its_last_day_is_provisional_where_no_holidays_are_known() {
    var after = LocalDate.of(Holidays.JAPAN.lastYear() + 1, 9, 20);
    var window = RenewalWindow.of(after.plusMonths(4), Holidays.JAPAN);
    assertThat(window.closes().provisional()).isTrue();
    assertThat(window.closes().date()).isAfterOrEqualTo(after);
  }
}
