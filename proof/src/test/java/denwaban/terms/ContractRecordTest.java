package denwaban.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.seal.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContractRecordTest {

  private static final ClientId CLIENT =
      new ClientId(UUID.fromString("01980000-0000-7000-8000-00000000c001"));

  private static final ContractRecord STANDARD = ContractRecord.standard(CLIENT);

  static Stream<String> keys() {
    return Catalogue.all().keySet().stream();
  }

  static Stream<String> numbers() {
    return Catalogue.all().values().stream()
        .filter(it -> it.kind() instanceof Kind.Amount)
        .map(Term::key);
  }

  private static Json value(ContractRecord record, String key) {
    return Objects.requireNonNull(record.values().get(key));
  }

  private static ContractRecord with(String key, Json value) {
    return STANDARD.with(Map.of(key, value));
  }

  private static Json texts(String... words) {
    return new Json.Arr(Stream.of(words).<Json>map(Json.Text::new).toList());
  }

  @Test
  void all_63_fields_have_their_terms_or_stand_elsewhere() {
    var numbers = Catalogue.all().values().stream().map(Term::number).toList();
    for (var n = 1; n <= 63; n++) {
      // id and version, signatures and grade are no terms; two stand under another number
      var elsewhere = List.of(1, 4, 5).contains(n);
      assertThat(numbers.contains(n)).as("field %d", n).isEqualTo(!elsewhere);
    }
  }

  @Test
  void its_text_is_read_back_as_it_was_written() {
    var record = STANDARD.as(3, Instant.parse("2026-12-01T00:00:00.000Z"));
    assertThat(ContractRecord.parse(record.json().bytes())).isEqualTo(record);
    var whenSigned = STANDARD.as(4, null);
    assertThat(ContractRecord.parse(whenSigned.json().bytes())).isEqualTo(whenSigned);
    assertThat(record.digest()).isNotEqualTo(STANDARD.as(3, null).digest());
  }

  @ParameterizedTest
  @MethodSource("keys")
  void a_term_that_is_left_out_is_refused(String key) {
    var values = new HashMap<>(STANDARD.values());
    values.remove(key);
    assertThatThrownBy(() -> new ContractRecord(CLIENT, 1, null, values))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(key);
  }

  @ParameterizedTest
  @MethodSource("keys")
  void a_value_of_another_kind_is_refused(String key) {
    assertThatThrownBy(() -> with(key, new Json.Bool(true)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(key);
  }

  @ParameterizedTest
  @MethodSource("numbers")
  void a_number_stands_at_its_bounds_and_not_beyond(String key) {
    var kind = (Kind.Amount) Catalogue.term(key).kind();
    assertThat(kind.holds(new Json.Num(kind.least()))).isTrue();
    assertThat(kind.holds(new Json.Num(kind.most()))).isTrue();
    assertThat(kind.holds(new Json.Num(kind.least() - 1))).isFalse();
    assertThat(kind.holds(new Json.Num(kind.most() + 1))).isFalse();
    assertThat(kind.holds(new Json.Text("1"))).isFalse();
  }

  @ParameterizedTest
  @MethodSource("numbers")
  void a_number_is_loosened_in_one_direction_alone(String key) {
    var kind = (Kind.Amount) Catalogue.term(key).kind();
    var less = new Json.Num(kind.least());
    var more = new Json.Num(kind.most());
    if (less.equals(more)) return;
    assertThat(kind.loosens(less, less)).isFalse();
    assertThat(kind.loosens(less, more)).isEqualTo(kind.stricter() != Stricter.MORE);
    assertThat(kind.loosens(more, less)).isEqualTo(kind.stricter() != Stricter.LESS);
  }

  @Test
  void what_binds_the_service_more_loosens_nothing() {
    var stricter =
        STANDARD.with(
            Map.of(
                "retention.recording", new Json.Num(30),
                "retention.transcript", new Json.Num(30),
                "retention.accessLog", new Json.Num(5 * 365),
                "recording.mode", new Json.Text("never"),
                "training.passMark", new Json.Num(90),
                "data.categories", texts("name", "phone"),
                "data.prohibited", texts("health", "special-care", "card", "my-number"),
                "audit.seats", new Json.Num(3)));
    assertThat(stricter.loosenedFrom(STANDARD)).isEmpty();
    assertThat(stricter.changedFrom(STANDARD)).hasSize(8);
    assertThat(STANDARD.loosenedFrom(stricter)).hasSize(8);
  }

  /// The office alone could lock them out, or keep them from what is theirs.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "forwarding",
        "access.passkeys",
        "access.sessionMinutes",
        "access.sessionHours",
        "export.policy",
        "export.mostRecords"
      })
  void what_binds_the_clients_own_people_needs_both(String key) {
    assertThat(Catalogue.term(key).kind().stricter()).isEqualTo(Stricter.NEITHER);
  }

  @Test
  void what_is_neither_stricter_nor_looser_needs_both() {
    var other = with("law.court", new Json.Text("大阪地方裁判所"));
    assertThat(other.loosenedFrom(STANDARD)).containsExactly("law.court");
    assertThat(STANDARD.loosenedFrom(other)).containsExactly("law.court");
    // one category for another: neither set is within the other
    var swapped = with("data.categories", texts("name", "phone", "mail"));
    assertThat(swapped.loosenedFrom(STANDARD)).containsExactly("data.categories");
  }

  @Test
  void sets_have_each_member_once_and_in_order() {
    assertThat(with("regimes", texts("appi", "gdpr")).reading().set("regimes"))
        .containsExactly("appi", "gdpr");
    for (var bad : List.of(texts("gdpr", "appi"), texts("appi", "appi"), texts("appi", "other"))) {
      assertThatThrownBy(() -> with("regimes", bad)).hasMessage("regimes");
    }
    assertThatThrownBy(() -> with("storage.regions", texts())).hasMessage("storage.regions");
  }

  @Test
  void two_terms_that_do_not_go_together_are_refused() {
    assertThatThrownBy(() -> with("retention.recording", new Json.Num(89)))
        .hasMessage("retention.transcript");
    assertThatThrownBy(() -> with("recording.noticeJa", new Json.Text("")))
        .hasMessage("recording.noticeJa");
    assertThatThrownBy(() -> with("recording.noticeEn", new Json.Text("")))
        .hasMessage("recording.noticeEn");
    assertThatThrownBy(() -> with("data.categories", texts("name", "my-number")))
        .hasMessage("data.categories");
    assertThatThrownBy(() -> with("secondaryUse.quality", new Json.Text("at-sealing")))
        .hasMessage("secondaryUse.qualityDays");
    assertThatThrownBy(() -> with("secondaryUse.qualityDays", new Json.Num(1)))
        .hasMessage("secondaryUse.qualityDays");
    assertThatThrownBy(() -> with("data.categories", texts("name", "card")))
        .hasMessage("data.prohibited");
    assertThatThrownBy(() -> with("storage.regions", texts("JP", "US")))
        .hasMessage("crossBorder.basis");
    assertThatThrownBy(() -> with("regimes", texts("gdpr"))).hasMessage("regimes");
    assertThatThrownBy(() ->
            STANDARD.with(
                Map.of(
                    "regimes",
                    texts("appi", "my-number"),
                    "subprocessors.policy",
                    new Json.Text("general-notice"))))
        .hasMessage("subprocessors.policy");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {" 会社", "会社\n", "会\u202e社", "会\u0000社", "会\u202a社", "会\u2066社", "会\u2069社"})
  void a_name_that_reads_as_another_is_refused(String name) {
    assertThatThrownBy(() -> with("client.name", new Json.Text(name))).hasMessage("client.name");
  }

  @Test
  void rare_characters_in_names_stand() {
    assertThat(with("client.name", new Json.Text("𠮷野髙橋商店")).reading().text("client.name"))
        .isEqualTo("𠮷野髙橋商店");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1234567890123", "123", "871011000501x"})
  void a_corporate_number_that_does_not_check_is_refused(String digits) {
    assertThatThrownBy(() -> with("client.corporateNumber", new Json.Text(digits)))
        .hasMessage("client.corporateNumber");
  }

  @Test
  void a_corporate_number_and_a_last_day_that_check_stand() {
    var number = with("client.corporateNumber", new Json.Text("7000012050002"));
    assertThat(number.reading().text("client.corporateNumber")).isEqualTo("7000012050002");
    var day = with("effectiveTo", new Json.Text("2028-02-29"));
    assertThat(day.reading().text("effectiveTo")).isEqualTo("2028-02-29");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2027-02-30", "2027-2-3", "tomorrow"})
  void a_last_day_that_is_none_is_refused(String day) {
    assertThatThrownBy(() -> with("effectiveTo", new Json.Text(day))).hasMessage("effectiveTo");
  }

  @Test
  void rows_have_their_columns_and_nothing_else() {
    var fine = row("name", "山田", "phone", "+81312345678", "mail", "");
    assertThat(
            with("incident.contacts", new Json.Arr(List.of(fine)))
                .reading()
                .rows("incident.contacts"))
        .containsExactly(Map.of("name", "山田", "phone", "+81312345678", "mail", ""));
    for (var bad :
        List.of(
            row("name", "山田", "phone", ""),
            row("name", "山田", "phone", "", "mail", "", "more", ""),
            row("name", "山".repeat(Kind.Rows.CELL + 1), "phone", "", "mail", ""))) {
      assertThatThrownBy(() -> with("incident.contacts", new Json.Arr(List.of(bad))))
          .hasMessage("incident.contacts");
    }
    assertThat(row("name", "山".repeat(Kind.Rows.CELL), "phone", "", "mail", ""))
        .satisfies(it -> with("incident.contacts", new Json.Arr(List.of(it))));
    var eleven = java.util.Collections.<Json>nCopies(11, fine);
    assertThatThrownBy(() -> with("incident.contacts", new Json.Arr(eleven)))
        .hasMessage("incident.contacts");
  }

  private static Json row(String... cells) {
    var row = new HashMap<String, Json>();
    for (var n = 0; n < cells.length; n += 2) row.put(cells[n], new Json.Text(cells[n + 1]));
    return new Json.Obj(row);
  }

  @Test
  void its_grade_says_what_is_missing() {
    assertThat(Grade.missing(STANDARD))
        .containsExactly("provider.name", "client.name", "incident.contacts");
    assertThat(Grade.of(STANDARD)).isEqualTo(Grade.NDA);
    var one = row("name", "山田", "phone", "+81312345678", "mail", "");
    var two = row("name", "高橋", "phone", "+81312345679", "mail", "");
    var named =
        STANDARD.with(
            Map.of(
                "provider.name", new Json.Text("電話番サービス"),
                "client.name", new Json.Text("𠮷野商店"),
                "incident.contacts", new Json.Arr(List.of(one))));
    assertThat(Grade.missing(named)).containsExactly("incident.contacts");
    for (var uncallable :
        List.of(
            row("name", "高橋", "phone", "", "mail", "a@example.jp"),
            row("name", "", "phone", "+81312345679", "mail", ""))) {
      var contacts = new Json.Arr(List.of(one, uncallable));
      assertThat(Grade.of(named.with(Map.of("incident.contacts", contacts)))).isEqualTo(Grade.NDA);
    }
    var whole = named.with(Map.of("incident.contacts", new Json.Arr(List.of(one, two))));
    assertThat(Grade.of(whole)).isEqualTo(Grade.NDA_PLUS_DPA);
  }

  @Test
  void a_text_of_another_version_or_with_more_in_it_is_refused() {
    var text = STANDARD.text();
    assertThat(ContractRecord.parse(bytes(text))).isEqualTo(STANDARD);
    for (var bad :
        List.of(
            text.replace("\"v\":8", "\"v\":9"),
            text.replace("\"v\":8", "\"more\":1,\"v\":8"),
            text + " ",
            text.replace("\"version\":1", "\"version\":0"))) {
      assertThatThrownBy(() -> ContractRecord.parse(bytes(bad)))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static Bytes bytes(String text) {
    return Bytes.of(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  @Test
  void a_record_is_within_the_limit_to_the_byte() {
    var room = 65_536 - penalties(0).json().bytes().length();
    assertThat(penalties(room).checked().json().bytes().length()).isEqualTo(64 * 1024);
    assertThatThrownBy(() -> penalties(room + 1).checked()).hasMessage("too long");
    assertThat(STANDARD.checked().json().bytes().length()).isLessThan(65_536 / 8);
  }

  /// Fifty rows, of so many bytes of words in all.
  private static ContractRecord penalties(int bytes) {
    var left = bytes;
    var rows = new ArrayList<Json>();
    for (var n = 0; n < 50; n++) {
      var row = new HashMap<String, Json>();
      for (var column : List.of("control", "threshold", "window", "consequence")) {
        // three bytes each, and one
        var wide = Math.min(left / 3, Kind.Rows.CELL - 2);
        var narrow = Math.min(left - 3 * wide, 2);
        left -= 3 * wide + narrow;
        row.put(column, new Json.Text("山".repeat(wide) + "a".repeat(narrow)));
      }
      rows.add(new Json.Obj(row));
    }
    assertThat(left).isZero();
    return with("penalties", new Json.Arr(rows));
  }

  @Test
  void reading_another_kind_is_refused() {
    assertThat(value(STANDARD, "retention.recording")).isEqualTo(new Json.Num(90));
    assertThatThrownBy(() -> STANDARD.reading().text("retention.recording"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> STANDARD.reading().number("client.name"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> STANDARD.reading().text("no.such"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
