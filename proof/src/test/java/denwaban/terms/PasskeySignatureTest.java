package denwaban.terms;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.kernel.Bytes;
import denwaban.seal.crypto.Digest;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PasskeySignatureTest {

  private static final Bytes CHALLENGE = Digest.sha256(Bytes.of(new byte[] {1}));
  private static final Bytes ANOTHER = Digest.sha256(Bytes.of(new byte[] {2}));

  static Stream<TestPasskey> kinds() {
    return Stream.of(TestPasskey.es256(), TestPasskey.rs256(), TestPasskey.eddsa());
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void each_kind_of_passkey_signs_its_challenge_and_no_other(TestPasskey passkey) {
    var answer = passkey.answer(CHALLENGE);
    assertThat(answer.signs(CHALLENGE)).isTrue();
    assertThat(answer.signs(ANOTHER)).isFalse();
  }

  @Test
  void one_flipped_bit_anywhere_is_refused() {
    var good = TestPasskey.es256().answer(CHALLENGE);
    for (var n = 0; n < 4; n++) {
      for (var at = 0; at < part(good, n).length(); at += 5) {
        // the origin and the model are not checked here; the signature covers the first
        if (n == 0 && at < 20) continue;
        assertThat(flipped(good, n, at).signs(CHALLENGE)).as("%d %d", n, at).isFalse();
      }
    }
  }

  private static Bytes part(PasskeySignature of, int n) {
    return switch (n) {
      case 0 -> of.publicKey();
      case 1 -> of.clientData();
      case 2 -> of.authenticatorData();
      default -> of.signature();
    };
  }

  private static PasskeySignature flipped(PasskeySignature of, int n, int at) {
    var bytes = part(of, n).toArray();
    bytes[at] ^= 1;
    var bad = Bytes.of(bytes);
    return switch (n) {
      case 0 -> new PasskeySignature(bad, of.clientData(), of.authenticatorData(), of.signature());
      case 1 -> new PasskeySignature(of.publicKey(), bad, of.authenticatorData(), of.signature());
      case 2 -> new PasskeySignature(of.publicKey(), of.clientData(), bad, of.signature());
      default -> new PasskeySignature(of.publicKey(), of.clientData(), of.authenticatorData(), bad);
    };
  }

  @Test
  void without_user_verification_it_is_none() {
    assertThat(TestPasskey.es256().unverified().answer(CHALLENGE).signs(CHALLENGE)).isFalse();
  }

  @Test
  void a_key_that_is_cut_off_anywhere_is_none() {
    var good = TestPasskey.es256().answer(CHALLENGE);
    var key = good.publicKey().toArray();
    for (var length = 0; length < key.length; length++) {
      var cut = Bytes.of(java.util.Arrays.copyOf(key, length));
      assertThat(
              new PasskeySignature(
                      cut, good.clientData(), good.authenticatorData(), good.signature())
                  .signs(CHALLENGE))
          .isFalse();
    }
  }
}
