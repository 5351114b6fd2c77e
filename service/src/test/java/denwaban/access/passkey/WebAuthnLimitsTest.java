package denwaban.access.passkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.http.Base64Text;
import denwaban.http.Problem;
import denwaban.kernel.Bytes;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
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

  @Test
  void a_link_has_at_most_64_characters() {
    for (var good : List.of("", "a".repeat(63), "a".repeat(64))) {
      assertThat(WebAuthnLimits.token(good)).isEqualTo(good);
    }
    assertThatThrownBy(() -> WebAuthnLimits.token("a".repeat(65)))
        .isInstanceOfSatisfying(Problem.class, it -> assertThat(it.status()).isEqualTo(400));
    assertThatThrownBy(() -> WebAuthnLimits.token(null)).isInstanceOf(Problem.class);
  }

  @Test
  void of_transports_what_is_no_word_is_left_out_and_eight_are_kept() {
    assertThat(WebAuthnLimits.transports(null)).isEmpty();
    assertThat(WebAuthnLimits.transports(List.of("usb", "", "NFC", "smart-card", "a b", "usb,x")))
        .containsExactlyInAnyOrder("usb", "smart-card");
    assertThat(WebAuthnLimits.transports(List.of("a".repeat(16), "a".repeat(17))))
        .containsExactly("a".repeat(16));
    var nine = Stream.of("abcdefghi".split("")).toList();
    assertThat(WebAuthnLimits.transports(nine)).hasSize(8).doesNotContain("i");
  }

  private static String text(int length) {
    return Bytes.of(new byte[length]).base64url();
  }
}
