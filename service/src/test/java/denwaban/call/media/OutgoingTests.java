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
