package denwaban.script;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

/// When a client is open, in its own zone.
///
/// @param weekly seven days, Monday first; each a list of spans, empty when closed
/// @param holidays days on which it is closed whatever the weekday
public record Hours(ZoneId zone, List<List<Span>> weekly, List<LocalDate> holidays) {

  /// Holidays in the list.
  public static final int HOLIDAY_LIMIT = 400;

  /// Spans in one day.
  public static final int SPAN_LIMIT = 6;

  /// From (with) to (without); `to` at midnight is 23:59, whose minute is still open.
  public record Span(LocalTime from, LocalTime to) {

    private static final LocalTime LAST = LocalTime.of(23, 59);

    public Span {
      if (!from.isBefore(to)) {
        throw new IllegalArgumentException("a span begins before it ends");
      }
    }

    boolean holds(LocalTime at) {
      return !at.isBefore(from) && (at.isBefore(to) || to.equals(LAST));
    }
  }

  /// @throws IllegalArgumentException if there are not seven days, or too many spans or holidays
  public Hours {
    weekly = weekly.stream().map(List::copyOf).toList();
    holidays = List.copyOf(holidays);
    if (weekly.size() != 7 || weekly.stream().anyMatch(day -> day.size() > SPAN_LIMIT)) {
      throw new IllegalArgumentException("hours have seven days of at most 6 spans");
    }
    if (holidays.size() > HOLIDAY_LIMIT) {
      throw new IllegalArgumentException("at most " + HOLIDAY_LIMIT + " holidays");
    }
  }

  public boolean open(Instant at) {
    var there = at.atZone(zone);
    if (holidays.contains(there.toLocalDate())) {
      return false;
    }
    return weekly.get(there.getDayOfWeek().getValue() - 1).stream()
        .anyMatch(span -> span.holds(there.toLocalTime()));
  }
}
