package denwaban.call.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AnswerLimiterTest {

  Instant now = Instant.EPOCH;
  final AnswerLimiter limiter = new AnswerLimiter(() -> now);

  private static InetAddress address(int n) {
    return InetAddress.ofLiteral("10.0." + n / 256 + "." + n % 256);
  }

  private int allowed(int source, int asked) {
    var allowed = 0;
    for (var n = 0; n < asked; n++) {
      if (limiter.allows(address(source))) allowed++;
    }
    return allowed;
  }

  @Test
  void one_address_gets_forty_at_once_and_twenty_a_second() {
    assertThat(allowed(1, 100)).isEqualTo(40);
    now = now.plusSeconds(1);
    assertThat(allowed(1, 100)).isEqualTo(20);
    now = now.plusSeconds(3_600);
    assertThat(allowed(1, 100)).isEqualTo(40);
  }

  @Test
  void a_busy_address_does_not_cost_another_its_answers() {
    allowed(1, 100);

    assertThat(allowed(2, 1)).isEqualTo(1);
  }

  @Test
  void all_addresses_together_get_four_hundred_at_once() {
    var all = 0;
    for (var source = 0; source < 1_000; source++) all += allowed(source, 1);

    assertThat(all).isEqualTo(400);
  }

  @Test
  void a_clock_that_goes_back_gives_nothing() {
    allowed(1, 100);
    now = now.minusSeconds(3_600);

    assertThat(allowed(1, 1)).isZero();
  }

  @Test
  void the_last_256_addresses_are_remembered() {
    for (var others : new int[] {255, 256}) {
      var fresh = new AnswerLimiterTest();
      assertThat(fresh.allowed(1, 100)).isEqualTo(40);
      for (var source = 2; source < 2 + others; source++) fresh.allowed(source, 1);
      assertThat(fresh.allowed(1, 100)).as("%d others", others).isEqualTo(others == 255 ? 0 : 40);
    }
  }
}
