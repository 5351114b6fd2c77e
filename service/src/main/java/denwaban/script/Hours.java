package denwaban.script;

import denwaban.script.calendar.Holidays;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// When a client is open, in its own zone.
///
/// @param weekly seven days, Monday first; each a list of spans, empty when closed
/// @param holidays days on which it is closed whatever the weekday
/// @param national whether it is closed on Japan's national holidays
/// @param openOn national holidays on which it is open all the same
/// @param yearEnd null if it keeps its hours then
public record Hours(
    ZoneId zone,
    List<List<Span>> weekly,
    List<LocalDate> holidays,
    boolean national,
    List<LocalDate> openOn,
    @Nullable YearEnd yearEnd) {

  /// Days of its own on which it is closed.
  public static final int HOLIDAY_LIMIT = 400;

  /// National holidays on which it is open.
  public static final int OPEN_LIMIT = 100;

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

  /// Hours that were kept before there were national holidays in them have no `openOn`.
  ///
  /// @throws IllegalArgumentException if there are not seven days, or too many spans or days
  public Hours {
    weekly = weekly.stream().map(List::copyOf).toList();
    holidays = holidays.stream().sorted().distinct().toList();
    openOn = openOn == null ? List.of() : openOn.stream().sorted().distinct().toList();
    if (weekly.size() != 7 || weekly.stream().anyMatch(day -> day.size() > SPAN_LIMIT)) {
      throw new IllegalArgumentException("hours have seven days of at most 6 spans");
    }
    if (holidays.size() > HOLIDAY_LIMIT) {
      throw new IllegalArgumentException("at most " + HOLIDAY_LIMIT + " holidays");
    }
    if (openOn.size() > OPEN_LIMIT) {
      throw new IllegalArgumentException("at most " + OPEN_LIMIT + " days open");
    }
  }

  /// Without national holidays and the end of the year.
  public Hours(ZoneId zone, List<List<Span>> weekly, List<LocalDate> holidays) {
    this(zone, weekly, holidays, false, List.of(), null);
  }

  /// A day of its own is closed whatever else holds. A national holiday of a year whose holidays
  /// are not published yet counts as the weekday it is.
  public boolean open(Instant at) {
    var there = at.atZone(zone);
    return !closed(there.toLocalDate())
        && weekly.get(there.getDayOfWeek().getValue() - 1).stream()
            .anyMatch(span -> span.holds(there.toLocalTime()));
  }

  private boolean closed(LocalDate day) {
    if (holidays.contains(day) || (yearEnd != null && yearEnd.holds(day))) return true;
    return national && !openOn.contains(day) && Holidays.JAPAN.nationalHoliday(day).orElse(false);
  }

  /// The last year whose national holidays are known; null if they make no difference.
  public @Nullable Integer knownUntil() {
    return national ? Holidays.JAPAN.lastYear() : null;
  }
}
