package denwaban.script.calendar;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.kernel.Bytes;
import denwaban.seal.crypto.Digest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The business days of Japan: neither Saturday nor Sunday, a national holiday, nor 29 December to
/// 3 January. National holidays are data, which the Cabinet Office publishes a year ahead.
public final class Holidays {

  /// Of `holidays.csv`, as its README says.
  static final String SHA256 = "5c8f64cd20b80c48c6730d145ceb0bd16cd42092d5ef26b831dac0939f7df13a";

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("uuuu/M/d", Locale.ROOT);
  private static final MonthDay YEAR_ENDS = MonthDay.of(12, 29);
  private static final MonthDay YEAR_BEGAN = MonthDay.of(1, 3);

  /// Read once, when it is first asked.
  public static final Holidays JAPAN = read();

  private final SortedMap<LocalDate, String> names;
  private final Set<LocalDate> holidays;
  private final int first;
  private final int last;

  Holidays(Set<LocalDate> holidays) {
    this(holidays.stream().collect(Collectors.toMap(it -> it, _ -> "")));
  }

  private Holidays(Map<LocalDate, String> names) {
    this.names = Collections.unmodifiableSortedMap(new TreeMap<>(names));
    this.holidays = Set.copyOf(names.keySet());
    this.first = holidays.stream().mapToInt(LocalDate::getYear).min().orElseThrow();
    this.last = holidays.stream().mapToInt(LocalDate::getYear).max().orElseThrow();
  }

  /// Whether offices work on a day.
  public enum Answer {
    YES,
    NO,
    /// A weekday of a year whose holidays are not published.
    NOT_KNOWN_YET
  }

  /// A day on which something ends.
  ///
  /// @param provisional whether it may still turn out to be a holiday
  public record Day(LocalDate date, boolean provisional) {}

  /// A national holiday with its name in the law, such as 元日.
  public record Named(LocalDate date, String name) {}

  /// From a day on, in order, as far as is known.
  public List<Named> from(LocalDate day) {
    return names.tailMap(day).entrySet().stream()
        .map(it -> new Named(it.getKey(), it.getValue()))
        .toList();
  }

  /// The last year that the data covers.
  public int lastYear() {
    return last;
  }

  /// Whether a day is a national holiday or the substitute of one.
  ///
  /// @return empty if the holidays of its year are not published: never guess
  public Optional<Boolean> nationalHoliday(LocalDate date) {
    return date.getYear() < first || date.getYear() > last
        ? Optional.empty()
        : Optional.of(holidays.contains(date));
  }

  public Answer businessDay(LocalDate date) {
    var day = MonthDay.from(date);
    if (date.getDayOfWeek() == DayOfWeek.SATURDAY
        || date.getDayOfWeek() == DayOfWeek.SUNDAY
        || !day.isBefore(YEAR_ENDS)
        || !day.isAfter(YEAR_BEGAN)
        || holidays.contains(date)) {
      return Answer.NO;
    }
    return date.getYear() < first || date.getYear() > last ? Answer.NOT_KNOWN_YET : Answer.YES;
  }

  /// The day itself if offices work on it, else the next on which they do, as far as is known.
  public Day onOrAfter(LocalDate date) {
    var day = date;
    while (businessDay(day) == Answer.NO) day = day.plusDays(1);
    return new Day(day, businessDay(day) == Answer.NOT_KNOWN_YET);
  }

  private static Holidays read() {
    try (var file = Holidays.class.getResourceAsStream("holidays.csv")) {
      if (file == null) throw new AssertionError("the holidays are not in the program");
      var bytes = Bytes.of(file.readAllBytes());
      if (!HexFormat.of().formatHex(Digest.sha256(bytes).toArray()).equals(SHA256)) {
        throw new AssertionError("the holidays are not those of the README");
      }
      return new Holidays(
          new String(bytes.toArray(), UTF_8)
              .lines()
              .skip(1)
              .map(line -> line.split(",", 2))
              .collect(
                  Collectors.toMap(parts -> LocalDate.parse(parts[0], DATE), parts -> parts[1])));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
