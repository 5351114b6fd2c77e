package denwaban.seal.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.kernel.Bytes;
import denwaban.seal.age.AgeFile;
import denwaban.seal.age.HybridRecipient;
import denwaban.seal.age.Identity;
import denwaban.seal.age.Recipient;
import denwaban.seal.age.Suite;
import denwaban.seal.age.X25519Recipient;
import java.security.InvalidKeyException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PrimitivesTest {

  @Test
  void shake256_is_that_of_fips_202() {
    assertThat(hex(Shake256.digest(new byte[0], 32)))
        .isEqualTo("46b9dd2b0ba88d13233b3feb743eeb243fcd52ea62b81b82b50c27646ed5762f");
    assertThat(hex(Shake256.digest("abc".getBytes(UTF_8), 32)))
        .isEqualTo("483366601360a8771c6863080cc4114d8db44530f8f1e1ee4f94ea37e78b5739");
  }

  @Test
  void shake256_agrees_with_the_jdk_where_the_jdk_has_it() {
    var chance = new Random();
    for (var i = 0; i < 136; i++) {
      var input = new byte[i];
      chance.nextBytes(input);
      assertThat(Shake256.digest(input, 64)).isEqualTo(Octets.digest("SHAKE256-512").digest(input));
    }
    assertThatThrownBy(() -> Shake256.digest(new byte[136], 32))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_keyed_digest_is_that_of_rfc_4231() {
    var made =
        Digest.keyed(
            Bytes.of("Jefe".getBytes(UTF_8)),
            Bytes.of("what do ya want for nothing?".getBytes(UTF_8)));
    assertThat(hex(made.toArray()))
        .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  }

  @Test
  void x25519_refuses_points_of_small_order() {
    for (var low : new byte[][] {new byte[32], one()}) {
      assertThatThrownBy(() -> X25519.agree(X25519.newScalar(), low))
          .isInstanceOf(InvalidKeyException.class);
    }
    var recipient = new X25519Recipient(Bytes.of(new byte[32]));
    assertThatThrownBy(() -> AgeFile.seal(recipient, Bytes.of(new byte[1])))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_damaged_hybrid_recipient_is_refused() {
    var key = Identity.generate(Suite.HYBRID).recipient().key().toArray();
    Arrays.fill(key, 0, 300, (byte) 0xff);
    var damaged = new HybridRecipient(Bytes.of(key));

    assertThatThrownBy(() -> AgeFile.seal(damaged, Bytes.of(new byte[1])))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void bech32_refuses_each_changed_character() {
    var text = Identity.generate(Suite.X25519).recipient().text();
    for (var i = 0; i < text.length(); i++) {
      var changed = new StringBuilder(text);
      changed.setCharAt(i, text.charAt(i) == 'q' ? 'p' : 'q');
      assertThatThrownBy(() -> Recipient.parse(changed.toString()))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> Recipient.parse(text.toUpperCase(Locale.ROOT)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Recipient.parse("")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void an_ed25519_check_of_garbage_is_false_and_no_error() {
    var text = Bytes.of(new byte[5]);
    var garbage = Bytes.of(new byte[64]);
    for (var key : new byte[][] {new byte[32], new byte[31], one(), hexBytes("ff".repeat(32))}) {
      assertThat(Ed25519.verifies(Bytes.of(key), text, garbage)).isFalse();
      assertThat(Ed25519.verifies(Bytes.of(key), text, Bytes.of(new byte[63]))).isFalse();
      var ff = Bytes.of(hexBytes("ff".repeat(64)));
      assertThat(Ed25519.verifies(Bytes.of(key), text, ff)).isFalse();
    }
  }

  private static byte[] one() {
    var one = new byte[32];
    one[0] = 1;
    return one;
  }

  private static byte[] hexBytes(String hex) {
    return HexFormat.of().parseHex(hex);
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
