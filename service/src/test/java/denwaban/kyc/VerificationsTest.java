package denwaban.kyc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import denwaban.access.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// The office records how it verified who a client is.
class VerificationsTest extends KycHouse {

  private static final Instant CHANGE = Instant.parse("2027-03-31T15:00:00Z");

  private void at(Instant moment) {
    clock.pass(Duration.between(clock.instant(), moment));
    admin = signedIn(Role.ADMIN);
  }

  @Test
  void a_record_is_kept_and_shown_and_each_is_an_entry_of_the_clients_log() {
    var before = leaves().size();
    assertThat(admin.get("/api/office/kyc").text())
        .as("no number of the office's own is provided")
        .contains("\"state\":\"not-needed\"", "\"on\":null");
    var id = verified(admin);
    var shown = admin.get(RECORDS + "/" + id);
    assertThat(shown.text()).contains("𠮷野髙橋歯科", "実田 支配", "7000012050002", "委任状の原本");
    var acts = leaves();
    assertThat(acts.subList(before, acts.size())).contains("kyc.verified", "kyc.shown");
    var list = admin.get(RECORDS);
    assertThat(list.text()).contains(id, "chip-face", "verified").doesNotContain("実田", "霞が関");
    assertThat(admin.get("/api/office/kyc").text())
        .contains(
            "青葉歯科クリニック", "\"state\":\"verified\"", "image-remote", "2027-03-31", "令和7年8省共同命令第3号")
        .doesNotContain("実田", "霞が関");
  }

  @Test
  void a_new_record_supersedes_and_the_old_one_stays() {
    var first = verified(admin);
    clock.pass(Duration.ofSeconds(1));
    admin.post(RECORDS, body("2026-11-23", "company-document", "jpki"));
    assertThat((List<?>) admin.get(RECORDS).json().get("records")).hasSize(2);
    assertThat(admin.get("/api/office/kyc").text()).contains("jpki");
    assertThat(admin.get(RECORDS + "/" + first).status()).isEqualTo(200);
  }

  @Test
  void a_later_record_counts_though_the_clock_was_ahead_before() {
    clock.pass(Duration.ofDays(3));
    admin = signedIn(Role.ADMIN);
    admin.post(RECORDS, body("2026-11-24", "company-registry", "chip-face"));
    clock.pass(Duration.ofDays(-3));
    admin = signedIn(Role.ADMIN);
    assertThat(admin.post(RECORDS, body("2026-11-23", "company-document", "jpki")).status())
        .isEqualTo(201);
    assertThat(admin.get("/api/office/kyc").text()).contains("\"person\":\"jpki\"");
    var records = (List<?>) admin.get(RECORDS).json().get("records");
    assertThat(records.getFirst().toString()).as("the newest first").contains("jpki");
  }

  @ParameterizedTest
  @CsvSource({
    "2027-03-31, company-registry, image-remote, 201",
    "2027-04-01, company-registry, image-remote, 422",
    "2027-04-01, company-registry, card-shown, 422",
    "2027-04-01, company-copy, chip-face, 422",
    "2027-04-01, company-registry, copy-mail, 422",
    "2027-04-01, company-registry, chip-remote, 201",
    "2027-04-01, company-certificate, jpki, 201",
    "2027-04-02, company-certificate, jpki, 422"
  })
  void a_method_that_ended_is_refused_from_the_change_on(
      String on, String company, String person, int status) {
    at(CHANGE.plusSeconds(1));
    var answer = admin.post(RECORDS, body(on, company, person));
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    if (status == 422 && on.endsWith("04-01")) {
      assertThat(answer.code()).isEqualTo("kyc-method-ended");
      assertThat(answer.text()).contains("2027-03-31");
    }
  }

  @Test
  void the_day_is_japans() {
    at(CHANGE.minusMillis(1));
    assertThat(admin.post(RECORDS, body("2027-04-01", "company-registry", "jpki")).status())
        .as("tomorrow")
        .isEqualTo(422);
    at(CHANGE);
    assertThat(admin.post(RECORDS, body("2027-04-01", "company-registry", "jpki")).status())
        .isEqualTo(201);
  }

