package denwaban.script.calendar;

import static denwaban.script.calendar.Holidays.Answer.NO;
import static denwaban.script.calendar.Holidays.Answer.NOT_KNOWN_YET;
import static denwaban.script.calendar.Holidays.Answer.YES;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.Year;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HolidaysTest {

  private static final Holidays TWO_YEARS =
      new Holidays(Set.of(LocalDate.of(2026, 1, 1), LocalDate.of(2027, 1, 1)));

  /// Fails in January if nobody added the year that the Cabinet Office published the February
  /// before: the one test here that asks what day it is.
  @Test
  void the_data_covers_the_year_that_this_runs_in() {
    assertThat(Holidays.JAPAN.lastYear())
        .isGreaterThanOrEqualTo(Year.now(ZoneId.of("Asia/Tokyo")).getValue());
  }

  @ParameterizedTest
  @CsvSource({
    "2024-09-13, YES", // Friday
    "2024-09-14, NO", // Saturday
    "2024-09-15, NO", // Sunday
    "2024-09-16, NO", // 敬老の日
    "2024-09-17, YES",
    "2026-09-22, NO", // between two holidays
    "2024-08-12, NO", // in place of a Sunday
    "2026-12-28, YES",
    "2026-12-29, NO",
    "2026-12-31, NO",
    "2025-01-02, NO", // a Thursday
    "2025-01-03, NO",
    "2027-01-04, YES",
    "2019-06-03, NOT_KNOWN_YET", // before the data
  })
  void a_business_day_is_none_of_the_others(LocalDate day, Holidays.Answer answer) {
    assertThat(Holidays.JAPAN.businessDay(day)).isEqualTo(answer);
  }

  @Test
  void beyond_the_last_year_a_weekday_is_not_known_yet_and_a_sunday_is() {
    assertThat(TWO_YEARS.businessDay(LocalDate.of(2027, 12, 28))).isEqualTo(YES);
    assertThat(TWO_YEARS.businessDay(LocalDate.of(2028, 1, 4))).isEqualTo(NOT_KNOWN_YET);
    assertThat(TWO_YEARS.businessDay(LocalDate.of(2028, 1, 3))).isEqualTo(NO);
    assertThat(TWO_YEARS.businessDay(LocalDate.of(2028, 1, 9))).isEqualTo(NO);
  }

  @Test
  void the_next_business_day_says_whether_it_is_sure() {
    assertThat(TWO_YEARS.onOrAfter(LocalDate.of(2027, 12, 27)))
        .isEqualTo(new Holidays.Day(LocalDate.of(2027, 12, 27), false));
    assertThat(TWO_YEARS.onOrAfter(LocalDate.of(2027, 12, 29)))
        .isEqualTo(new Holidays.Day(LocalDate.of(2028, 1, 4), true));
  }

  @Test
  void the_first_and_the_last_year_are_known_and_their_neighbours_are_not() {
    for (var year : new int[] {2025, 2026, 2027, 2028}) {
      var known = year == 2026 || year == 2027;
      assertThat(TWO_YEARS.nationalHoliday(LocalDate.of(year, 1, 1)))
          .isEqualTo(known ? Optional.of(true) : Optional.empty());
      assertThat(TWO_YEARS.nationalHoliday(LocalDate.of(year, 12, 31)))
          .isEqualTo(known ? Optional.of(false) : Optional.empty());
    }
    assertThat(TWO_YEARS.businessDay(LocalDate.of(2025, 12, 26))).isEqualTo(NOT_KNOWN_YET);
    assertThat(TWO_YEARS.businessDay(LocalDate.of(2026, 1, 5))).isEqualTo(YES);
  }

  @Test
  void holidays_come_in_order_from_a_day_on_with_their_names() {
    var from = Holidays.JAPAN.from(LocalDate.of(2026, 11, 3));
    assertThat(from.getFirst()).isEqualTo(new Holidays.Named(LocalDate.of(2026, 11, 3), "文化の日"));
    assertThat(from.get(1).name()).isEqualTo("勤労感謝の日");
    assertThat(Holidays.JAPAN.from(LocalDate.of(2026, 11, 4)).getFirst()).isEqualTo(from.get(1));
  }
}
