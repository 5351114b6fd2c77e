package denwaban.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
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
}
