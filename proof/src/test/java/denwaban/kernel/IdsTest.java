package denwaban.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class IdsTest {

  private static UUID next(long millis, long chance) {
    return new Ids(() -> Instant.ofEpochMilli(millis), (RandomGenerator) () -> chance).next();
  }

  /// RFC 9562, appendix A.6, has this moment and these random bits.
  @Test
  void the_example_of_the_rfc_is_made() {
    var first = new long[] {0xcc3L, 0x18c4dc0c0c07398fL};
    var n = new int[1];
    var ids =
        new Ids(() -> Instant.ofEpochMilli(0x017f22e279b0L), (RandomGenerator) () -> first[n[0]++]);
    assertThat(ids.next()).hasToString("017f22e2-79b0-7cc3-98c4-dc0c0c07398f");
  }

  @Test
  void whatever_the_chance_is_version_and_variant_stay() {
    assertThat(next(0, 0)).hasToString("00000000-0000-7000-8000-000000000000");
    assertThat(next(1, -1)).hasToString("00000000-0001-7fff-bfff-ffffffffffff");
  }
}