  @Test
  void what_does_not_fit_is_refused_in_words() {
    var bad =
        Map.<String, Object>of(
            "company", "x".repeat(201),
            "number", "8000012050002",
            "owners", List.of(),
            "purpose", " ",
            "chipDigest", "abc");
    bad.forEach((field, value) -> {
      var content = content();
      content.put(field, value);
      var body = body("2026-11-24", "company-registry", "chip-face");
      body.put("content", content);
      var answer = admin.post(RECORDS, body);
      assertThat(answer.code()).as(field).isEqualTo("kyc-unfit");
    });
    assertThat(admin.post(RECORDS, body("2026-11-24", "chip-face", "chip-face")).code())
        .isEqualTo("kyc-unfit");
    assertThat(admin.post(RECORDS, body("2026-11-24", "company-registry", "x")).code())
        .isEqualTo("kyc-unfit");
    assertThat(admin.post(RECORDS, body("not a day", "company-registry", "jpki")).status())
        .isEqualTo(400);
    assertThat(admin.post(RECORDS, Map.of()).status()).isEqualTo(400);
  }

  @Test
  void nobody_in_it_is_born_tomorrow() {
    var content = content();
    content.put("owners", List.of(Map.of("name", "a", "address", "b", "born", tomorrow())));
    var body = body("2026-11-24", "company-registry", "chip-face");
    body.put("content", content);
    assertThat(admin.post(RECORDS, body).code()).isEqualTo("kyc-unfit");
  }

  @Test
  void a_client_has_up_to_fifty() {
    for (var n = 0; n < Verifications.LIMIT; n++) verified(admin);
    assertThat(admin.post(RECORDS, body("2026-11-24", "company-registry", "jpki")).code())
        .isEqualTo("kyc-full");
  }

  @Test
  void one_of_another_client_is_not_there() {
    var id = verified(admin);
    var other = "/api/office/clients/" + UUID.randomUUID() + "/kyc";
    assertThat(admin.get(other).status()).isEqualTo(404);
    assertThat(admin.get(other + "/" + id).status()).isEqualTo(404);
    assertThat(admin.get(RECORDS + "/" + UUID.randomUUID()).status()).isEqualTo(404);
    assertThat(admin.post(other, body("2026-11-24", "company-registry", "jpki")).status())
        .isEqualTo(404);
  }

  @ParameterizedTest
  @EnumSource(
      value = Role.class,
      names = {"ADMIN", "SECURITY_OFFICER"},
      mode = EnumSource.Mode.EXCLUDE)
  void nobody_else_reads_or_writes_them(Role role) {
    var id = verified(admin);
    var other = signedIn(role);
    for (var path : List.of("/api/office/kyc", RECORDS, RECORDS + "/" + id, NOTES)) {
      assertThat(other.get(path).status()).as(path).isEqualTo(403);
    }
    assertThat(other.post(RECORDS, body("2026-11-24", "company-registry", "jpki")).status())
        .isEqualTo(403);
    assertThat(other.post(NOTES, Map.of("text", "x")).status()).isEqualTo(403);
    assertThat(other.post(NOTES + "/" + id + "/outcome", Map.of("text", "x")).status())
        .isEqualTo(403);
  }

  @Test
  void the_security_officer_keeps_them_too() {
    var officer = signedIn(Role.SECURITY_OFFICER);
    assertThat(officer.get(RECORDS + "/" + verified(officer)).status()).isEqualTo(200);
  }

  @Test
  void the_database_has_no_word_of_it_in_the_clear() {
    var id = verified(admin);
    var row =
        database
            .superuser()
            .sql("select row_to_json(v)::text || encode(sealed, 'escape') from kyc_verification v")
            .query(String.class)
            .single();
    assertThat(row).contains(id).doesNotContain("実田", "7000012050002");
    var sealed =
        database
            .superuser()
            .sql("select sealed from kyc_verification")
            .query(byte[].class)
            .single();
    assertThat(new String(sealed, UTF_8)).doesNotContain("実田", "霞が関");
  }

  @Test
  void what_was_moved_to_another_record_does_not_open() {
    var one = verified(admin);
    var two = verified(admin);
    database
        .superuser()
        .sql(
            """
            update kyc_verification set sealed = (select sealed from kyc_verification where id = :one)
            where id = :two
            """)
        .param("one", UUID.fromString(one))
        .param("two", UUID.fromString(two))
        .update();
    assertThat(admin.get(RECORDS + "/" + two).status()).isEqualTo(500);
    assertThat(admin.get(RECORDS + "/" + one).status()).isEqualTo(200);
  }

  @Test
  void ten_owners_are_ten() {
    var content = content();
    var who = Map.of("name", "n", "address", "a", "born", "1970-01-02");
    var body = body("2026-11-24", "company-registry", "chip-face");
    body.put("content", content);
    content.put("owners", Collections.nCopies(10, who));
    assertThat(admin.post(RECORDS, body).status()).isEqualTo(201);
    content.put("owners", Collections.nCopies(11, who));
    assertThat(admin.post(RECORDS, body).code()).isEqualTo("kyc-unfit");
  }
}
