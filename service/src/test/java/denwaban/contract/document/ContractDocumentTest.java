package denwaban.contract.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import denwaban.contract.document.ContractWords.Language;
import denwaban.kernel.ClientId;
import denwaban.seal.json.Json;
import denwaban.terms.Catalogue;
import denwaban.terms.ContractRecord;
import denwaban.terms.Places;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ContractDocumentTest {

  private static final ContractRecord STANDARD =
      ContractRecord.standard(
          new ClientId(UUID.fromString("01980000-0000-7000-8000-00000000c001")));

  /// With all articles that some contracts alone have.
  private static final ContractRecord EVERYTHING =
      STANDARD.with(
          Map.of(
              "regimes",
              texts("appi", "gdpr", "my-number"),
              "numberOwnership",
              new Json.Text("provider")));

  private static Json texts(String... words) {
    return new Json.Arr(java.util.stream.Stream.of(words).<Json>map(Json.Text::new).toList());
  }

  private static String html(ContractRecord record) {
    return new String(ContractDocument.html(record, KeyAnnex.NONE).toArray(), UTF_8);
  }

  @Test
  void the_same_record_is_the_same_bytes() {
    assertThat(ContractDocument.html(STANDARD, KeyAnnex.NONE))
        .isEqualTo(ContractDocument.html(STANDARD, KeyAnnex.NONE));
    assertThat(ContractDocument.html(STANDARD.as(2, null), KeyAnnex.NONE))
        .isNotEqualTo(ContractDocument.html(STANDARD, KeyAnnex.NONE));
  }

  @Test
  void the_keys_of_its_day_stand_in_it_and_a_long_one_by_its_hash() {
    var none = html(STANDARD);
    assertThat(none).contains("まだ作られていない", "has made no company key yet");
    var with = new String(ContractDocument.html(STANDARD, PdfSamples.KEYS).toArray(), UTF_8);
    assertThat(with)
        .contains(
            "指紋：qxbs-2rtl-2kdv-inz7-lwgc-5b2w-5qn7-gubr",
            "log: " + PdfSamples.KEYS.log().getFirst(),
            "+9d2e11c3（全体のSHA-256 ",
            "+9d2e11c3 (SHA-256 of all of it: ")
        .doesNotContain("まだ作られていない", PdfSamples.KEYS.log().getLast());
    assertThat(with)
        .isEqualTo(new String(ContractDocument.html(STANDARD, PdfSamples.KEYS).toArray(), UTF_8));
  }

  @Test
  void both_languages_speak_of_every_term() {
    for (var language : Language.values()) {
      var keys =
          ContractDocument.articles(EVERYTHING, language).stream()
              .flatMap(it -> it.keys().stream())
              .collect(Collectors.toSet());
      assertThat(keys).as(language.name()).containsAll(Catalogue.all().keySet());
    }
  }

  @Test
  void an_article_that_a_contract_does_not_need_is_not_there() {
    for (var language : Language.values()) {
      var usual = ContractDocument.articles(STANDARD, language).size();
      assertThat(ContractDocument.articles(EVERYTHING, language)).hasSize(usual + 3);
      var gdpr = STANDARD.with(Map.of("regimes", texts("appi", "gdpr")));
      assertThat(ContractDocument.articles(gdpr, language)).hasSize(usual + 1);
    }
    assertThat(html(STANDARD)).doesNotContain("2016/679", "番号法第", "取引時確認に必要な");
    assertThat(html(EVERYTHING))
        .contains("2016/679", "番号法第10条", "取引時確認に必要な")
        .contains("(a)", "(b)", "(c)", "(d)", "(e)", "(f)", "(g)", "(h)");
  }

  @Test
  void who_records_nothing_promises_no_notice_and_no_pause() {
    var never = html(STANDARD.with(Map.of("recording.mode", new Json.Text("never"))));
    assertThat(never)
        .contains("通話の録音は「録音しない」とする。", "Calls are recorded: never.")
        .doesNotContain(
            "次の案内を流す", "Callers hear before", "録音を止める", "Recording pauses", "[recording");
    assertThat(html(STANDARD)).contains("次の案内を流す", "Callers hear before", "Recording pauses");
    assertThat(ContractDocument.articles(STANDARD, Language.JA))
        .as("pages show the terms of articles all the same")
        .anyMatch(it -> it.keys().contains("recording.noticeJa"));
  }

  @Test
  void countries_laws_and_single_things_are_named() {
    var it =
        html(
            STANDARD.with(
                Map.of(
                    "storage.regions",
                    texts("DE", "JP"),
                    "crossBorder.basis",
                    new Json.Text("scc"),
                    "regimes",
                    texts("appi", "my-number"))));
    assertThat(it).contains("ドイツ、日本", "Germany, Japan", "番号法（マイナンバー法）", "My Number Act");
    assertThat(it).contains("every 1 month.").doesNotContain(" 1 months");
    var words = ContractWords.all().get("words");
    assertThat(words.keySet()).containsAll(Places.ALL);
  }

  @Test
  void nothing_is_left_to_be_filled_in() {
    for (var language : Language.values()) {
      for (var article : ContractDocument.articles(EVERYTHING, language)) {
        for (var paragraph : article.paragraphs()) {
          assertThat(paragraph.text()).doesNotContain("{", "}", "null", "%s", "TODO");
        }
      }
    }
  }

  @Test
  void articles_are_numbered_the_same_in_both_languages() {
    var ja = ContractDocument.articles(STANDARD, Language.JA);
    var en = ContractDocument.articles(STANDARD, Language.EN);
    assertThat(ja).hasSameSizeAs(en);
    assertThat(ja.get(3).title()).isEqualTo("第3条（秘密保持）");
    assertThat(en.get(3).title()).isEqualTo("3. Confidentiality");
    var all = ContractDocument.articles(EVERYTHING, Language.JA);
    var english = ContractDocument.articles(EVERYTHING, Language.EN);
    assertThat(all).hasSameSizeAs(english);
    for (var n = 0; n < all.size(); n++) {
      assertThat(all.get(n).keys()).containsExactlyInAnyOrderElementsOf(english.get(n).keys());
    }
  }

  @Test
  void values_are_words_of_the_trade() {
    var text = html(STANDARD.as(1, Instant.parse("2027-03-31T15:00:00Z")));
    assertThat(text)
        .contains(
            "録音90日、文字起こし90日、伝言180日",
            "乙は、期間の満了後24時間以内に、「鍵の消去（暗号化消去）」により消去する",
            "2027年4月1日 00:00（日本時間）",
            "取り扱わない。要配慮個人情報、カード番号、マイナンバー（個人番号）",
            "乙の賠償の上限：なし");
  }

  @Test
  void what_people_typed_is_text_and_nothing_else() {
    var row =
        new Json.Obj(Map.of("name", text("<script>"), "phone", text("&"), "mail", text("\"")));
    var typed =
        STANDARD.with(
            Map.of(
                "client.name",
                text("𠮷野<b>髙橋</b>"),
                "incident.contacts",
                new Json.Arr(List.of(row))));
    assertThat(html(typed))
        .contains("𠮷野&lt;b&gt;髙橋&lt;/b&gt;", "<td>&lt;script&gt;</td><td>&amp;</td>")
        .doesNotContain("<script", "<b>");
  }

  private static Json text(String value) {
    return new Json.Text(value);
  }

  @Test
  void it_names_its_record() {
    assertThat(html(STANDARD)).contains(STANDARD.digest().base64());
  }
}
