package denwaban.call.media;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class G711Test {

  private static byte[] all() {
    var all = new byte[256];
    for (var i = 0; i < all.length; i++) all[i] = (byte) i;
    return all;
  }

  /// ITU-T G.711 table 2a, in 16 bits.
  @ParameterizedTest
  @CsvSource({
    "0xff, 0",
    "0x7f, 0",
    "0xfe, 8",
    "0x7e, -8",
    "0xf0, 120",
    "0xef, 132",
    "0xce, 988",
    "0x80, 32124",
    "0x00, -32124"
  })
  void mu_law_is_that_of_the_table(int code, int linear) {
    assertThat(G711.linear((byte) code)).isEqualTo(linear);
    assertThat(G711.ulaw(linear)).isEqualTo((byte) (code == 0x7f ? 0xff : code));
  }

  @Test
  void larger_samples_are_clipped() {
    for (var loud : new int[] {32_635, 32_767, 40_000, 1_000_000}) {
      assertThat(G711.ulaw(loud)).isEqualTo((byte) 0x80);
      assertThat(G711.ulaw(-loud)).isEqualTo((byte) 0x00);
    }
  }

  @Test
  void every_code_of_mu_law_is_its_own_sample() {
    for (var code : all()) {
      if (code != 0x7f) assertThat(G711.ulaw(G711.linear(code))).isEqualTo(code);
    }
  }

  /// As Python's audioop has it.
  @ParameterizedTest
  @CsvSource({
    "0xff, 0xd5", "0x7f, 0xd5", "0x7e, 0x55", "0xf0, 0xd2", "0xef, 0xdd", "0xce, 0xfb",
    "0x90, 0xba", "0x10, 0x3a", "0xa0, 0x8b", "0x20, 0x0b", "0x80, 0xaa", "0x00, 0x2a"
  })
  void mu_law_becomes_a_law(int ulaw, int alaw) {
    var audio = new byte[] {1, (byte) ulaw, 1};
    G711.ulawToAlaw(audio, 1, 2);
    assertThat(audio).containsExactly((byte) 1, (byte) alaw, (byte) 1);
  }

  @Test
  void there_and_back_no_sample_changes_by_more_than_its_step() {
    var there = all();
    G711.ulawToAlaw(there, 0, 256);
    G711.alawToUlaw(there, 0, 256);
    for (var i = 0; i < 256; i++) {
      var was = G711.linear((byte) i);
      var step = Math.max(16, Math.abs(was) / 8);
      assertThat(Math.abs(G711.linear(there[i]) - was)).as("%d", i).isLessThanOrEqualTo(step);
      if (Math.abs(was) > 16) {
        assertThat(Integer.signum(G711.linear(there[i]))).isEqualTo(Integer.signum(was));
      }
    }
  }

  @Test
  void a_law_there_and_back_keeps_its_order() {
    var back = all();
    G711.alawToUlaw(back, 0, 256);
    // A-law's positive half, from the quietest to the loudest
    for (var n = 1; n < 128; n++) {
      var quieter = G711.linear(back[(0x80 | n - 1) ^ 0x55]);
      assertThat(G711.linear(back[(0x80 | n) ^ 0x55])).isGreaterThanOrEqualTo(quieter);
    }
    assertThat(back[0xaa]).isEqualTo((byte) 0x80);
    assertThat(back[0x2a]).isEqualTo((byte) 0x00);
  }
}
