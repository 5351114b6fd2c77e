package denwaban.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What goes through unhurriedly comes out as it went in.
class PaceTest {

  @Test
  void every_byte_passes_both_ways_whatever_the_pieces() throws Exception {
    var chance = new Random(19);
    for (var length : new int[] {0, 1, 8_191, 8_192, 8_193, 50_000}) {
      var bytes = new byte[length];
      chance.nextBytes(bytes);
      var out = new ByteArrayOutputStream();
      try (var paced = new Pace(1).out(out)) {
        if (length > 0) paced.write(bytes[0]);
        if (length > 1) paced.write(bytes, 1, length - 1);
      }
      assertThat(out.toByteArray()).isEqualTo(bytes);
      try (var paced = new Pace(1).in(new ByteArrayInputStream(bytes))) {
        assertThat(paced.readAllBytes()).isEqualTo(bytes);
      }
    }
  }
}
