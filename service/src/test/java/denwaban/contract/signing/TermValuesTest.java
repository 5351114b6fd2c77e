package denwaban.contract.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import denwaban.http.Problem;
import denwaban.seal.json.Json;
import denwaban.terms.Catalogue;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What is sent as the values of terms, before the catalogue looks at what they mean.
class TermValuesTest {

  private static void isRefused(Map<String, ?> sent) {
    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() -> TermValues.of(sent))
        .matches(it -> it.status() == 400);
  }

  private static Map<String, String> cells(int count) {
    return IntStream.range(0, count)
        .boxed()
        .collect(Collectors.toMap(n -> "column" + n, String::valueOf));
  }

  @Test
  void texts_numbers_and_lists_of_texts_and_rows_are_taken() {
    var sent =
        Map.of(
            "text",
            "一つ",
            "number",
            7,
            "long",
            1L << 40,
            "list",
            List.of("a", Map.of("column", "cell")),
            "none",
            List.of());
    assertThat(TermValues.of(sent))
        .isEqualTo(
            Map.of(
                "text", new Json.Text("一つ"),
                "number", new Json.Num(7),
                "long", new Json.Num(1L << 40),
                "list",
                    new Json.Arr(
                        List.of(
                            new Json.Text("a"),
                            new Json.Obj(Map.of("column", new Json.Text("cell"))))),
                "none", new Json.Arr(List.of())));
  }

  @Test
  void a_list_and_a_row_have_three_hundred_parts_at_most() {
    var most = Collections.nCopies(300, "x");
    assertThat(TermValues.of(Map.of("list", most, "rows", List.of(cells(300))))).hasSize(2);
    isRefused(Map.of("list", Collections.nCopies(301, "x")));
    isRefused(Map.of("rows", List.of(cells(301))));
  }

  static List<Object> others() {
    return List.of(
        true,
        1.5,
        Map.of("a", "b"),
        List.of(1),
        List.of(List.of("deep")),
        List.of(Map.of("column", 1)),
        Collections.singletonList(null));
  }

  @ParameterizedTest
  @MethodSource("others")
  void nothing_else_is(Object value) {
    isRefused(Map.of("term", value));
  }

  @Test
  void a_term_without_a_value_is_no_term() {
    var sent = new HashMap<String, Object>();
    sent.put("term", null);
    isRefused(sent);
  }

  @Test
  void there_are_no_more_than_the_catalogue_has() {
    var most = Catalogue.all().size();
    assertThat(TermValues.of(cells(most))).hasSize(most);
    isRefused(cells(most + 1));
  }
}
