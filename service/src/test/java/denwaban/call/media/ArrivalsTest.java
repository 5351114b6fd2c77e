package denwaban.call.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;

/// What arrives, and from where.
class ArrivalsTest {

  private final Arrivals arrivals = new Arrivals();

  private long lost(int ssrc, int... sequences) {
    for (var sequence : sequences) arrivals.saw(ssrc, sequence);
    return arrivals.lost();
  }

  @Test
  void what_is_missing_between_two_numbers_is_lost_until_it_comes() {
    assertThat(lost(1, 40_000, 40_001)).isZero();
    assertThat(lost(1, 40_004)).isEqualTo(2);
    assertThat(lost(1, 40_002)).isEqualTo(1);
    assertThat(lost(1, 40_003)).isZero();
    assertThat(lost(1, 40_003)).as("never below zero").isZero();
  }

  @Test
  void numbers_wrap_around() {
    assertThat(lost(1, 65_534, 65_535, 0, 1)).isZero();
    assertThat(lost(1, 3)).isEqualTo(1);
  }

  @Test
  void a_long_jump_and_another_source_begin_anew() {
    assertThat(lost(1, 10, 1_010)).isEqualTo(999);
    assertThat(lost(1, 2_011)).as("more than a thousand").isEqualTo(999);
    assertThat(lost(2, 2_500)).isEqualTo(999);
    assertThat(lost(2, 2_502)).isEqualTo(1_000);
  }

  private static Source source(String address, int port) {
    return Source.of(new InetSocketAddress(InetAddress.ofLiteral(address), port));
  }

  @Test
  void a_source_is_its_whole_address_with_its_port() {
    var one = source("192.0.2.1", 40_000);
    assertThat(one).isEqualTo(source("192.0.2.1", 40_000));
    assertThat(one.hashCode()).isEqualTo(source("192.0.2.1", 40_000).hashCode());
    assertThat(one).isNotEqualTo(source("192.0.2.1", 40_001));
    assertThat(one).isNotEqualTo(source("192.0.2.2", 40_000));
    assertThat(one).isNotEqualTo(source("2001:db8::c000:201", 40_000));
    var six = source("2001:db8::1", 40_000);
    assertThat(six).isEqualTo(source("2001:db8::1", 40_000));
    assertThat(six).isNotEqualTo(source("2001:db8::2", 40_000));
    assertThat(six).isNotEqualTo(source("2001:db9::1", 40_000));
    assertThat(six.hashCode()).isNotEqualTo(source("2001:db9::1", 40_000).hashCode());

    var high = source("255.255.255.255", 1);
    assertThat(high.ipv4()).isEqualTo(-1);
    assertThat(high.port()).isEqualTo(1);
    six.set(0xffff_ffff, 1);
    assertThat(six).as("used again for an IPv4 packet").isEqualTo(high);
  }
}
