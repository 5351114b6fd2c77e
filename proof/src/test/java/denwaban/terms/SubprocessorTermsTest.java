package denwaban.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import denwaban.kernel.ClientId;
import denwaban.seal.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubprocessorTermsTest {

  private static final Instant NOW = Instant.parse("2026-11-28T03:00:00Z");

  private static ContractRecord record(Map<String, Json> values) {
    return ContractRecord.standard(new ClientId(new UUID(1, 1))).with(values);
  }

  private static Json row(String hosts, String country, String from) {
    return new Json.Obj(
        Map.of(
            "name", new Json.Text("通知会社"),
            "corporateNumber", new Json.Text(""),
            "country", new Json.Text(country),
            "service", new Json.Text("mail"),
            "hosts", new Json.Text(hosts),
            "from", new Json.Text(from)));
  }

  @ParameterizedTest
  @CsvSource({"our mail server,JP,''", "a.example,Japan,''", "a.example,JP,next week"})
  void words_alone_are_not_offered_and_let_nothing_go_out(
      String hosts, String country, String from) {
    var record = record(Map.of("subprocessors", new Json.Arr(List.of(row(hosts, country, from)))));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SubprocessorTerms.check(record))
        .withMessage("subprocessors");
    if (country.equals("JP")) assertThat(SubprocessorTerms.of(record).named()).isEmpty();
  }

  @Test
  void a_row_begins_on_its_day_in_japan() {
    var terms =
        SubprocessorTerms.of(
            record(
                Map.of(
                    "subprocessors", new Json.Arr(List.of(row("a.example", "JP", "2026-12-01"))))));
    assertThat(terms.named("a.example", NOW)).isEmpty();
    assertThat(terms.named("a.example", Instant.parse("2026-11-30T14:59:59Z"))).isEmpty();
    assertThat(terms.named("a.example", Instant.parse("2026-11-30T15:00:00Z")))
        .contains("a.example");
  }

  @Test
  void a_row_wants_a_name_and_a_country_that_is_one() {
    var fine = row("a.example", "JP", "");
    SubprocessorTerms.check(record(Map.of("subprocessors", new Json.Arr(List.of(fine)))));
    for (var bad : List.of(without("name"), without("country"))) {
      var record = record(Map.of("subprocessors", new Json.Arr(List.of(fine, bad))));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> SubprocessorTerms.check(record))
          .withMessage("subprocessors");
    }
  }

  private static Json without(String column) {
    var cells = new HashMap<>(((Json.Obj) row("b.example", "JP", "")).members());
    cells.put(column, new Json.Text(""));
    return new Json.Obj(cells);
  }

  @Test
  void where_none_may_be_none_stands_in_the_text() {
    var prohibited =
        Map.<String, Json>of(
            "subprocessors.policy", new Json.Text("prohibited"),
            "subprocessors", new Json.Arr(List.of(row("a.example", "JP", ""))));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SubprocessorTerms.check(record(prohibited)))
        .withMessage("subprocessors.policy");
    assertThat(SubprocessorTerms.of(record(prohibited)).named()).isEmpty();
    SubprocessorTerms.check(record(Map.of("subprocessors.policy", new Json.Text("prohibited"))));
  }

  @Test
  void the_text_names_patterns_and_not_what_they_hold() {
    var rows =
        List.of(row("*.push.example smtp.example", "JP", ""), row("a.example", "JP", "2026-12-01"));
    var terms = SubprocessorTerms.of(record(Map.of("subprocessors", new Json.Arr(rows))));
    assertThat(terms.names("*.push.example", NOW)).isTrue();
    assertThat(terms.names("smtp.example", NOW)).isTrue();
    assertThat(terms.names("a.push.example", NOW)).isFalse();
    assertThat(terms.names("a.example", NOW)).isFalse();
    assertThat(terms.names("a.example", NOW.plus(Duration.ofDays(3)))).isTrue();
  }

  @Test
  void notice_is_never_over_before_the_time_to_object() {
    var terms =
        SubprocessorTerms.of(
            record(
                Map.of(
                    "subprocessors.notice", new Json.Num(5),
                    "subprocessors.objection", new Json.Num(14))));
    assertThat(terms.notice()).isEqualTo(Duration.ofDays(14));
  }
}
