package denwaban.seal.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.kernel.Bytes;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class P256Test {

  private final P256 key = P256.generate();
  private final Bytes signature = key.sign("text");

  @Test
  void what_it_signed_is_good_for_its_key_and_text_alone() {
    assertThat(key.publicKey().length()).isEqualTo(P256.PUBLIC_KEY);
    assertThat(signature.length()).isEqualTo(64);
    assertThat(P256.signed(key.publicKey(), "text", signature)).isTrue();
    assertThat(P256.signed(key.publicKey(), "text ", signature)).isFalse();
    assertThat(P256.signed(P256.generate().publicKey(), "text", signature)).isFalse();
    for (var at : new int[] {0, 31, 32, 63}) {
      var other = signature.toArray();
      other[at] ^= 1;
      assertThat(P256.signed(key.publicKey(), "text", Bytes.of(other)))
          .as("bit of %d", at)
          .isFalse();
    }
  }

  @Test
  void what_is_no_key_or_no_signature_is_refused_without_a_fuss() {
    var encoded = key.publicKey().toArray();
    assertThat(P256.isPublicKey(key.publicKey())).isTrue();
    assertThat(P256.isPublicKey(Bytes.of(Arrays.copyOf(encoded, 90)))).isFalse();
    assertThat(P256.isPublicKey(Bytes.of(Arrays.copyOf(encoded, 92)))).isFalse();
    assertThat(P256.isPublicKey(Bytes.of(new byte[P256.PUBLIC_KEY]))).isFalse();
    var off = encoded.clone();
    off[P256.PUBLIC_KEY - 1] ^= 1;
    assertThat(P256.signed(Bytes.of(off), "text", signature)).as("off the curve").isFalse();
    assertThat(P256.signed(Bytes.of(new byte[0]), "text", signature)).isFalse();
    assertThat(P256.signed(key.publicKey(), "text", Bytes.of(new byte[0]))).isFalse();
    assertThat(P256.signed(key.publicKey(), "text", Bytes.of(new byte[64]))).isFalse();
  }
}
