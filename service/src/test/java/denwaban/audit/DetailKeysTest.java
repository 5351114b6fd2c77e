package denwaban.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import denwaban.kernel.Bytes;
import denwaban.storage.key.Kek;
import denwaban.storage.key.KeyVault;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DetailKeysTest {

  private static final byte[] PLACE = "one".getBytes(UTF_8);

  private Instant now = Instant.parse("2026-12-01T03:00:00Z");
  private int asked;

  /// Unwraps whatever it is given to the same.
  private final KeyVault vault =
      new KeyVault() {
        @Override
        public Bytes wrap(Kek kek, byte[] secret, byte[] place) {
          return Bytes.of(secret);
        }

        @Override
        public Optional<Bytes> unwrap(Kek kek, Bytes wrapped, byte[] place) {
          asked++;
          return Optional.of(wrapped);
        }

        @Override
        public boolean destroy(Kek kek) {
          return false;
        }
      };

  private final DetailKeys keys = new DetailKeys(vault, () -> now);

  private static Bytes key(int n) {
    return Bytes.of(Integer.toString(n).getBytes(UTF_8));
  }

  @Test
  void for_writing_it_is_asked_for_once_in_five_minutes_and_for_reading_each_time()
      throws IOException {
    assertThat(keys.remembered(key(1), PLACE)).hasValue(key(1));
    now = now.plus(Duration.ofMinutes(5)).minusMillis(1);
    assertThat(keys.remembered(key(1), PLACE)).hasValue(key(1));
    assertThat(asked).as("below").isEqualTo(1);
    assertThat(keys.unwrap(key(1), PLACE)).hasValue(key(1));
    assertThat(asked).as("a reading").isEqualTo(2);
    now = now.plusMillis(1);
    assertThat(keys.remembered(key(1), PLACE)).hasValue(key(1));
    assertThat(asked).as("at the limit").isEqualTo(3);
  }

  @Test
  void what_was_erased_or_lies_elsewhere_is_asked_for() throws IOException {
    var _ = keys.remembered(key(1), PLACE);
    var _ = keys.remembered(key(1), "two".getBytes(UTF_8));
    assertThat(asked).isEqualTo(2);
    keys.forget(key(1), PLACE);
    var _ = keys.remembered(key(1), PLACE);
    assertThat(asked).isEqualTo(3);
  }

  @Test
  void a_thousand_are_remembered_and_the_oldest_makes_room() throws IOException {
    for (var n = 0; n < 1_000; n++) {
      var _ = keys.remembered(key(n), PLACE);
    }
    var _ = keys.remembered(key(0), PLACE);
    assertThat(asked).as("at the limit").isEqualTo(1_000);
    var _ = keys.remembered(key(1_000), PLACE); // the place of the second
    var _ = keys.remembered(key(0), PLACE);
    assertThat(asked).isEqualTo(1_001);
    var _ = keys.remembered(key(1), PLACE);
    assertThat(asked).as("above").isEqualTo(1_002);
  }
}
