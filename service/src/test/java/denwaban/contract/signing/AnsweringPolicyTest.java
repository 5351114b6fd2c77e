package denwaban.contract.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.contract.Decision;
import denwaban.contract.Decision.Reason;
import denwaban.database.Rows;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

/// Ways to have a number answered without terms that both signed, the client's own word, the right
/// place or a verified client: by the API and by SQL as the program's own user. None works. What
/// becomes of the call by SIP is `SwitchboardRefusalTest`'s.
class AnsweringPolicyTest extends SigningHouse {

  @BeforeEach
  void nobody_has_confirmed() {
    database.superuser().sql("truncate contract_confirmation, contract_grace").update();
  }

  private @Nullable Reason refused() {
    return answering.mayAnswer(AOBA, clock.instant()) instanceof Decision.Refused(_, var why)
        ? why
        : null;
  }

  private void confirmed(boolean entrusts) {
    database.fence().run(AOBA, () -> confirmation(entrusts));
  }

  private void confirmation(boolean entrusts) {
    database
        .jdbc()
        .sql(
            """
            insert into contract_confirmation values
              (:id, :client, :at, :id, :entrusts, '{}', decode(repeat('00', 64), 'hex'))
            """)
        .param("id", UUID.randomUUID())
        .param("client", AOBA.value())
        .param("at", Rows.utc(clock.instant()))
        .param("entrusts", entrusts)
        .update();
  }

  private void asOffice(String sql) {
    assertThatThrownBy(() ->
            database
                .fence()
                .office(() -> database.jdbc().sql(sql).param("client", AOBA.value()).update()))
        .as(sql)
        .isInstanceOf(DataAccessException.class);
  }

  private void asClient(String sql) {
    assertThatThrownBy(() ->
            database
                .fence()
                .as(AOBA, () -> database.jdbc().sql(sql).param("client", AOBA.value()).update()))
        .as(sql)
        .isInstanceOf(DataAccessException.class);
  }

  @Test
  void one_without_any_terms() {
    confirmed(true);
    assertThat(refused()).isEqualTo(Reason.NO_CONTRACT);
  }

  @Test
  void two_with_a_draft_and_three_with_the_offices_signature_alone() {
    confirmed(true);
    var digest = drafted(0, whole());
    assertThat(refused()).isEqualTo(Reason.NO_CONTRACT);
    expect(sign(office, OFFICE, digest), "offered");
    assertThat(refused()).isEqualTo(Reason.NO_CONTRACT);
    // nor can the office sign in the client's place
    assertThat(sign(office, OWN, digest).status()).isEqualTo(403);
    assertThat(refused()).isEqualTo(Reason.NO_CONTRACT);
  }

  @Test
  void four_with_terms_that_lack_what_handling_personal_data_needs() {
    confirmed(true);
    var lacking = whole();
    lacking.remove("incident.contacts");
    assertThat(sign(office, OFFICE, drafted(0, lacking)).status()).isEqualTo(422);
    assertThat(refused()).isEqualTo(Reason.NO_CONTRACT);
  }

  @Test
  void five_with_terms_by_the_form_that_nobody_signs() {
    confirmed(true);
    var answer =
        office.post(
            "/api/office/clients/" + AOBA + "/contract",
            Map.of("after", 0, "recording", "never", "noticeJa", "", "noticeEn", ""));
    assertThat(answer.status()).isGreaterThanOrEqualTo(400);
    assertThat(refused()).isEqualTo(Reason.NO_CONTRACT);
  }

  @Test
  void six_with_unsigned_terms_written_by_sql() {
    confirmed(true);
    var written =
        """
        insert into contract_terms (client_id, version, recording, notice_ja, notice_en,
          keep_recordings, keep_messages, review, review_days, witness_hours, homes, passkeys,
          session_minutes, session_hours, effective_from, record, signed)
        values (:client, 1, 'NEVER', '', '', 'P90D', 'P180D', 'NONE', 0, 24, false, 'any', 15, 12,
          now() - interval '100 years', null, 'NOBODY')
        """;
    asClient(written);
    database
        .fence()
        .office(() -> database.jdbc().sql(written).param("client", AOBA.value()).update());
    assertThat(refused()).isEqualTo(Reason.NOT_SIGNED);
  }

  @Test
  void seven_with_time_to_sign_that_the_office_gives_itself() {
    for (var table : List.of("contract_signing_grace", "contract_grace")) {
      var insert = "insert into " + table + " values (:client, now() + interval '9 years')";
      asOffice(insert);
      asClient(insert);
      asOffice("update " + table + " set until = now() where client_id = :client");
    }
  }

  @Test
  void eight_without_the_clients_own_word_and_nine_with_the_offices_for_it() {
    agreed(0, whole());
    assertThat(refused()).isEqualTo(Reason.NOT_CONFIRMED);
    assertThatThrownBy(() -> database.fence().office(() -> confirmation(true)))
        .isInstanceOf(DataAccessException.class);
    assertThat(refused()).isEqualTo(Reason.NOT_CONFIRMED);
    confirmed(true);
    assertThat(refused()).isNull();
    // a client that takes its word back is not answered
    clock.pass(Duration.ofSeconds(1));
    confirmed(false);
    assertThat(refused()).isEqualTo(Reason.NOT_CONFIRMED);
  }

  @Test
  void ten_on_a_number_of_the_offices_own_without_knowing_whose_it_is() {
    confirmed(true);
    var terms = whole();
    terms.put("numberOwnership", "provider");
    agreed(0, terms);
    assertThat(refused()).isEqualTo(Reason.NOT_VERIFIED);
    var standing =
        """
        insert into kyc_standing values
          (gen_random_uuid(), :client, current_date, 'registry-mail', 'card-chip', now())
        """;
    asClient(standing);
    assertThat(refused()).isEqualTo(Reason.NOT_VERIFIED);
  }

  @Test
  void eleven_where_the_contract_names_another_country() {
    confirmed(true);
    var terms = whole();
    terms.put("storage.regions", List.of("DE"));
    terms.put("crossBorder.basis", "eea-uk");
    agreed(0, terms);
    assertThat(refused()).isEqualTo(Reason.STORED_ELSEWHERE);
  }

  @Test
  void twelve_after_the_last_day_and_thirteen_before_the_first() {
    confirmed(true);
    var later = clock.instant().plus(Duration.ofMinutes(10)).toString();
    var draft = draft(0, later, whole());
    var digest = String.valueOf(draft.json().get("digest"));
    expect(sign(office, OFFICE, digest), "offered");
    expect(sign(client, OWN, digest), "agreed");
    assertThat(refused()).isEqualTo(Reason.NO_CONTRACT);
    clock.pass(Duration.ofMinutes(10));
    assertThat(refused()).isNull();
    var years = clock.instant().plus(Duration.ofDays(3_650));
    agreed(1, with("effectiveTo", "2027-03-31"));
    assertThat(answering.mayAnswer(AOBA, years))
        .isInstanceOfSatisfying(
            Decision.Refused.class, it -> assertThat(it.why()).isEqualTo(Reason.ENDED));
  }

  @Test
  void fourteen_by_changing_what_was_agreed() {
    agreed(0, whole());
    for (var change :
        List.of(
            "update contract_terms set signed = 'BOTH' where client_id = :client",
            "update contract_terms set record = null where client_id = :client",
            "delete from contract_terms where client_id = :client",
            "update contract_confirmation set entrusts = true where client_id = :client",
            "update kyc_standing set verified_on = current_date where client_id = :client")) {
      asOffice(change);
      asClient(change);
    }
  }
}
