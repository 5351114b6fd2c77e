package denwaban.people.hr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.access.Role;
import denwaban.people.Engagement;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// HR's list as spreadsheets write it.
class HrCsvTest {

  private static final String HEAD = "社員番号,氏名,かな,役割,区分,雇用主,所属,場所,勤務地,勤務時間,開始,終了\r\n";

  @Test
  void a_line_says_all_of_a_person() {
    var lines =
        HrCsv.read(
            "\uFEFF"
                + HEAD
                + "A-1,佐藤 花,さとう はな,operator,派遣,\"株式会社みらい, 派遣部\",第一ライン,在宅,,9:00-18:00,2026/12/01,2027-03-31\r\n");
    assertThat(lines).hasSize(1);
    var said = Objects.requireNonNull(lines.getFirst().person());
    assertThat(said.name()).isEqualTo("佐藤 花");
    assertThat(said.role()).isEqualTo(Role.OPERATOR);
    assertThat(said.engagement())
        .isEqualTo(
            new Engagement(
                "A-1",
                Engagement.Kind.DISPATCHED,
                "株式会社みらい, 派遣部",
                "第一ライン",
                Engagement.Place.HOME,
                "",
                "9:00-18:00"));
    // the first day begins, and the last day ends, at midnight in Japan
    assertThat(said.times().starts()).isEqualTo(Instant.parse("2026-11-30T15:00:00Z"));
    assertThat(said.times().leaves()).isEqualTo(Instant.parse("2027-03-31T15:00:00Z"));
  }

  @Test
  void english_headings_in_any_order_and_a_minute() {
    var lines = HrCsv.read("until,name,number\n2026-12-01 17:30,Sato,7\n");
    var said = Objects.requireNonNull(lines.getFirst().person());
    assertThat(said.times().leaves()).isEqualTo(Instant.parse("2026-12-01T08:30:00Z"));
    assertThat(said.engagement().kind()).isEqualTo(Engagement.Kind.EMPLOYEE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        ",佐藤 花,,,,,,,,,, | number",
        "1,,,,,,,,,,, | name",
        "1,佐藤 花,sato,,,,,,,,, | kana",
        "1,佐藤 花,,king,,,,,,,, | role",
        "1,佐藤 花,,client-admin,,,,,,,, | role",
        "1,佐藤 花,,,王,,,,,,, | kind",
        "1,佐藤 花,,,,,,月,,,, | place",
        "1,佐藤 花,,,,,,,,,tomorrow, | from",
        "1,佐藤 花,,,,,,,,,2026-02-30, | from",
        "1,佐藤 花,,,,,,,,,2026-12-02,2026-12-01, | columns",
        "1,佐藤 花,,,,,,,,,2026-12-02,2026-12-01 | until",
      })
  void a_wrong_part_is_named(String line, String part) {
    var read = HrCsv.read(HEAD + line + "\n").getFirst();
    assertThat(read.person()).isNull();
    assertThat(read.wrong()).isEqualTo(part);
    assertThat(read.number()).isEqualTo(2);
  }

  @Test
  void lengths_at_and_above_the_limit() {
    var unit = "あ".repeat(Engagement.WORD_LIMIT);
    assertThat(HrCsv.read("number,name,unit\n1,a," + unit + "\n").getFirst().wrong()).isNull();
    assertThat(HrCsv.read("number,name,unit\n1,a," + unit + "あ\n").getFirst().wrong())
        .isEqualTo("unit");
    var employer = "あ".repeat(Engagement.EMPLOYER_LIMIT);
    assertThat(HrCsv.read("number,name,employer\n1,a," + employer + "\n").getFirst().wrong())
        .isNull();
    assertThat(HrCsv.read("number,name,employer\n1,a," + employer + "あ\n").getFirst().wrong())
        .isEqualTo("employer");
  }

  @Test
  void what_spreadsheets_leave_is_no_person_and_no_part_of_one() {
    var lines = HrCsv.read("number,name\n\n 1 , 佐藤 花 \n\n");
    assertThat(lines).hasSize(1);
    var said = Objects.requireNonNull(lines.getFirst().person());
    assertThat(said.name()).isEqualTo("佐藤 花");
    assertThat(said.engagement().number()).isEqualTo("1");
  }

  @Test
  void what_does_not_show_is_in_no_part() {
    assertThat(HrCsv.read("number,name,hours\n1,a,9\u0000\u001718\n").getFirst().wrong())
        .isEqualTo("hours");
  }

  @Test
  void a_number_stands_once() {
    var lines = HrCsv.read("number,name\n1,a\n1,b\n");
    assertThat(lines.getLast().wrong()).isEqualTo("twice");
  }

  @Test
  void as_many_lines_as_may_be() {
    var lines =
        IntStream.range(0, HrCsv.LINES)
            .mapToObj(n -> n + ",x\n")
            .collect(Collectors.joining("", "number,name\n", ""));
    assertThat(HrCsv.read(lines)).hasSize(HrCsv.LINES);
    assertThatThrownBy(() -> HrCsv.read(lines + "a,b\n")).hasMessage("roster-too-large");
    assertThatThrownBy(() -> HrCsv.read("x".repeat(HrCsv.LIMIT + 1)))
        .hasMessage("roster-too-large");
  }

  @ParameterizedTest
  @CsvSource({"''", "a", "'name\nSato'", "'number,name\n\"1,Sato'", "'<html></html>'"})
  void what_is_no_list_is_refused(String text) {
    assertThatThrownBy(() -> HrCsv.read(text)).hasMessage("roster-unreadable");
  }
}
