package denwaban.script;

import java.time.LocalDate;
import java.time.Month;

/// 年末年始: from a day of December to a day of January, both closed, each year.
///
/// @param from day of December, 1 to 31
/// @param to day of January, 1 to 31
public record YearEnd(int from, int to) {

  private static final int DAYS = 31;

  /// @throws IllegalArgumentException if a day is none of that month
  public YearEnd {
    if (from < 1 || from > DAYS || to < 1 || to > DAYS) {
      throw new IllegalArgumentException("a year ends in December and begins in January");
    }
  }

  boolean holds(LocalDate date) {
    return (date.getMonth() == Month.DECEMBER && date.getDayOfMonth() >= from)
        || (date.getMonth() == Month.JANUARY && date.getDayOfMonth() <= to);
  }
}
