package denwaban.assurance.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.access.Role;
import denwaban.people.TestBrowser;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The register as the office's people use it.
class CertificateEndpointTest extends CertificateHouse {

  @Test
  void it_counts_when_another_person_has_confirmed_it_and_each_act_is_an_entry() {
    var hana = officer();
    var ken = signedIn(Role.ADMIN);
    var entered = entries("certificate.entered");
    var confirmed = entries("certificate.confirmed");
    var id = enter(hana, mark("10860360（05）"));
    assertThat(shown(hana, id).get("state")).isEqualTo("unconfirmed");
    assertThat(entries("certificate.entered")).isEqualTo(entered + 1);

    assertThat(confirm(hana, id).code()).isEqualTo("second-person");
    assertThat(shown(hana, id).get("state")).isEqualTo("unconfirmed");
    assertThat(entries("certificate.confirmed")).isEqualTo(confirmed);

    assertThat(confirm(ken, id).status()).isEqualTo(204);
    assertThat(shown(hana, id).get("state")).isEqualTo("valid");
    assertThat(entries("certificate.confirmed")).isEqualTo(confirmed + 1);
    assertThat(confirm(ken, id).code()).as("again").isEqualTo("nothing-waits");

    var found =
        register.all(clock.instant()).stream()
            .filter(it -> it.id().toString().equals(id))
            .findFirst()
            .orElseThrow();
    assertThat(found.state()).isEqualTo(CertificateState.VALID);
    assertThat(found.certificate().number()).as("narrow").isEqualTo("10860360(05)");
    assertThat(found.digest()).isEqualTo(((Map<?, ?>) shown(ken, id).get("parts")).get("digest"));
  }

  @Test
  void entering_and_confirming_need_the_passkey_again() {
    var hana = officer();
    var ken = officer();
    var id = enter(hana, mark("10860360(06)"));
    clock.pass(Duration.ofMinutes(6));
    assertThat(hana.post(ALL, mark("10860360(07)")).code()).isEqualTo("touch-again");
    assertThat(confirm(ken, id).code()).isEqualTo("touch-again");
    ken.touchAgain();
    assertThat(confirm(ken, id).status()).isEqualTo(204);
  }

  @Test
  void a_correction_is_a_version_that_waits_and_keeps_the_document() {
    var hana = officer();
    var ken = officer();
    var draft = isms("IS 101");
    draft.put("pdf", pdf(100));
    var id = enter(hana, draft);
    confirm(ken, id);
    var before = (Map<?, ?>) shown(hana, id).get("parts");

    var corrected = isms("IS 101");
    corrected.put("record", id);
    corrected.put("to", "2028-11-30");
    assertThat(enter(hana, corrected)).isEqualTo(id);
    assertThat(((Map<?, ?>) shown(hana, id).get("parts")).get("to")).isEqualTo("2028-12-01");
    assertThat(confirm(hana, waiting(hana, id)).code()).isEqualTo("second-person");
    assertThat(confirm(ken, waiting(ken, id)).status()).isEqualTo(204);
    var after = (Map<?, ?>) shown(hana, id).get("parts");
    assertThat(after.get("to")).isEqualTo("2028-11-30");
    assertThat(after.get("pdfSha256")).isNotNull().isEqualTo(before.get("pdfSha256"));
    assertThat(hana.get(ALL + "/" + id + "/history").text())
        .contains("2028-12-01")
        .contains("2028-11-30");
  }

  @Test
  void a_version_that_was_overtaken_is_not_confirmed_any_more() {
    var hana = officer();
    var ken = officer();
    var id = enter(hana, isms("IS 102"));
    var again = isms("IS 102");
    again.put("record", id);
    enter(hana, again);
    assertThat(confirm(ken, id).code()).isEqualTo("nothing-waits");
    assertThat(confirm(ken, waiting(ken, id)).status()).isEqualTo(204);
    assertThat(shown(ken, id).get("version")).isEqualTo(2);
  }

