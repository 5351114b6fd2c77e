package denwaban.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What is put in comes out, whole and in order, or nothing more is taken.
class PacketRingTest {

  private static final int LONGEST = Timeline.MAX_PACKET;

  private final PacketRing ring = new PacketRing();
  private final byte[] scratch = new byte[2_000];

  private boolean put(int kind, int side, int ssrc, int sequence, long ts, String audio, long at) {
    var bytes = ("##" + audio).getBytes();
    return ring.put((byte) kind, (byte) side, ssrc, sequence, ts, bytes, 2, bytes.length - 2, at);
  }

  private List<String> read() {
    var all = new ArrayList<String>();
    ring.read(
        (kind, side, ssrc, sequence, ts, audio, length, at) ->
            all.add(
                "%d %d %d %d %d %s %d"
                    .formatted(kind, side, ssrc, sequence, ts, new String(audio, 0, length), at)),
        scratch);
    return all;
  }

  @Test
  void each_field_comes_out_as_it_was_put_in() {
    assertThat(put(0, 1, 0x89abcdef, 65_535, 0xffff_fffeL, "one", Long.MAX_VALUE)).isTrue();
    assertThat(put(1, 0, 0x01020304, 258, 0x01020304L, "", -5)).isTrue();
    assertThat(read())
        .containsExactly(
            "0 1 %d 65535 4294967294 one %d".formatted(0x89abcdef, Long.MAX_VALUE),
            "1 0 16909060 258 16909060  -5");
    assertThat(read()).isEmpty();
  }

  @Test
  void packets_of_all_lengths_pass_its_end_whole() {
    for (var n = 0; n < 400; n++) {
      var audio = "x".repeat(n * 7 % LONGEST);
      assertThat(put(0, 0, 1, n, n, audio, n)).isTrue();
      assertThat(read()).containsExactly("0 0 1 %d %d %s %d".formatted(n, n, audio, n));
    }
  }

  @Test
  void full_it_takes_nothing_more_for_good_and_loses_nothing_that_it_took() {
    var audio = new byte[LONGEST];
    Arrays.fill(audio, (byte) 'y');
    var each = PacketRing.HEAD + LONGEST;
    var room = PacketRing.BYTES / each;
    for (var n = 0; n < room; n++) {
      assertThat(ring.put((byte) 0, (byte) 0, 1, n, 0, audio, 0, LONGEST, 0)).isTrue();
    }
    assertThat(ring.put((byte) 0, (byte) 0, 1, room, 0, audio, 0, LONGEST, 0)).isFalse();
    assertThat(read()).hasSize(room);
    assertThat(put(0, 0, 1, 1, 0, "", 0)).as("there is room now, and a hole before").isFalse();
  }
}
