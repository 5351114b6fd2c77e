package denwaban.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ClockDoubtTest {

  private static final Instant START = Instant.parse("2026-11-28T00:00:00Z");

  private long nanos = 17;
  private Instant now = START;
  private final ClockDoubt doubt = new ClockDoubt(() -> nanos);

  private boolean after(Duration real, Duration shown) {
    nanos += real.toNanos();
    var before = now;
    now = now.plus(shown);
    return doubt.at(now, before);
  }

  @Test
  void a_clock_that_goes_with_time_is_believed() {
    for (var n = 0; n < 100; n++) {
      assertThat(after(Duration.ofMinutes(1), Duration.ofMinutes(1))).isFalse();
    }
    assertThat(after(Duration.ofMinutes(1), Duration.ofMinutes(1).plus(Duration.ofMinutes(10))))
        .isFalse();
  }

  @Test
  void after_a_jump_ahead_erasing_waits_half_a_day() {
    after(Duration.ofMinutes(1), Duration.ofMinutes(1));
    assertThat(after(Duration.ofMinutes(1), Duration.ofDays(365))).isTrue();
    for (var n = 0; n < 11; n++) {
      assertThat(after(Duration.ofHours(1), Duration.ofHours(1))).isTrue();
    }
    assertThat(after(Duration.ofHours(1), Duration.ofHours(1))).isFalse();
  }

  @Test
  void a_jump_back_waits_too_and_so_does_a_long_absence() {
    after(Duration.ofMinutes(1), Duration.ofMinutes(1));
    assertThat(after(Duration.ofMinutes(1), Duration.ofMinutes(-20))).isTrue();

    var back = new ClockDoubt(() -> nanos);
    assertThat(back.at(START, START.minus(Duration.ofDays(7)))).isFalse();
    var away = new ClockDoubt(() -> nanos);
    assertThat(away.at(START, START.minus(Duration.ofDays(7)).minusSeconds(1))).isTrue();
    var first = new ClockDoubt(() -> nanos);
    assertThat(first.at(START, null)).isFalse();
  }

  /// It was a year ahead for longer than we doubted it, and a person put it right.
  @Test
  void a_clock_that_was_put_right_is_believed_after_half_a_day_too() {
    var ahead = START.plus(Duration.ofDays(365));
    for (var hour = 0; hour < 12; hour++) {
      assertThat(doubt.at(now, ahead)).as("hour " + hour).isTrue();
      nanos += Duration.ofHours(1).toNanos();
      now = now.plus(Duration.ofHours(1));
    }
    assertThat(doubt.at(now, ahead)).isFalse();
    var near = new ClockDoubt(() -> nanos);
    assertThat(near.at(START, START.plus(Duration.ofMinutes(10)))).as("at the limit").isFalse();
  }
}