  @Test
  void a_correction_does_not_overwrite_one_that_was_entered_meanwhile() {
    var hana = officer();
    var ken = officer();
    var id = enter(hana, isms("IS 109"));
    confirm(ken, id);
    var late = isms("IS 109");
    late.put("record", id);
    late.put("base", shown(ken, id).get("newest"));
    var first = isms("IS 109");
    first.put("record", id);
    first.put("pdf", pdf(100));
    enter(hana, first);
    var entry = waiting(ken, id);

    assertThat(ken.post(ALL, late).code()).isEqualTo("certificate-changed");
    late.remove("base");
    assertThat(ken.post(ALL, late).code()).isEqualTo("certificate-changed");
    assertThat(waiting(ken, id)).isEqualTo(entry);
    assertThat(enter(ken, late)).as("begun anew").isEqualTo(id);
  }

  @Test
  void the_register_says_suspended_and_so_does_the_record_at_once() {
    var hana = officer();
    var ken = officer();
    var id = enter(hana, mark("10860360(08)"));
    confirm(ken, id);
    assertThat(check(hana, id, "as-registered", "").status()).isEqualTo(204);
    assertThat(shown(hana, id).get("checkOverdue")).isEqualTo(false);
    assertThat(check(hana, id, "suspended", "").code()).as("says why").isEqualTo("reason-invalid");
    assertThat(shown(hana, id).get("state")).isEqualTo("valid");

    assertThat(check(hana, id, "suspended", "一時停止と表示").status()).isEqualTo(204);
    assertThat(shown(hana, id).get("state")).isEqualTo("suspended");
    assertThat(check(hana, id, "as-registered", "").status()).isEqualTo(204);
    assertThat(shown(hana, id).get("state")).as("one person lifts nothing").isEqualTo("suspended");

    assertThat(change(hana, id, "reinstated", "停止が解除された").status()).isEqualTo(204);
    assertThat(shown(hana, id).get("state")).isEqualTo("suspended");
    assertThat(confirm(hana, waiting(hana, id)).code()).isEqualTo("second-person");
    assertThat(confirm(ken, waiting(ken, id)).status()).isEqualTo(204);
    assertThat(shown(hana, id).get("state")).isEqualTo("valid");

    assertThat(check(hana, id, "not-found", "検索に出ない").status()).isEqualTo(204);
    assertThat(shown(hana, id).get("state")).isEqualTo("suspended");
    assertThat(check(hana, id, "withdrawn", "失効").status()).isEqualTo(204);
    assertThat(shown(hana, id).get("state")).isEqualTo("withdrawn");
  }

  @Test
  void what_was_closed_takes_nothing_more() {
    var hana = officer();
    var id = enter(hana, mark("10860360(09)"));
    change(hana, id, "superseded", "入力の誤り");
    assertThat(shown(hana, id).get("state")).isEqualTo("superseded");
    assertThat(change(hana, id, "reinstated", "x").code()).isEqualTo("record-closed");
    assertThat(check(hana, id, "as-registered", "").code()).isEqualTo("record-closed");
    assertThat(confirm(officer(), id).code()).isEqualTo("nothing-waits");
  }

  @Test
  void two_people_read_a_scope_and_other_words_are_read_anew() {
    operatorAt("本社");
    var hana = officer();
    var ken = officer();
    var id = enter(hana, isms("IS 103"));
    confirm(ken, id);
    assertThat(covered(id)).isFalse();
    assertThat(decide(hana, id, "site:本社", "電話代行業務が適用範囲にある").status()).isEqualTo(204);
    assertThat(covered(id)).as("one person").isFalse();
    var entry = cellWaiting(hana, id);
    assertThat(confirm(hana, entry).code()).isEqualTo("second-person");
    assertThat(confirm(ken, entry).status()).isEqualTo(204);
    assertThat(covered(id)).isTrue();

    var corrected = isms("IS 103");
    corrected.put("record", id);
    corrected.put("scopeText", "印刷業務");
    enter(hana, corrected);
    assertThat(covered(id)).isTrue();
    confirm(ken, waiting(ken, id));
    assertThat(covered(id)).as("other words").isFalse();
  }

