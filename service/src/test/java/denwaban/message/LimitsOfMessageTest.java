package denwaban.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import denwaban.http.Base64Text;
import denwaban.http.Problem;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.json.JsonMapper;

class LimitsOfMessageTest {

  @Test
  void a_body_without_its_fields_is_no_message() {
    for (var body : new String[] {"{}", "{\"call\":\"0198a6a0-0000-7000-8000-000000000000\"}"}) {
      assertThatThrownBy(() -> new JsonMapper().readValue(body, MessageEndpoint.NewMessage.class))
          .isInstanceOf(DatabindException.class);
    }
  }

  @Test
  void binary_fields_are_read_in_both_alphabets_up_to_their_limit() {
    var bytes = new byte[] {(byte) 0xfb, (byte) 0xff, 1, 2};
    var standard = Base64.getEncoder().encodeToString(bytes);
    var url = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    assertThat(Base64Text.read(standard, 4)).isEqualTo(Base64Text.read(url, 4));
    assertThat(Base64Text.read(encoded(5), 6).length()).isEqualTo(5);
    assertThat(Base64Text.read(encoded(6), 6).length()).isEqualTo(6);
    assertThat(refusal(encoded(6), 5)).isEqualTo("too-long");
    assertThat(refusal(encoded(7), 6)).isEqualTo("too-long");
    assertThat(refusal("not base64!", 60)).isEqualTo("malformed");
  }

  private static String encoded(int length) {
    return Base64.getEncoder().encodeToString(new byte[length]);
  }

  private static String refusal(String text, int limit) {
    return catchThrowable(() -> Base64Text.read(text, limit)) instanceof Problem problem
        ? problem.code()
        : "read";
  }
}
