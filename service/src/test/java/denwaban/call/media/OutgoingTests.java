package denwaban.call.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OutgoingTests {

  private static final long FRAME_NANOS = 20_000_000L;

  @Test
  void the_first_sequence_number_leaves_room_for_the_roll_over() {
    for (var seed = 0; seed < 1000; seed++) {
      var out = new Outgoing(new Random(seed));
      assertThat(out.next("a", 1, 60_000, 0, false, 0)).isTrue();
      assertThat(out.sequence()).isLessThan(1 << 15);
      assertThat(out.marker()).isTrue();
    }
  }

  @Test
  void a_change_of_source_has_no_gap_in_numbers_and_a_true_gap_in_time() {
    var out = new Outgoing(new Random(1));
    out.next("a", 1, 10, 1000, false, 0);
    var sequence = out.sequence();
    var ts = out.timestamp();
    out.next("b", 9, 55_000, 77, false, 50 * FRAME_NANOS);
    assertThat(out.sequence()).isEqualTo(sequence + 1);
    assertThat(out.timestamp()).isEqualTo((ts + 50 * Rtp.FRAME) & 0xffff_ffffL);
    assertThat(out.marker()).isTrue();
  }

  @Test
  void a_loss_stays_a_gap_and_a_dropped_event_does_not() {
    var out = new Outgoing(new Random(1));
    out.next("a", 1, 10, 0, false, 0);
    var first = out.sequence();
    out.next("a", 1, 12, 320, false, 0);
    assertThat(out.sequence()).isEqualTo(first + 2);
    out.skip("a", 1, 13);
    out.skip("a", 1, 14);
    out.next("a", 1, 15, 800, false, 0);
    assertThat(out.sequence()).isEqualTo(first + 3);
    out.next("a", 1, 11, 160, false, 0);
  }

  @Test
  void a_source_that_begins_anew_is_followed() {
    var out = new Outgoing(new Random(1));
    out.next("a", 1, 40_000, 0, false, 0);
    var first = out.sequence();
    assertThat(out.next("a", 1, 3, 0, false, FRAME_NANOS)).isTrue();
    assertThat(out.sequence()).isEqualTo(first + 1);
    for (var i = 0; i < 100; i++) out.next("a", 1, 4 + i, 160L * i, false, FRAME_NANOS);
    var dropped = 0;
    var sent = -1;
    for (var i = 0; i < 10; i++) {
      if (out.next("a", 1, i, 160L * i, false, FRAME_NANOS)) sent = out.sequence();
      else dropped++;
    }
    assertThat(dropped).isEqualTo(4);
    assertThat(sent).isEqualTo(first + 101 + 6);
  }

  /// The least and the most that chance gives.
  private static Outgoing begun(int sequence, int ts) {
    return new Outgoing(
        new Random() {
          @Override
          public int nextInt() {
            return ts;
          }

          @Override
          public int nextInt(int least, int bound) {
            assertThat(sequence).isBetween(least, bound - 1);
            return sequence;
          }
        });
  }

  @Test
  void the_first_number_is_at_most_the_last_before_half_and_time_wraps_around() {
    var low = begun(1, 0);
    assertThat(low.next("a", 1, 9, 5_000, false, 0)).isTrue();
    assertThat(low.sequence()).isEqualTo(1);

    var high = begun(32_767, -1);
    assertThat(high.ssrc()).isEqualTo(-1);
    high.next("a", 1, 9, 5_000, false, 0);
    assertThat(high.sequence()).isEqualTo(32_767);
    assertThat(high.timestamp()).isEqualTo(0xffff_ffffL);
    high.next("a", 1, 10, 5_160, false, 0);
    assertThat(high.timestamp()).isEqualTo(159);
    high.next("b", 1, 10, 77, false, 0);
    assertThat(high.timestamp()).isEqualTo(319);
  }

  @Test
  void the_time_between_two_sources_is_that_of_the_clock_in_whole_frames() {
    for (var millis : new int[] {0, 9, 10, 29, 30, 49, 50}) {
      var out = begun(1, 0);
      out.next("a", 1, 10, 1_000, false, 0);
      out.next("b", 1, 10, 1_000, false, millis * 1_000_000L);
      var frames = millis < 30 ? 1 : millis < 50 ? 2 : 3;
      assertThat(out.timestamp()).as("%d ms", millis).isEqualTo(160L * frames);
    }
  }

  @Test
  void a_late_packet_keeps_its_place_and_time_and_comes_once() {
    var out = begun(1, 0);
    out.next("a", 1, 10, 1_000, false, 0);
    out.next("a", 1, 13, 1_480, true, 0);
    assertThat(out.marker()).isTrue();
    assertThat(out.next("a", 1, 11, 1_160, true, 0)).isTrue();
    assertThat(out.sequence()).isEqualTo(2);
    assertThat(out.timestamp()).isEqualTo(160);
    assertThat(out.marker()).isFalse();
    for (var again : new int[] {10, 11, 13}) {
      assertThat(out.next("a", 1, again, 160L * again, false, 0)).as("%d", again).isFalse();
    }
    assertThat(out.next("a", 1, 12, 1_320, false, 0)).isTrue();
    assertThat(out.sequence()).isEqualTo(3);
    assertThat(out.next("a", 1, 14, 1_640, false, 0)).isTrue();
    assertThat(out.sequence()).isEqualTo(5);
    assertThat(out.timestamp()).isEqualTo(640);
    assertThat(out.marker()).isFalse();
  }

  @Test
  void a_packet_may_be_sixty_three_late_and_none_comes_from_before_its_source() {
    var out = begun(1, 0);
    out.next("a", 1, 0, 0, false, 0);
    out.next("a", 1, 100, 16_000, false, 0);
    assertThat(out.next("a", 1, 36, 5_760, false, 0)).isFalse();
    assertThat(out.next("a", 1, 37, 5_920, false, 0)).isTrue();
    assertThat(out.sequence()).isEqualTo(38);

    out.next("b", 2, 50, 0, false, 0);
    assertThat(out.sequence()).isEqualTo(102);
    assertThat(out.next("b", 2, 49, 0, false, 0)).isFalse();
    assertThat(out.next("b", 2, 51, 160, false, 0)).isTrue();
    assertThat(out.sequence()).isEqualTo(103);
  }

  @Test
  void a_jump_of_a_thousand_is_a_loss_and_a_longer_one_a_new_beginning() {
    for (var jump : new int[] {1_000, 1_001, -1_001}) {
      var out = begun(1, 0);
      out.next("a", 1, 30_000, 0, false, 0);
      assertThat(out.next("a", 1, 30_000 + jump, 0, false, 0)).isTrue();
      assertThat(out.sequence()).as("%d", jump).isEqualTo(jump == 1_000 ? 1_001 : 2);
      assertThat(out.marker()).isEqualTo(jump != 1_000);

      var closed = begun(1, 0);
      closed.next("a", 1, 30_000, 0, false, 0);
      closed.skip("a", 1, 30_000 + jump);
      closed.skip("b", 1, 30_001);
      closed.skip("a", 2, 30_001);
      closed.next("a", 1, 30_001 + jump, 0, false, 0);
      var next = jump == 1_000 ? 1_001 : jump > 0 ? 2 : 1;
      assertThat(closed.sequence()).as("%d, dropped", jump).isEqualTo(next);
    }
  }

  /// Whatever comes in, reordered, repeated, lost, from changing sources: no (SSRC, sequence)
  /// twice.
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void no_number_is_ever_sent_twice(long seed) {
    var chance = new Random(seed);
    var out = new Outgoing(chance);
    var used = new HashSet<Integer>();
    var sources = new String[] {"greeting", "operator", "music"};
    var source = 0;
    var ssrc = 1;
    var sequence = chance.nextInt(65_536);
    for (var i = 0; i < 20_000; i++) {
      if (chance.nextInt(200) == 0) source = chance.nextInt(3);
      if (chance.nextInt(300) == 0) ssrc = chance.nextInt(4);
      if (chance.nextInt(500) == 0) sequence = chance.nextInt(65_536);
      var offset = chance.nextInt(10) == 0 ? chance.nextInt(-90, 5) : 1;
      var in = (sequence + offset) & 0xffff;
      if (offset == 1) sequence = in;
      if (chance.nextInt(50) == 0) out.skip(sources[source], ssrc, in);
      else if (out.next(sources[source], ssrc, in, in * 160L, false, i * FRAME_NANOS)) {
        assertThat(used.add(out.sequence())).as("packet %d", i).isTrue();
      }
      assertThat(used.size()).isLessThan(65_536);
    }
  }

  static LongStream seeds() {
    var one = Long.getLong("seed");
    return one != null ? LongStream.of(one) : new Random().longs(25);
  }
}
