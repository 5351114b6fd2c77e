package denwaban.call.sip;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatedLengthsTest {

  private static void check(String... pieces) throws IOException {
    var lengths = new StatedLengths();
    for (var piece : pieces) lengths.check(piece.getBytes(StandardCharsets.ISO_8859_1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 16384",
        "content-length:0",
        "l: 16384",
        "L  : 5  ",
        "Content-Length 7",
        "Contact: l: 99999",
        "max-l: 99999",
        "Content-Type: 99999",
        "c=IN IP4 192.0.2.1",
        ""
      })
  void a_length_up_to_that_of_a_message_is_fine(String line) {
    assertThatCode(() -> check("OPTIONS x\r\n" + line + "\r\n\r\n")).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 16385",
        "CONTENT-LENGTH: 16385",
        " Content-Length: 16385",
        "Content-Length: 99999",
        "Content-Length: 100000",
        "Content-Length: 4294967297",
        "Content-Length: -1",
        "Content-Length: 1x",
        "Content-Length:",
        "Content-Length;99999",
        "Content-Length:: 99999",
        "l: 16385",
        "l\t:16385",
        "l:"
      })
  void a_larger_one_or_none_at_all_ends_the_connection(String line) {
    assertThatThrownBy(() -> check("OPTIONS x\r\n" + line + "\r\n\r\n"))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> check("v=0\n" + line + "\n")).isInstanceOf(IOException.class);
    var middle = line.length() / 2;
    assertThatThrownBy(() -> check(line.substring(0, middle), line.substring(middle) + "\r"))
        .as("in two pieces")
        .isInstanceOf(IOException.class);
  }

  @Test
  void a_line_is_as_long_as_a_message_and_no_longer() {
    var longest = "x".repeat(16_384);
    assertThatCode(() -> check(longest, "\n", longest, "\r\n")).doesNotThrowAnyException();
    assertThatThrownBy(() -> check(longest, "x")).isInstanceOf(IOException.class);
  }
}
