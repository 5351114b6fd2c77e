package denwaban.access.passkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.http.Base64Text;
import denwaban.http.Problem;
import denwaban.kernel.Bytes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;

/// What browsers send in the ceremonies has limits.
class WebAuthnLimitsTest {

  @ParameterizedTest
  @ValueSource(ints = {1_023, 4_096, 16_384, 4_096, 1_024, 64})
  void each_field_has_a_length(int limit) {
    for (var length : new int[] {limit - 1, limit}) {
      assertThat(Base64Text.required(text(length), limit).length()).isEqualTo(length);
    }
    assertThatThrownBy(() -> Base64Text.required(text(limit + 1), limit))
        .isInstanceOf(Problem.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 1})
  void json_has_a_depth(int more) {
    var depth = 16 + more;
    var text = "[".repeat(depth) + "]".repeat(depth);
    var json = WebAuthnCodec.limited().getJsonMapper();
    if (more > 0) {
      assertThatThrownBy(() -> json.readTree(text)).isInstanceOf(JacksonException.class);
    } else {
      assertThat(json.readTree(text).isArray()).isTrue();
    }
  }

  private static String text(int length) {
    return Bytes.of(new byte[length]).base64url();
  }
}
