package denwaban.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RateLimiterTest {

  private static final Instant START = Instant.parse("2026-11-24T06:00:00Z");

  private Instant now = START;
  private final RateLimiter three = new RateLimiter(3, Duration.ofMinutes(5), () -> now);

  private void count(String visitor, int times) {
    for (var n = 0; n < times; n++) three.count(visitor);
  }

  @Test
  void so_many_pass_and_then_no_more() {
    count("a", 2);
    assertThatCode(() -> three.check("a")).doesNotThrowAnyException();

    count("a", 1);
    assertThatThrownBy(() -> three.check("a"))
        .isInstanceOfSatisfying(
            Problem.class,
            it -> {
              assertThat(it.status()).isEqualTo(429);
              assertThat(it.code()).isEqualTo("too-many-attempts");
              assertThat(it.headers()).isEqualTo(Map.of("Retry-After", "301"));
              assertThat(it.values()).containsExactly("301");
            });
    assertThatCode(() -> three.check("b")).as("another visitor").doesNotThrowAnyException();
  }

  @Test
  void the_window_begins_with_the_first_and_ends_five_minutes_later() {
    count("a", 1);
    now = START.plusSeconds(200);
    count("a", 2);
    assertThat(three.wait("a")).isEqualTo(101);

    now = START.plusSeconds(300).minusMillis(1);
    assertThat(three.wait("a")).isEqualTo(1);
    now = START.plusSeconds(300);
    assertThat(three.wait("a")).isZero();

    count("a", 2);
    assertThat(three.wait("a")).as("counted anew").isZero();
    count("a", 1);
    assertThat(three.wait("a")).as("from the new window's begin").isEqualTo(301);
  }

  @Test
  void asking_counts_nothing() {
    count("a", 2);
    for (var n = 0; n < 10; n++) three.check("a");
    assertThat(three.wait("a")).isZero();
  }

  @Test
  void beyond_ten_thousand_visitors_who_was_not_seen_for_longest_is_forgotten() {
    count("first", 3);
    count("second", 3);
    for (var n = 0; n < 9_998; n++) three.count("other " + n);
    assertThat(three.wait("first")).as("seen again").isPositive();

    three.count("one more");
    assertThat(three.wait("second")).isZero();
    assertThat(three.wait("first")).isPositive();
  }
}