  @Test
  void a_decision_is_about_a_service_and_a_site_of_the_table() {
    operatorAt("本社");
    var hana = officer();
    var id = enter(hana, isms("IS 104"));
    assertThat(decide(hana, id, "site:月面", "x").code()).isEqualTo("not-in-the-matrix");
    assertThat(decide(hana, id, "site:本社", "").code()).isEqualTo("reason-invalid");
    assertThat(decide(hana, id, "site:本社", "範".repeat(401)).code()).isEqualTo("reason-invalid");
    assertThat(decide(hana, id, "site:本社", "範".repeat(400)).status()).isEqualTo(204);
    assertThat(decide(hana, id, "moon", "x").code()).isEqualTo("malformed");
    var mark = enter(hana, mark("10860361(01)"));
    assertThat(decide(hana, mark, "site:本社", "x").code()).isEqualTo("not-in-the-matrix");
  }

  @Test
  void the_office_says_what_it_offers_and_whose_mark_is_its_own() {
    var hana = officer();
    var ken = officer();
    var id = enter(hana, mark("10860362(01)"));
    confirm(ken, id);
    assertThat(entity(id).ours()).as("nobody said whose").isFalse();
    var body = Map.of("number", Records.OURS, "services", List.of("message", "emergency"));
    assertThat(hana.post(ALL + "/offer", body).status()).isEqualTo(204);
    assertThat(register.offered()).isEqualTo(ServiceType.USUAL);
    var waiting = (Map<?, ?>) ((Map<?, ?>) hana.get(ALL).json().get("office")).get("waiting");
    var entry = String.valueOf(waiting.get("entry"));
    assertThat(confirm(hana, entry).code()).isEqualTo("second-person");
    assertThat(confirm(ken, entry).status()).isEqualTo(204);
    assertThat(register.offered())
        .containsExactlyInAnyOrder(ServiceType.MESSAGE, ServiceType.EMERGENCY);
    assertThat(entity(id).ours()).isTrue();
    var other = mark("10860363(01)");
    other.put("holder", "7000012050002");
    assertThat(entity(enter(hana, other)).ours()).isFalse();

    // as before, for the other tests
    hana.post(
        ALL + "/offer", Map.of("services", List.of("first-reception", "message", "callback")));
    var back = (Map<?, ?>) ((Map<?, ?>) hana.get(ALL).json().get("office")).get("waiting");
    confirm(ken, String.valueOf(back.get("entry")));
    assertThat(register.offered()).isEqualTo(ServiceType.USUAL);
  }

  @Test
  void an_office_that_offers_nothing_or_has_no_such_number_is_refused() {
    var hana = officer();
    assertThat(hana.post(ALL + "/offer", Map.of("services", List.of())).code())
        .isEqualTo("no-service");
    assertThat(hana.post(ALL + "/offer", Map.of("services", List.of("magic"))).code())
        .isEqualTo("malformed");
    var wrong = Map.of("number", "1000012050002", "services", List.of("message"));
    assertThat(hana.post(ALL + "/offer", wrong).code()).isEqualTo("corporate-number-invalid");
  }

