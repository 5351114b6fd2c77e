package denwaban.recording;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.call.Side;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every packet that comes in time is in its place, whatever the network does to it.
class TimelineTests {

  private static final int FRAME = 160;
  private static final long MILLI = 1_000_000L;

  private record Packet(Side side, int ssrc, int seq, long ts, int value, long arrived) {}

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final Timeline timeline =
      new Timeline(0, (stereo, length) -> out.write(stereo, 0, length));

  private void play(List<Packet> packets) throws IOException {
    for (var packet : packets) play(packet);
  }

  private void play(Packet packet) throws IOException {
    var audio = new byte[FRAME];
    Arrays.fill(audio, (byte) packet.value);
    timeline.audio(
        packet.side, packet.ssrc, packet.seq, packet.ts, audio, 0, FRAME, packet.arrived);
  }

  /// The value of a side at a frame; 0xff is silence.
  private int at(Side side, long frame) {
    var bytes = out.toByteArray();
    var index = 2 * frame + (side == Side.CALLER ? 0 : 1);
    return index < bytes.length ? bytes[(int) index] & 0xff : 0xff;
  }

  private long sounding(Side side) {
    var bytes = out.toByteArray();
    var count = 0L;
    for (var i = side == Side.CALLER ? 0 : 1; i < bytes.length; i += 2) {
      if (bytes[i] != (byte) 0xff) count++;
    }
    return count;
  }

  /// Loud values, all different within a window.
  private static int value(int i) {
    return 1 + i % 0x5d;
  }

