package denwaban.seal.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.kernel.Bytes;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

  @ParameterizedTest
  @ValueSource(strings = {"\ud800", "a\udbff", "\udc00b", "a\udfff"})
  void half_a_surrogate_pair_cannot_be_written(String half) {
    assertThatThrownBy(() -> new Json.Text(half)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_whole_pair_and_the_neighbours_of_surrogates_can_be_written() {
    var good = "\ud7ff\ue000\ud83d\ude00";
    assertThat(Json.parse(new Json.Text(good).bytes())).isEqualTo(new Json.Text(good));
  }

  @Test
  void integers_that_javascript_would_round_cannot_be_written() {
    assertThat(new Json.Num(9_007_199_254_740_991L).text()).isEqualTo("9007199254740991");
    assertThat(new Json.Num(-9_007_199_254_740_991L).text()).isEqualTo("-9007199254740991");
    for (var unsafe : new long[] {9_007_199_254_740_992L, -9_007_199_254_740_992L}) {
      assertThatThrownBy(() -> new Json.Num(unsafe)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"[|]", "{\"a\":|}"})
  void eight_levels_are_read_and_a_ninth_is_not(String begin, String end) {
    for (var levels : new int[] {8, 9, 1_000}) {
      var text = bytes(begin.repeat(levels) + "1" + end.repeat(levels));
      if (levels == 8) {
        assertThat(Json.parse(text).bytes()).isEqualTo(text);
      } else {
        assertThatThrownBy(() -> Json.parse(text)).hasMessageContaining("nested too deep");
      }
    }
  }

  @Test
  void a_text_is_as_long_as_its_limit_and_no_longer() {
    var four = bytes("\"ab\"");
    assertThat(Json.parse(four, 4)).isEqualTo(new Json.Text("ab"));
    assertThat(Json.read(four, 4)).isEqualTo(new Json.Text("ab"));
    assertThatThrownBy(() -> Json.parse(four, 3)).hasMessageContaining("too long");
    assertThatThrownBy(() -> Json.read(four, 3)).hasMessageContaining("too long");
  }

  @Test
  void what_is_not_signed_itself_may_have_its_members_in_any_order() {
    assertThat(Json.read(bytes("{\"b\":1,\"a\":2}\n"), 99).text()).isEqualTo("{\"a\":2,\"b\":1}");
    for (var bad : new String[] {"", " 1", "1 2", "{\"a\":1,\"a\":2}", "1,", "\"\\u004", "\"\\"}) {
      assertThatThrownBy(() -> Json.read(bytes(bad), 99))
          .as(bad)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static Bytes bytes(String text) {
    return Bytes.of(text.getBytes(UTF_8));
  }
}