  @ParameterizedTest
  @CsvSource({
    "edition, ISO/IEC 27001:2013, edition-refused",
    "edition, ISO/IEC 27001:2031, edition-unknown",
    "holder, 1000012050002, corporate-number-invalid",
    "holder, '', corporate-number-invalid",
    "scopeText, '', certificate-scope",
    "to, 2025-12-01, certificate-days",
    "to, '', certificate-days",
    "number, '', certificate-number",
    "holderName, '', certificate-unfit",
    "body, '', certificate-unfit",
  })
  void what_does_not_fit_is_refused_with_its_reason(String part, String value, String code) {
    var draft = isms("IS 105");
    draft.put(part, value);
    assertThat(officer().post(ALL, draft).code()).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource({"5, 201", "5242879, 201", "5242880, 201", "5242881, 413"})
  void a_pdf_has_5_mib_at_most(int bytes, int status) {
    var draft = isms("IS 106");
    draft.put("pdf", pdf(bytes));
    assertThat(officer().post(ALL, draft).status()).isEqualTo(status);
  }

  @Test
  void what_does_not_begin_as_a_pdf_is_none() {
    var draft = isms("IS 107");
    draft.put("pdf", "JVBERg=="); // %PDF
    assertThat(officer().post(ALL, draft).code()).isEqualTo("not-a-pdf");
    draft.put("pdf", "SGVsbG8gd29ybGQ=");
    assertThat(officer().post(ALL, draft).code()).isEqualTo("not-a-pdf");
  }

  @Test
  void its_document_is_for_those_who_read_evidence() {
    var hana = officer();
    var draft = isms("IS 108");
    draft.put("pdf", pdf(64));
    var id = enter(hana, draft);
    var path = ALL + "/documents/" + ((Map<?, ?>) shown(hana, id).get("parts")).get("pdfSha256");
    var answer = signedIn(Role.INTERNAL_AUDITOR).get(path);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.raw().headers().firstValue("Content-Type")).contains("application/pdf");
    assertThat(answer.raw().headers().firstValue("Content-Disposition").orElseThrow())
        .startsWith("attachment");
    assertThat(answer.text()).startsWith("%PDF-");
    assertThat(hana.get(ALL + "/documents/" + "0".repeat(64)).status()).isEqualTo(404);
    assertThat(signedIn(Role.OPERATOR).get(path).status()).isEqualTo(403);
    assertThat(signedIn(Role.CLIENT_ADMIN).get(path).status()).isEqualTo(403);
    assertThat(browser().get(path).status()).isEqualTo(401);
  }

  @Test
  void an_auditor_reads_and_changes_nothing() {
    var id = enter(officer(), mark("10860364(01)"));
    var auditor = signedIn(Role.INTERNAL_AUDITOR);
    assertThat(auditor.get(ALL).status()).isEqualTo(200);
    assertThat(auditor.get(ALL + "/" + id + "/history").status()).isEqualTo(200);
    for (var refused :
        List.of(
            auditor.post(ALL, mark("10860365(01)")),
            confirm(auditor, id),
            change(auditor, id, "withdrawn", "x"),
            check(auditor, id, "as-registered", ""),
            decide(auditor, id, "site:本社", "x"),
            auditor.post(ALL + "/offer", Map.of("services", List.of("message"))))) {
      assertThat(refused.status()).isEqualTo(403);
    }
    for (var role : List.of(Role.OPERATOR, Role.SUPERVISOR, Role.HR, Role.CLIENT_ADMIN)) {
      assertThat(signedIn(role).get(ALL).status()).as(role.code()).isEqualTo(403);
    }
  }

  private static TestBrowser.Answer check(TestBrowser by, String id, String result, String note) {
    return by.post(ALL + "/" + id + "/checks", Map.of("result", result, "note", note));
  }

  private static TestBrowser.Answer change(
      TestBrowser by, String id, String change, String reason) {
    return by.post(ALL + "/" + id + "/status", Map.of("change", change, "reason", reason));
  }

  private static TestBrowser.Answer decide(TestBrowser by, String id, String site, String reason) {
    return by.post(
        ALL + "/" + id + "/scope",
        Map.of("service", "message", "site", site, "covered", true, "reason", reason));
  }

  private boolean covered(String id) {
    return scope(id).cells().stream()
        .anyMatch(it ->
            it.service() == ServiceType.MESSAGE
                && it.site().equals(Site.named("本社"))
                && it.decision() == Matrix.Decision.COVERED);
  }

  private String cellWaiting(TestBrowser by, String id) {
    assertThat(by.get(ALL).text()).contains("\"waiting\"");
    return scope(id).cells().stream()
        .map(Matrix.Cell::waiting)
        .filter(it -> it != null)
        .findFirst()
        .orElseThrow()
        .entry()
        .toString();
  }

  private Matrix.Scope scope(String id) {
    return register.matrix(clock.instant()).scopes().stream()
        .filter(it -> it.record().toString().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private Matrix.Entity entity(String id) {
    return register.matrix(clock.instant()).entities().stream()
        .filter(it -> it.record().toString().equals(id))
        .findFirst()
        .orElseThrow();
  }
}
