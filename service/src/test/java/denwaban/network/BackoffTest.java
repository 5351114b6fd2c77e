package denwaban.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BackoffTest {

  @Test
  void it_waits_twice_as_long_each_time_and_an_hour_at_most() {
    var now = Instant.EPOCH;
    var at = Backoff.NONE;
    assertThat(at.over(now)).isTrue();
    for (var minutes : new int[] {1, 2, 4, 8, 16, 32, 60, 60}) {
      at = at.failed(now);
      assertThat(Duration.between(now, at.until())).isEqualTo(Duration.ofMinutes(minutes));
      assertThat(at.over(at.until().minusNanos(1))).isFalse();
      assertThat(at.over(at.until())).isTrue();
    }
    for (var i = 0; i < 100; i++) {
      at = at.failed(now);
    }
    assertThat(Duration.between(now, at.until())).isEqualTo(Duration.ofHours(1));
  }
}
