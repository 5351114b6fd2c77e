package denwaban.seal.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.kernel.Bytes;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

  @Test
  void members_are_sorted_by_utf_16_as_in_rfc_8785() {
    // The example of section 3.2.3, which UTF-8 order would get wrong.
    var json =
        new Json.Obj(
            Map.of(
                "\u20ac", new Json.Text("Euro Sign"),
                "\r", new Json.Text("Carriage Return"),
                "\ufb33", new Json.Text("Hebrew Letter Dalet With Dagesh"),
                "1", new Json.Text("One"),
                "\ud83d\ude00", new Json.Text("Emoji: Grinning Face"),
                "\u0080", new Json.Text("Control"),
                "\u00f6", new Json.Text("Latin Small Letter O With Diaeresis")));

    assertThat(json.members().values().stream().map(Json::text))
        .containsExactly(
            "\"Carriage Return\"",
            "\"One\"",
            "\"Control\"",
            "\"Latin Small Letter O With Diaeresis\"",
            "\"Euro Sign\"",
            "\"Emoji: Grinning Face\"",
            "\"Hebrew Letter Dalet With Dagesh\"");
    assertThat(Json.parse(json.bytes())).isEqualTo(json);
  }

  @Test
  void text_is_escaped_as_javascript_does() {
    var text = "\u20ac$\u000f\nA'B\"\\\\\"/\b\t\f\r\u007f青";

    assertThat(new Json.Text(text).text())
        .isEqualTo("\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\\b\\t\\f\\r\u007f青\"");
    assertThat(Json.parse(new Json.Text(text).bytes())).isEqualTo(new Json.Text(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " 1",
        "1 ",
        "01",
        "-0",
        "+1",
        "1.0",
        "1e2",
        "9007199254740992",
        "nul",
        "truefalse",
        "[1,]",
        "[,1]",
        "[1 ,2]",
        "{\"b\":1,\"a\":2}",
        "{\"a\":1,\"a\":1}",
        "{\"a\"}",
        "{a:1}",
        "\"\\u0041\"",
        "\"\\/\"",
        "\"\\x\"",
        "\"\\ud800\"",
        "\"\n\"",
        "\"",
        "[",
        "{",
        "\\",
        "\"\\u12\"",
        "[1}",
        "\uFEFF1"
      })
  void anything_but_the_canonical_form_is_refused(String text) {
    assertThatThrownBy(() -> Json.parse(Bytes.of(text.getBytes(UTF_8))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void bytes_that_are_no_utf_8_are_refused() {
    assertThatThrownBy(() -> Json.parse(Bytes.of(new byte[] {'"', (byte) 0xff, '"'})))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void half_a_surrogate_pair_and_unsafe_integers_cannot_be_written() {
    assertThatThrownBy(() -> new Json.Text("\ud800")).isInstanceOf(IllegalArgumentException.class);
    assertThat(new Json.Num(Json.SAFE).text()).isEqualTo("9007199254740991");
    assertThatThrownBy(() -> new Json.Num(Json.SAFE + 1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
