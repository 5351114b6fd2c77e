package denwaban.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HoursTest {

  private static final List<Hours.Span> DAY =
      List.of(
          new Hours.Span(LocalTime.of(9, 0), LocalTime.of(12, 0)),
          new Hours.Span(LocalTime.of(14, 0), LocalTime.of(18, 30)));

  private final Hours hours =
      new Hours(
          ZoneId.of("Asia/Tokyo"),
          List.of(DAY, DAY, List.of(), DAY, DAY, List.of(), List.of()),
          List.of(LocalDate.of(2026, 11, 23)));

  @Test
  void it_is_open_from_the_first_minute_until_before_the_last() {
    // Tuesday
    assertThat(hours.open(Instant.parse("2026-11-23T23:59:59Z"))).isFalse();
    assertThat(hours.open(Instant.parse("2026-11-24T00:00:00Z"))).isTrue();
    assertThat(hours.open(Instant.parse("2026-11-24T02:59:59Z"))).isTrue();
    assertThat(hours.open(Instant.parse("2026-11-24T03:00:00Z"))).isFalse();
    assertThat(hours.open(Instant.parse("2026-11-24T05:00:00Z"))).isTrue();
    assertThat(hours.open(Instant.parse("2026-11-24T09:30:00Z"))).isFalse();
  }

  @Test
  void days_off_and_holidays_are_closed() {
    assertThat(hours.open(Instant.parse("2026-11-25T01:00:00Z"))).as("Wednesday").isFalse();
    assertThat(hours.open(Instant.parse("2026-11-23T01:00:00Z"))).as("holiday").isFalse();
    assertThat(hours.open(Instant.parse("2026-11-30T01:00:00Z"))).as("a Monday").isTrue();
  }

  @Test
  void a_day_until_midnight_includes_its_last_minute() {
    var late = List.of(new Hours.Span(LocalTime.of(0, 0), LocalTime.of(23, 59)));
    var always =
        new Hours(
            ZoneId.of("Asia/Tokyo"), List.of(late, late, late, late, late, late, late), List.of());
    assertThat(always.open(Instant.parse("2026-11-24T14:59:59Z"))).isTrue();
  }

  @Test
  void a_week_has_seven_days_and_a_span_two_ends() {
    assertThatThrownBy(() -> new Hours(ZoneId.of("Asia/Tokyo"), List.of(DAY), List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Hours.Span(LocalTime.NOON, LocalTime.NOON))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

  private static List<LocalDate> days(int count) {
    return IntStream.range(0, count).mapToObj(LocalDate.of(2026, 1, 1)::plusDays).toList();
  }

  private static void refused(Runnable made) {
    assertThatThrownBy(made::run).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_day_has_six_spans_and_a_client_400_days_off_and_100_exceptions() {
    var span = DAY.getFirst();
    for (var at : new int[] {0, 6}) {
      var week = new ArrayList<>(Collections.nCopies(7, DAY));
      week.set(at, Collections.nCopies(6, span));
      assertThat(new Hours(TOKYO, week, List.of()).weekly().get(at)).hasSize(6);
      week.set(at, Collections.nCopies(7, span));
      refused(() -> new Hours(TOKYO, week, List.of()));
    }
    var week = Collections.nCopies(7, DAY);
    refused(() -> new Hours(TOKYO, Collections.nCopies(8, DAY), List.of()));
    assertThat(new Hours(TOKYO, week, days(400)).holidays()).hasSize(400);
    refused(() -> new Hours(TOKYO, week, days(401)));
    assertThat(new Hours(TOKYO, week, List.of(), true, days(100), null).openOn()).hasSize(100);
    refused(() -> new Hours(TOKYO, week, List.of(), true, days(101), null));
  }

  @Test
  void the_turn_of_the_year_is_between_two_days_of_its_two_months() {
    for (var bad : new int[] {0, 32}) {
      refused(() -> new YearEnd(bad, 3));
      refused(() -> new YearEnd(29, bad));
    }
    var longest = new YearEnd(1, 31);
    assertThat(longest.holds(LocalDate.of(2026, 11, 30))).isFalse();
    assertThat(longest.holds(LocalDate.of(2026, 12, 1))).isTrue();
    assertThat(longest.holds(LocalDate.of(2027, 1, 31))).isTrue();
    assertThat(longest.holds(LocalDate.of(2027, 2, 1))).isFalse();
    var shortest = new YearEnd(31, 1);
    for (var day : new int[] {30, 31}) {
      assertThat(shortest.holds(LocalDate.of(2026, 12, day))).isEqualTo(day == 31);
    }
    for (var day : new int[] {1, 2}) {
      assertThat(shortest.holds(LocalDate.of(2027, 1, day))).isEqualTo(day == 1);
    }
  }

  /// 勤労感謝の日 of 2027 is a Tuesday.
  @Test
  void a_national_holiday_is_closed_where_it_counts_and_is_no_exception() {
    var noon = Instant.parse("2027-11-23T03:00:00Z");
    var day = LocalDate.of(2027, 11, 23);
    var week =
        Collections.nCopies(7, List.of(new Hours.Span(LocalTime.of(9, 0), LocalTime.of(18, 0))));
    assertThat(new Hours(TOKYO, week, List.of(), false, List.of(), null).open(noon)).isTrue();
    assertThat(new Hours(TOKYO, week, List.of(), true, List.of(), null).open(noon)).isFalse();
    assertThat(new Hours(TOKYO, week, List.of(), true, List.of(day), null).open(noon)).isTrue();
    assertThat(new Hours(TOKYO, week, List.of(day), true, List.of(day), null).open(noon))
        .as("a day of its own is closed whatever else holds")
        .isFalse();
    assertThat(new Hours(TOKYO, week, List.of()).knownUntil()).isNull();
    assertThat(new Hours(TOKYO, week, List.of(), true, List.of(), null).knownUntil())
        .isGreaterThanOrEqualTo(2027);
  }

  @Test
  void it_is_closed_at_the_turn_of_the_year_where_that_counts() {
    var span = List.of(new Hours.Span(LocalTime.of(9, 0), LocalTime.of(18, 0)));
    var week = Collections.nCopies(7, span);
    var closing = new Hours(TOKYO, week, List.of(), false, List.of(), new YearEnd(29, 3));
    var going = new Hours(TOKYO, week, List.of());
    for (var day : List.of("2026-12-28", "2026-12-29", "2027-01-03", "2027-01-04")) {
      var noon = Instant.parse(day + "T03:00:00Z");
      assertThat(going.open(noon)).as(day).isTrue();
      assertThat(closing.open(noon)).as(day).isEqualTo(day.endsWith("28") || day.endsWith("04"));
    }
  }
}
