package denwaban.call.media;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Keys as trunks send them (RFC 4733): many packets for each.
class KeypadTest {

  private static final long MILLIS = 1_000_000L;
  private static final char NONE = 0;

  private final Keypad keypad = new Keypad();

  private char hear(int ssrc, long ts, int event, long millis) {
    return keypad.hear(ssrc, ts, new byte[] {9, (byte) event, 10, 0, 80}, 1, 5, millis * MILLIS);
  }

  @Test
  void every_key_of_a_telephone_is_heard_and_no_other_event() {
    var heard = new StringBuilder();
    for (var event = 0; event < 256; event++) {
      var key = hear(1, 160L * (event + 1), event, 100L * event);
      if (key != NONE) heard.append(key);
    }
    assertThat(heard).hasToString("0123456789*#ABCD");
  }

  @Test
  void one_press_is_many_packets_and_the_next_has_a_later_time() {
    assertThat(hear(1, 1_000, 5, 0)).isEqualTo('5');
    assertThat(hear(1, 1_000, 5, 100)).isEqualTo(NONE);
    assertThat(hear(1, 840, 5, 200)).as("late").isEqualTo(NONE);
    assertThat(hear(1, 1_001, 5, 300)).isEqualTo('5');
    assertThat(hear(1, 1_001 + 0x7fff_ffffL, 6, 400)).as("far ahead").isEqualTo('6');
  }

  @Test
  void the_time_may_wrap_around() {
    assertThat(hear(1, 0xffff_ff00L, 1, 0)).isEqualTo('1');
    assertThat(hear(1, 0x100L, 2, 100)).isEqualTo('2');
    assertThat(hear(1, 0xffff_ff00L, 1, 200)).isEqualTo(NONE);
  }

  @Test
  void another_source_begins_anew() {
    assertThat(hear(1, 1_000, 1, 0)).isEqualTo('1');
    assertThat(hear(2, 1_000, 2, 100)).isEqualTo('2');
  }

  @Test
  void no_hand_presses_twice_within_forty_milliseconds() {
    assertThat(hear(1, 1_000, 1, 0)).isEqualTo('1');
    assertThat(hear(2, 2_000, 2, 39)).isEqualTo(NONE);
    assertThat(hear(1, 3_000, 3, 40)).isEqualTo('3');
    assertThat(hear(1, 4_000, 4, 79)).isEqualTo(NONE);
    assertThat(hear(1, 5_000, 5, 80)).isEqualTo('5');
  }

  @Test
  void an_event_has_four_bytes() {
    var packet = new byte[] {1, 10, 0, 80};
    assertThat(keypad.hear(1, 1, packet, 0, 3, 0)).isEqualTo(NONE);
    assertThat(keypad.hear(1, 1, packet, 0, 4, 0)).isEqualTo('1');
  }
}
