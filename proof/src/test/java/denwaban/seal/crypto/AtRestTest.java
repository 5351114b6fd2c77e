package denwaban.seal.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import denwaban.kernel.Bytes;
import denwaban.seal.statement.Commitment;
import org.junit.jupiter.api.Test;

class AtRestTest {

  private static final byte[] PLACE = "client|object".getBytes(UTF_8);
  private static final byte[] SECRET = "a header".getBytes(UTF_8);

  private final Bytes key = AtRest.newKey();
  private final Bytes wrapped = AtRest.wrap(key, SECRET, PLACE);

  @Test
  void a_wrapped_secret_opens_with_its_key_at_its_place() {
    assertThat(AtRest.unwrap(key, wrapped, PLACE)).contains(Bytes.of(SECRET));
  }

  @Test
  void another_place_another_key_a_flipped_bit_or_a_short_row_stays_shut() {
    assertThat(AtRest.unwrap(key, wrapped, "client|other".getBytes(UTF_8))).isEmpty();
    assertThat(AtRest.unwrap(AtRest.newKey(), wrapped, PLACE)).isEmpty();
    var flipped = wrapped.toArray();
    flipped[flipped.length - 1] ^= 1;
    assertThat(AtRest.unwrap(key, Bytes.of(flipped), PLACE)).isEmpty();
    assertThat(AtRest.unwrap(key, Bytes.of(new byte[27]), PLACE)).isEmpty();
  }

  @Test
  void a_commitment_holds_for_its_text_only_and_tells_nothing_twice() {
    var once = Commitment.to(SECRET);
    assertThat(once.holdsFor(SECRET)).isTrue();
    assertThat(once.holdsFor(PLACE)).isFalse();
    assertThat(Commitment.to(SECRET).digest()).isNotEqualTo(once.digest());
  }
}
