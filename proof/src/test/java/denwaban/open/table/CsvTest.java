package denwaban.open.table;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.kernel.Bytes;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a caller said, in cells that run nothing; and the texts that they come from.
class CsvTest {

  private static String cell(String value) {
    var all = Csv.of(List.of(List.of(value)));
    assertThat(all).startsWith("\uFEFF").endsWith("\r\n");
    return all.substring(1, all.length() - 2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1",
        "+1",
        "-1",
        "@a",
        "|a",
        "%a",
        "＝1",
        "＋1",
        "－1",
        "＠a",
        " =1",
        "\t1",
        "\u0000=1",
        "\n-1"
      })
  void what_a_spreadsheet_would_run_has_an_apostrophe_before_it(String value) {
    assertThat(cell(value)).isEqualTo("\"'" + value + "\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a=1", "1-1", "a@b.example", "山田", "1 + 1", "ー1"})
  void everything_else_stands_as_it_is(String value) {
    assertThat(cell(value)).isEqualTo(value);
  }

  @Test
  void separators_quotes_ends_of_lines_and_spaces_at_an_end_are_quoted() {
    assertThat(cell("a,b")).isEqualTo("\"a,b\"");
    assertThat(cell("a\"b")).isEqualTo("\"a\"\"b\"");
    assertThat(cell("a\rb")).isEqualTo("\"a\rb\"");
    assertThat(cell("a\nb")).isEqualTo("\"a\nb\"");
    assertThat(cell("it's")).isEqualTo("\"it's\"");
    assertThat(cell(" a")).isEqualTo("\" a\"");
    assertThat(cell("a ")).isEqualTo("\"a \"");
    assertThat(Csv.of(List.of(List.of("a", "b"), List.of("c", ""))))
        .isEqualTo("\uFEFFa,b\r\nc,\r\n");
  }

  private static Text text(String json) {
    return Text.of(Bytes.of(json.getBytes(UTF_8)), true).orElseThrow();
  }

  private static String field(String label, String more) {
    return "{\"label\":{\"en\":\"%s e\",\"ja\":\"%s\"}%s}".formatted(label, label, more);
  }

  private static String form(String... fields) {
    return "{\"form\":{\"fields\":[" + String.join(",", fields) + "]}}";
  }

  @Test
  void a_text_says_what_its_page_has_and_nothing_is_made_up() {
    var nothing = text("{}");
    assertThat(nothing).isEqualTo(new Text("", false, "", "", "", Map.of(), ""));
    var slip =
        text(
            "{\"arrivedAt\":\"a\",\"caller\":{\"number\":\"+81312345678\",\"withheld\":true},"
                + "\"endedAt\":\"e\",\"operator\":\"o\"}");
    assertThat(slip.number()).isEqualTo("+81312345678");
    assertThat(slip.withheld()).isTrue();
    assertThat(slip.at()).isEqualTo("a");
    assertThat(slip.ended()).isEqualTo("e");
    assertThat(slip.operator()).isEqualTo("o");
    assertThat(text("{\"at\":\"b\",\"arrivedAt\":\"a\"}").at()).isEqualTo("b");
    assertThat(text("{\"caller\":{\"number\":7,\"withheld\":false}}").number()).isEmpty();
    assertThat(text("{\"caller\":{\"withheld\":\"true\"}}").withheld()).isFalse();
  }

  @Test
  void a_field_is_shown_in_the_readers_language_or_else_in_the_other() {
    var said = form(field("a", ",\"display\":{\"en\":\"shown\"},\"value\":\"kept\""));
    assertThat(text(said).fields()).containsExactlyEntriesOf(Map.of("a", "shown"));
    var english = Text.of(Bytes.of(said.getBytes(UTF_8)), false).orElseThrow();
    assertThat(english.fields()).containsOnlyKeys("a e");
    assertThat(text(form(field("a", ",\"value\":\"kept\""))).fields()).containsValue("kept");
    assertThat(text(form("{\"label\":{\"en\":\"e\"},\"value\":\"v\"}")).fields()).containsKey("e");
  }

  @Test
  void the_field_that_stands_for_the_caller_is_known_and_two_of_one_label_are_joined() {
    var said =
        text(
            form(
                field("a", ",\"value\":\"1\""),
                field("b", ",\"refersTo\":\"caller\",\"value\":\"x\""),
                field("a", ",\"refersTo\":\"other\",\"value\":\"2\"")));
    assertThat(said.referring()).isEqualTo("b");
    assertThat(said.fields()).containsEntry("a", "1 2").containsEntry("b", "x");
  }

  @Test
  void two_hundred_fields_of_one_mebibyte_are_read() {
    var many = IntStream.range(0, 201).mapToObj(n -> field("f" + n, "")).toArray(String[]::new);
    assertThat(text(form(many)).fields())
        .hasSize(200)
        .containsKey("f199")
        .doesNotContainKey("f200");
    for (var length : new int[] {1_048_576, 1_048_577}) {
      var plain = Bytes.of(("{}" + " ".repeat(length - 2)).getBytes(UTF_8));
      assertThat(Text.of(plain, true).isPresent()).isEqualTo(length == 1_048_576);
    }
    assertThat(Text.of(Bytes.of("[]".getBytes(UTF_8)), true)).isEmpty();
    assertThat(Text.of(Bytes.of("{".getBytes(UTF_8)), true)).isEmpty();
  }

  @Test
  void a_line_of_the_register_has_every_member_and_4096_bytes() {
    var line =
        "{\"dueAt\":\"2026-12-08T06:00:00.000Z\",\"form\":\"\",\"ground\":\"%s\","
            + "\"id\":\"0196f0a0-0000-7000-8000-0000000000f1\",\"identity\":\"i\",\"kind\":\"k\","
            + "\"n\":%s,\"receivedAt\":\"2026-11-24T06:00:00.000Z\",\"state\":\"s\","
            + "\"statedAt\":\"2026-11-25T06:00:00.000Z\",\"way\":\"w\"}";
    var rest = line.formatted("", "1").length();
    var longest = line.formatted("g".repeat(4_096 - rest), "1");
    var read = rows(longest + "\n" + line.formatted("g", "2147483647") + "\n");
    assertThat(read).hasSize(2);
    assertThat(read.get(1))
        .isEqualTo(
            new RequestRow(
                "0196f0a0-0000-7000-8000-0000000000f1",
                2_147_483_647,
                "k",
                "w",
                Instant.parse("2026-11-24T06:00:00Z"),
                Instant.parse("2026-12-08T06:00:00Z"),
                "s",
                Instant.parse("2026-11-25T06:00:00Z"),
                "i",
                "",
                "g"));
    for (var bad :
        new String[] {
          line.formatted("g".repeat(4_097 - rest), "1"),
          line.formatted("", "0"),
          line.formatted("", "2147483648"),
          line.formatted("", "1").replace("f1\"", "F1\""),
          line.formatted("", "1").replace(",\"way\":\"w\"", ""),
          "\n"
        }) {
      assertThatThrownBy(() -> rows(bad)).isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(rows("")).isEmpty();
  }

  private static List<RequestRow> rows(String text) {
    return RequestRow.parse(Bytes.of(text.getBytes(UTF_8)));
  }
}
