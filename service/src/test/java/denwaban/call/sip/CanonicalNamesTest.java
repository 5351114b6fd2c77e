package denwaban.call.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalNamesTest {

  private static String rewritten(String text) {
    var bytes = new CanonicalNames().rewrite(text.getBytes(StandardCharsets.ISO_8859_1));
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  @ParameterizedTest
  @CsvSource({
    "i: a@b, Call-ID: a@b",
    "I : a@b, Call-ID: a@b",
    "CALL-id   : a@b, Call-ID: a@b",
    "l: 5, Content-Length: 5",
    "Content-Length   : 150, Content-Length: 150",
    "Contact: l: 5, Contact: l: 5",
    "Call-IDs: 5, Call-IDs: 5",
    "i=a session, i=a session",
    "label: x, label: x",
  })
  void two_names_are_written_out(String line, String expected) {
    assertThat(rewritten("INVITE x\r\n" + line + "\r\n\r\n"))
        .isEqualTo("INVITE x\r\n" + expected + "\r\n\r\n");
  }

  @Test
  void pieces_give_what_the_whole_gives() {
    var text =
        "INVITE x\r\ni : a\r\nl\t: 3\r\nX: y\r\n\r\nv=0\r\nOPTIONS y\r\nContent-length: 0\r\n\r\n";
    var whole = rewritten(text);
    var seed = new Random().nextLong();
    var chance = new Random(seed);
    var names = new CanonicalNames();
    var out = new ByteArrayOutputStream();
    for (var at = 0; at < text.length(); ) {
      var end = Math.min(text.length(), at + chance.nextInt(1, 5));
      out.writeBytes(names.rewrite(text.substring(at, end).getBytes(StandardCharsets.ISO_8859_1)));
      at = end;
    }
    assertThat(out.toString(StandardCharsets.ISO_8859_1)).as("seed %d", seed).isEqualTo(whole);
  }

  @Test
  void what_begins_no_name_is_passed_on_though_its_line_has_not_ended() {
    for (var end : new String[] {"a=sendrecv", "la", "ie", "content-lx", "\t", " "}) {
      assertThat(rewritten("v=0\r\n" + end)).isEqualTo("v=0\r\n" + end);
    }
    assertThat(rewritten("v=0\r\nCall-")).as("may still be one").isEqualTo("v=0\r\n");
  }

  @Test
  void up_to_twenty_blanks_stand_before_a_colon() {
    assertThat(rewritten("l" + " ".repeat(20) + ": 5\n")).isEqualTo("Content-Length: 5\n");
    var more = "l" + " ".repeat(21) + ": 5\n";
    assertThat(rewritten(more)).isEqualTo(more);
  }

  @Test
  void a_line_of_blanks_is_not_kept_back() {
    assertThat(rewritten("l" + " ".repeat(30))).startsWith("l ");
  }
}