  /// A stream of `count` packets, sent every 20 ms from `from` ms on.
  private static List<Packet> stream(
      Side side, int ssrc, int seq, long ts, int count, long from, Random chance, int jitterMs) {
    var packets = new ArrayList<Packet>();
    for (var i = 0; i < count; i++) {
      var delay = i == 0 ? 0 : chance.nextInt(jitterMs + 1);
      packets.add(
          new Packet(
              side,
              ssrc,
              (seq + i) & 0xffff,
              (ts + (long) i * FRAME) & 0xffff_ffffL,
              value(i),
              (from + i * 20L + delay) * MILLI));
    }
    return packets;
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void reordered_lost_and_repeated_packets_leave_every_other_in_its_place(long seed)
      throws IOException {
    var chance = new Random(seed);
    var count = 500;
    var jitter = chance.nextInt(1, 600);
    // across both wrap-arounds
    var sent = stream(Side.CALLER, 7, 65_400, 0xffff_ff00L - 40_000, count, 300, chance, jitter);
    var lost = new boolean[count];
    var arrivals = new ArrayList<Packet>();
    for (var i = 0; i < count; i++) {
      lost[i] = i > 0 && i < count - 1 && chance.nextInt(10) == 0;
      if (lost[i]) continue;
      arrivals.add(sent.get(i));
      if (chance.nextInt(20) == 0) {
        var again = sent.get(i);
        var later = again.arrived + chance.nextInt(300) * MILLI;
        arrivals.add(new Packet(again.side, again.ssrc, again.seq, again.ts, again.value, later));
      }
    }
    arrivals.sort(Comparator.comparingLong(Packet::arrived));
    play(arrivals);
    timeline.end(arrivals.getLast().arrived);

    var first = 300 * 8L;
    var missing = 0;
    for (var i = 0; i < count; i++) {
      var expected = lost[i] ? 0xff : value(i);
      if (lost[i]) missing++;
      assertThat(at(Side.CALLER, first + i * (long) FRAME)).as("packet %d", i).isEqualTo(expected);
      assertThat(at(Side.CALLER, first + i * (long) FRAME + FRAME - 1)).isEqualTo(expected);
    }
    assertThat(timeline.lost(Side.CALLER)).isEqualTo(missing);
    assertThat(timeline.late(Side.CALLER)).isZero();
    assertThat(sounding(Side.OPERATOR)).isZero();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void new_ssrcs_follow_each_other_without_covering_anything(long seed) throws IOException {
    var chance = new Random(seed);
    var arrivals = new ArrayList<Packet>();
    var from = 100L;
    var count = 0;
    for (var stream = 0; stream < 12; stream++) {
      var packets = chance.nextInt(1, 60);
      var side = chance.nextBoolean() ? Side.CALLER : Side.OPERATOR;
      var ts = chance.nextInt() & 0xffff_ffffL;
      arrivals.addAll(stream(side, stream, chance.nextInt(65_536), ts, packets, from, chance, 80));
      count += packets;
      from += packets * 20L + 120 + chance.nextInt(3000);
    }
    arrivals.sort(Comparator.comparingLong(Packet::arrived));
    play(arrivals);
    timeline.end(from * MILLI);
    assertThat(sounding(Side.CALLER) + sounding(Side.OPERATOR)).isEqualTo((long) count * FRAME);
    assertThat(timeline.millis()).isEqualTo(from);
    assertThat(timeline.lost(Side.CALLER) + timeline.lost(Side.OPERATOR)).isZero();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void a_drifting_clock_is_followed_in_silence_so_that_voices_stay_together(long seed)
      throws IOException {
    var chance = new Random(seed);
    // up to 120 ppm fast or slow, for an hour; one second in ten is silent
    var ppm = chance.nextInt(-120, 121);
    var checked = new Timeline(0, (stereo, length) -> {});
    var audio = new byte[FRAME];
    for (var i = 0; i < 180_000; i++) {
      var speaking = i / 50 % 10 != 0;
      Arrays.fill(audio, (byte) (speaking ? value(i) : 0xff));
      var sentNanos = (long) (i * 20.0 * MILLI * (1 + ppm / 1e6));
      var arrived = sentNanos + chance.nextInt(30) * MILLI;
      checked.audio(Side.CALLER, 1, i & 0xffff, (long) i * FRAME, audio, 0, FRAME, arrived);
    }
    var lastClock = (long) (180_000 * 20.0 * (1 + ppm / 1e6));
    checked.end(0);
    // where the last packet ended, against when it was sent: drift alone would be up to 432 ms
    assertThat(checked.millis()).isBetween(lastClock - 60, lastClock + 60);
    assertThat(checked.late(Side.CALLER)).isZero();
  }

  @Test
  void a_packet_waits_for_one_second_and_then_the_frames_are_final() throws IOException {
    play(packet(0, 0, 0));
    play(packet(1, FRAME, 20));
    play(packet(3, 3 * FRAME, 60));
    play(packet(60, 60 * FRAME, 1040));
    // frames 320 to 479 become final when the clock shows 320 + 8000 frames, 1040 ms
    play(packet(2, 2 * FRAME, 1040));
    assertThat(timeline.late(Side.CALLER)).isZero();
    play(packet(61, 61 * FRAME, 1061));
    play(packet(3, 3 * FRAME, 1061));
    assertThat(timeline.late(Side.CALLER)).isEqualTo(1);
    timeline.end(1200 * MILLI);
    assertThat(at(Side.CALLER, 2 * FRAME)).isEqualTo(value(2));
  }

  @Test
  void keys_count_as_packets_and_leave_silence() throws IOException {
    play(packet(10, 0, 0));
    for (var seq = 11; seq < 21; seq++) timeline.event(Side.CALLER, 7, seq);
    play(packet(21, 11 * FRAME, 220));
    timeline.end(300 * MILLI);
    assertThat(timeline.lost(Side.CALLER)).isZero();
    assertThat(at(Side.CALLER, 5 * FRAME)).isEqualTo(0xff);
    assertThat(at(Side.CALLER, 11 * FRAME)).isEqualTo(value(21));
  }

  @Test
  void a_pause_of_the_sender_is_no_loss_and_keeps_its_length() throws IOException {
    play(packet(10, 0, 0));
    play(packet(11, 8000 * 30, 30_000));
    timeline.end(30_100 * MILLI);
    assertThat(timeline.lost(Side.CALLER)).isZero();
    assertThat(at(Side.CALLER, 8000 * 30)).isEqualTo(value(11));
  }

  @Test
  void timestamps_that_leap_are_anchored_anew_by_the_clock() throws IOException {
    play(packet(10, 0, 0));
    play(packet(11, 0x7000_0000L, 20));
    play(packet(12, 0x7000_0000L + FRAME, 40));
    timeline.end(100 * MILLI);
    assertThat(at(Side.CALLER, FRAME)).isEqualTo(value(11));
    assertThat(at(Side.CALLER, 2 * FRAME)).isEqualTo(value(12));
  }

  /// Whatever comes, nothing breaks and the length follows the clock.
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void nonsense_never_breaks_it(long seed) throws IOException {
    var chance = new Random(seed);
    var clock = 0L;
    for (var i = 0; i < 20_000; i++) {
      clock += chance.nextInt(3) * 5L * MILLI;
      var audio = new byte[chance.nextInt(0, 1600)];
      timeline.audio(
          chance.nextBoolean() ? Side.CALLER : Side.OPERATOR,
          chance.nextInt(5),
          chance.nextInt(65_536),
          chance.nextInt() & 0xffff_ffffL,
          audio,
          0,
          audio.length,
          Math.max(0, clock - chance.nextInt(3) * MILLI));
    }
    timeline.end(clock);
    assertThat(timeline.millis()).isBetween(clock / MILLI, clock / MILLI + 1_200);
  }

  private static Packet packet(int seq, long ts, long atMs) {
    return new Packet(Side.CALLER, 7, seq, ts, value(seq), atMs * MILLI);
  }

  static LongStream seeds() {
    var one = Long.getLong("seed");
    return one != null ? LongStream.of(one) : new Random().longs(15);
  }

  /// Its first half is final already: the second is where it belongs.
  @Test
  void of_a_packet_that_comes_late_the_part_that_is_not_final_is_in_its_place() throws IOException {
    var sent = stream(Side.CALLER, 7, 1, 0, 52, 0, new Random(1), 0);
    for (var packet : sent) if (packet.seq != 2) play(packet);
    var late = sent.get(1);
    play(new Packet(late.side, late.ssrc, late.seq, late.ts, 0x42, 1_030 * MILLI));
    timeline.end(1_040 * MILLI);
    assertThat(at(Side.CALLER, 239)).as("given out").isEqualTo(0xff);
    assertThat(at(Side.CALLER, 240)).isEqualTo(0x42);
    assertThat(at(Side.CALLER, 319)).isEqualTo(0x42);
    assertThat(at(Side.CALLER, 320)).isEqualTo(value(2));
    assertThat(timeline.late(Side.CALLER)).isEqualTo(1);
    assertThat(timeline.waiting()).as("all is given out").isZero();
  }

  @Test
  void a_drifting_clock_is_not_followed_while_somebody_speaks() throws IOException {
    for (var i = 0; i < 900; i++) {
      play(new Packet(Side.CALLER, 7, i, i * (long) FRAME, value(i), i * 20_200_000L));
    }
    timeline.end(900 * 20_200_000L);
    for (var i = 0; i < 900; i++) {
      assertThat(at(Side.CALLER, i * (long) FRAME)).as("packet %d", i).isEqualTo(value(i));
      assertThat(at(Side.CALLER, i * (long) FRAME + FRAME - 1)).isEqualTo(value(i));
    }
  }
}
