package denwaban.assurance.certificate;

import static denwaban.assurance.certificate.Records.day;
import static denwaban.assurance.certificate.Records.isms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What may stand in the register, and what may not.
class CertificateTest {

  private static Certificate edition(String edition) {
    return isms(edition, "電話代行業務", day("2025-04-01"), day("2028-03-31"), null, "");
  }

  private static Certificate scope(String scope) {
    return isms("ISO/IEC 27001:2022", scope, day("2025-04-01"), day("2028-03-31"), null, "");
  }

  private static Certificate link(String link) {
    return isms("ISO/IEC 27001:2022", "電話代行業務", day("2025-04-01"), day("2028-03-31"), null, link);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ISO/IEC 27001:2022", "JIS Q 27001:2023"})
  void a_present_edition_is_taken(String edition) {
    assertThat(edition(edition).edition()).isEqualTo(edition);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ISO/IEC 27001:2013", "JIS Q 27001:2014", "ISO/IEC 27001:2005"})
  void an_edition_whose_transition_is_over_is_refused(String edition) {
    assertThatThrownBy(() -> edition(edition)).hasMessage("edition-refused");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ISO 27001", "JIS Q 15001:2023", "27001:2022"})
  void an_edition_of_another_scheme_or_of_none_is_not_known(String edition) {
    assertThatThrownBy(() -> edition(edition)).hasMessage("edition-unknown");
  }

  @Test
  void the_old_edition_of_the_privacy_mark_is_taken_with_a_warning() {
    assertThat(Scheme.P_MARK.edition("JIS Q 15001:2023")).isEqualTo(Scheme.Edition.ACCEPTED);
    assertThat(Scheme.P_MARK.edition("JIS Q 15001:2017")).isEqualTo(Scheme.Edition.OUTDATED);
    assertThat(Scheme.P_MARK.edition("JIS Q 15001:2006")).isEqualTo(Scheme.Edition.REFUSED);
  }

  @ParameterizedTest
  @CsvSource({"1, true", "2000, true", "2001, false", "0, false"})
  void a_scope_has_1_to_2000_characters(int length, boolean fits) {
    var words = "範".repeat(length);
    if (fits) {
      assertThat(scope(words).scopeText()).isEqualTo(words);
    } else {
      assertThatThrownBy(() -> scope(words)).hasMessage("scope");
    }
  }

  @Test
  void a_text_has_lines_and_no_other_control_characters() {
    assertThat(scope("電話代行業務\n二行目").scopeText()).contains("\n");
    for (var bad : new String[] {"電話\t代行", "電話\r\n代行", "電話\u0000代行"}) {
      assertThatThrownBy(() -> scope(bad)).hasMessage("scope");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"10860360", "1086036(05)", "10860360(5)", "10860360(05)号", "00860360(05)", ""})
  void a_privacy_marks_number_says_how_often_it_was_granted(String number) {
    var it = Records.pMark(day("2027-12-01"));
    assertThat(it.number()).isEqualTo("10860360(05)");
    assertThatThrownBy(() ->
            new Certificate(
                it.scheme(),
                number,
                it.holder(),
                it.holderName(),
                it.edition(),
                it.body(),
                "",
                "",
                "",
                "",
                null,
                it.from(),
                it.to(),
                null,
                null,
                "",
                null))
        .hasMessage("number");
  }

  @ParameterizedTest
  @CsvSource({
    "2025-12-02, 2027-12-01, true",
    "2025-12-02, 2027-12-02, false",
    "2025-12-02, 2025-12-02, true",
    "2025-12-02, 2025-12-01, false",
  })
  void a_privacy_mark_lasts_two_years_at_most(String from, String to, boolean fits) {
    var it = Records.pMark(day("2027-12-01"));
    org.assertj.core.api.ThrowableAssert.ThrowingCallable made =
        () ->
            new Certificate(
                it.scheme(),
                it.number(),
                it.holder(),
                it.holderName(),
                it.edition(),
                it.body(),
                "",
                "",
                "",
                "",
                null,
                day(from),
                day(to),
                null,
                null,
                "",
                null);
    if (fits) {
      org.assertj.core.api.Assertions.assertThatCode(made).doesNotThrowAnyException();
    } else {
      assertThatThrownBy(made).hasMessage("days");
    }
  }

  @Test
  void evidence_of_a_data_centre_names_its_region_and_the_day_of_its_report() {
    assertThat(Records.dataCentre(day("2026-03-01"), day("2027-02-28")).region()).isEqualTo("石狩");
    assertThatThrownBy(() -> Records.dataCentre(null, day("2027-02-28"))).hasMessage("reported");
  }

  @Test
  void it_ends_when_its_last_day_is_over_in_japan() {
    var it = Records.pMark(day("2026-12-01"));
    assertThat(it.begins()).isEqualTo(Instant.parse("2024-12-01T15:00:00Z"));
    assertThat(it.ends()).isEqualTo(Instant.parse("2026-12-01T15:00:00Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://isms.jp/lst/ind/x.html",
        "https://www.isms.jp/lst/",
        "https://www.iafcertsearch.org/x"
      })
  void a_register_of_the_scheme_is_a_link(String link) {
    assertThat(link(link).linkable()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "isms.jp",
        "http://isms.jp/",
        "https://isms.jp.example/",
        "https://example/isms.jp",
        "https://isms.jp@example.com/",
        "https://user@isms.jp/",
        "https://isms.jp:8443/",
        "https://privacymark.jp/",
        "https://evilisms.jp/",
        "javascript:alert(1)//isms.jp",
        "https://isms.jp\\@example.com/"
      })
  void everything_else_is_text(String link) {
    assertThat(link(link).linkable()).isFalse();
  }

  @Test
  void its_digest_is_that_of_every_part() {
    var it = scope("電話代行業務");
    assertThat(scope("電話代行業務").digest()).isEqualTo(it.digest()).hasSize(64);
    assertThat(scope("電話代行業務。").digest()).isNotEqualTo(it.digest());
    assertThat(edition("JIS Q 27001:2023").digest()).isNotEqualTo(it.digest());
  }
}
