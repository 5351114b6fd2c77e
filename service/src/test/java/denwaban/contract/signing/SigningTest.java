package denwaban.contract.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.access.Role;
import denwaban.contract.Decision;
import denwaban.contract.Expiry;
import denwaban.contract.Terms;
import denwaban.people.PeopleHouse;
import denwaban.people.TestBrowser;
import denwaban.terms.ContractRecord;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;

/// Terms take effect by the signatures that they need, and by nothing else.
class SigningTest extends SigningHouse {

  @Autowired Expiry expiry;

  private int before;

  @BeforeEach
  void acts_so_far() {
    before = acts().size();
  }

  private List<String> newActs() {
    return acts().subList(before, acts().size());
  }

  private Terms inForce() {
    return contracts.terms(AOBA, clock.instant()).orElseThrow();
  }

  private Decision.Reason refused() {
    return answering.mayAnswer(AOBA, clock.instant()) instanceof Decision.Refused(_, var why)
        ? why
        : failing();
  }

  private static <T> T failing() {
    throw new AssertionError("answered");
  }

  @Test
  void both_sign_and_it_is_in_force() {
    assertThat(refused()).isEqualTo(Decision.Reason.NO_CONTRACT);
    assertThat(office.get(OFFICE).json().get("newest")).isEqualTo(0);
    var digest = drafted(0, whole());
    assertThat(client.get(OWN).text()).isEqualTo("[]");
    expect(sign(office, OFFICE, digest), "offered");
    assertThat(refused()).isEqualTo(Decision.Reason.NO_CONTRACT);
    var shown = (Map<?, ?>) TestBrowser.list(client.get(OWN)).getFirst();
    assertThat(shown.get("digest")).isEqualTo(digest);
    assertThat(shown.get("needsClient")).isEqualTo(true);
    expect(sign(client, OWN, digest), "agreed");
    assertThat(office.get(OFFICE).json().get("newest")).isEqualTo(1);
    assertThat(inForce().signed()).isEqualTo(Terms.Signed.BOTH);
    assertThat(inForce().digest().base64url()).isEqualTo(digest);
    // signed; what the client found out about the office is not confirmed yet
    assertThat(refused()).isEqualTo(Decision.Reason.NOT_CONFIRMED);
    assertThat(newActs())
        .containsExactly("contract.offered", "contract.signed", "contract.signed", "contract.set");
  }

  @Test
  void the_document_names_the_keys_of_its_day_and_stays_as_it_was_made() {
    var digest = agreed(0, whole());
    var document = client.get(OWN + "/" + digest + "/document").text();
    assertThat(document).contains("甲の会社の鍵は、まだ作られていない。", "甲の記録の公開鍵：", "/log/" + AOBA + "+");
    clock.pass(Duration.ofDays(1));
    client = signedIn(Role.CLIENT_ADMIN);
    assertThat(client.get(OWN + "/" + digest + "/document").text()).isEqualTo(document);
  }

  @Test
  void what_binds_the_office_more_needs_the_office_alone() {
    agreed(0, whole());
    var digest = drafted(1, with("retention.recording", 30, "retention.transcript", 30));
    expect(sign(office, OFFICE, digest), "agreed");
    assertThat(inForce().signed()).isEqualTo(Terms.Signed.OFFICE);
    assertThat(inForce().keepRecordings().getDays()).isEqualTo(30);
  }

  @Test
  void what_binds_it_less_waits_for_the_client() {
    agreed(0, whole());
    // one term is stricter, and one is looser
    var digest = drafted(1, with("retention.message", 30, "retention.recording", 91));
    var offered = sign(office, OFFICE, digest);
    expect(offered, "offered");
    assertThat(offered.json().get("loosened")).isEqualTo(List.of("retention.recording"));
    assertThat(inForce().keepRecordings().getDays()).isEqualTo(90);
    assertThat(inForce().keepMessages().getDays()).isEqualTo(180);
    expect(sign(client, OWN, digest), "agreed");
    assertThat(inForce().keepRecordings().getDays()).isEqualTo(91);
  }

  @Test
  void it_takes_effect_at_its_moment_and_the_past_stays() {
    agreed(0, whole());
    var at = clock.instant();
    var from = at.plus(Duration.ofDays(10)).truncatedTo(java.time.temporal.ChronoUnit.MILLIS);
    var digest = draft(1, from.toString(), with("recording.mode", "never")).json().get("digest");
    expect(sign(office, OFFICE, String.valueOf(digest)), "agreed");
    assertThat(contracts.mayRecord(AOBA, from.minusMillis(1))).isInstanceOf(Decision.Allowed.class);
    assertThat(contracts.mayRecord(AOBA, from)).isInstanceOf(Decision.Refused.class);
  }

  @Test
  void what_the_client_agreed_to_for_later_does_not_come_sooner_without_it() {
    agreed(0, whole());
    var later = clock.instant().plus(Duration.ofDays(100)).toString();
    var looser = draft(1, later, with("retention.recording", 200)).json().get("digest");
    expect(sign(office, OFFICE, String.valueOf(looser)), "offered");
    expect(sign(client, OWN, String.valueOf(looser)), "agreed");
    // stricter than what comes, and looser than what holds
    var sooner = sign(office, OFFICE, drafted(2, with("retention.recording", 190)));
    expect(sooner, "offered");
    assertThat(sooner.json().get("needsClient")).isEqualTo(true);
    assertThat(inForce().keepRecordings().getDays()).isEqualTo(90);
  }

  @Test
  void nothing_reaches_into_the_past_or_too_far() {
    var past = clock.instant().minus(Duration.ofMinutes(6)).toString();
    assertThat(draft(0, past, whole()).code()).isEqualTo("contract-time");
    var far = clock.instant().plus(Duration.ofDays(367)).toString();
    assertThat(draft(0, far, whole()).code()).isEqualTo("contract-time");
  }

  @Test
  void a_moment_that_passes_before_the_client_signs_is_over() {
    var from = clock.instant().plus(Duration.ofMinutes(30)).toString();
    var digest = String.valueOf(draft(0, from, whole()).json().get("digest"));
    expect(sign(office, OFFICE, digest), "offered");
    clock.pass(Duration.ofMinutes(40));
    client = signedIn(Role.CLIENT_ADMIN);
    assertThat(sign(client, OWN, digest).code()).isEqualTo("contract-time");
    assertThat(contracts.terms(AOBA, clock.instant())).isEmpty();
    // nothing of the try is left
    assertThat(((Map<?, ?>) TestBrowser.list(client.get(OWN)).getFirst()).get("state"))
        .isEqualTo("offered");
  }

  @Test
  void without_what_personal_data_needs_nobody_can_sign() {
    for (var key : List.of("provider.name", "client.name", "incident.contacts")) {
      var lacking = whole();
      lacking.remove(key);
      var digest = drafted(0, lacking);
      assertThat(sign(office, OFFICE, digest).code()).isEqualTo("offer-incomplete");
    }
  }

  @Test
  void who_may_not_sign_cannot() {
    var digest = drafted(0, whole());
    // not the client's turn: for it, there is no draft
    assertThat(sign(client, OWN, digest).status()).isEqualTo(404);
    assertThat(client.get(OWN + "/" + digest + "/document").status()).isEqualTo(404);
    expect(sign(office, OFFICE, digest), "offered");
    assertThat(sign(office, OFFICE, digest).code()).isEqualTo("offer-over");
    for (var role : List.of(Role.CLIENT_MEMBER, Role.CLIENT_AUDITOR)) {
      assertThat(sign(signedIn(role), OWN, digest).status()).isEqualTo(403);
    }
    for (var role : List.of(Role.OPERATOR, Role.SUPERVISOR, Role.HR, Role.SECURITY_OFFICER)) {
      assertThat(sign(signedIn(role), OFFICE, digest).status()).isEqualTo(403);
      assertThat(signedIn(role).get(OWN).status()).isEqualTo(403);
    }
    assertThat(sign(client, OFFICE, digest).status()).isEqualTo(403);
    assertThat(sign(office, OWN, digest).status()).isEqualTo(403);
    assertThat(browser().get(OWN).status()).isEqualTo(401);
    var another = "/api/office/clients/00000000-0000-7000-8000-00000000ffff/contract/offers";
    assertThat(office.get(another).status()).isEqualTo(404);
  }

  @Test
  void only_this_persons_passkey_over_exactly_this_offer_signs() {
    var digest = drafted(0, whole());
    expect(sign(office, OFFICE, digest), "offered");
    var path = OWN + "/" + digest;

    var another = client.post(path + "/signing", Map.of());
    var body = signed(signedIn(Role.CLIENT_ADMIN), another);
    assertThat(client.post(path + "/signature", body).code()).isEqualTo("signature-refused");

    var flipped = signed(client, client.post(path + "/signing", Map.of()));
    flipped.put("signature", flip(String.valueOf(flipped.get("signature"))));
    assertThat(client.post(path + "/signature", flipped).code()).isEqualTo("signature-refused");

    // a sign-in's challenge is no signature
    var asked = client.post(path + "/signing", Map.of());
    var signIn =
        client.authenticator.get(
            client.post("/api/sign-in/options", Map.of()).json(), client.origin());
    signIn.remove("userHandle");
    signIn.put("statement", asked.json().get("statement"));
    assertThat(client.post(path + "/signature", signIn).code()).isEqualTo("ceremony-expired");

    var changed = signed(client, client.post(path + "/signing", Map.of()));
    changed.put(
        "statement",
        String.valueOf(changed.get("statement")).replace("\"version\":1", "\"version\":2"));
    assertThat(client.post(path + "/signature", changed).status()).isEqualTo(400);

    var early = signed(client, client.post(path + "/signing", Map.of()));
    var other = String.valueOf(early.get("statement")).replaceFirst("\"at\":\"2", "\"at\":\"1");
    early.put("statement", other);
    assertThat(client.post(path + "/signature", early).code()).isEqualTo("signature-refused");

    var late = signed(client, client.post(path + "/signing", Map.of()));
    clock.pass(Duration.ofMinutes(5));
    assertThat(client.post(path + "/signature", late).code()).isEqualTo("ceremony-expired");

    assertThat(contracts.terms(AOBA, clock.instant())).isEmpty();
    expect(sign(client, OWN, digest), "agreed");
    assertThat(sign(client, OWN, digest).code()).isEqualTo("offer-over");
  }

  private static String flip(String base64url) {
    var bytes = java.util.Base64.getUrlDecoder().decode(base64url);
    bytes[bytes.length - 1] ^= 1;
    return java.util.Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  @Test
  void a_sign_in_takes_no_signatures_challenge() {
    var digest = drafted(0, whole());
    expect(sign(office, OFFICE, digest), "offered");
    var asked = client.post(OWN + "/" + digest + "/signing", Map.of());
    var body = client.authenticator.get(asked.json(), client.origin());
    assertThat(client.post("/api/sign-in", body).code()).isEqualTo("ceremony-expired");
  }

  @Test
  void the_client_declines_with_a_reason() {
    var digest = drafted(0, whole());
    expect(sign(office, OFFICE, digest), "offered");
    var path = OWN + "/" + digest + "/refusal";
    assertThat(client.post(path, Map.of("reason", "長".repeat(1_001))).status()).isEqualTo(400);
    var declined = client.post(path, Map.of("reason", "長".repeat(1_000)));
    expect(declined, "declined");
    assertThat(sign(client, OWN, digest).code()).isEqualTo("offer-over");
    assertThat(client.post(path, Map.of()).code()).isEqualTo("offer-over");
    assertThat(signedIn(Role.CLIENT_MEMBER).post(path, Map.of()).status()).isEqualTo(403);
    assertThat(office.post(OFFICE + "/" + digest + "/withdrawal", Map.of()).code())
        .isEqualTo("offer-over");
    assertThat(newActs()).endsWith("contract.declined");
  }

  @Test
  void the_office_takes_an_offer_back_and_makes_another() {
    var first = drafted(0, whole());
    expect(sign(office, OFFICE, first), "offered");
    assertThat(draft(0, null, whole()).code()).isEqualTo("offer-open");
    expect(office.post(OFFICE + "/" + first + "/withdrawal", Map.of()), "withdrawn");
    assertThat(sign(client, OWN, first).code()).isEqualTo("offer-over");
    // it was signed once: the same would be signed twice
    assertThat(draft(0, null, whole()).code()).isEqualTo("offer-again");
    var other = whole();
    other.put("retention.message", 90);
    assertThat(drafted(0, other)).isNotEqualTo(first);
    assertThat(newActs())
        .containsExactly("contract.offered", "contract.signed", "contract.withdrawn");
  }

  @Test
  void a_draft_takes_the_place_of_the_one_before() {
    var first = drafted(0, whole());
    var other = whole();
    other.put("retention.message", 90);
    var second = drafted(0, other);
    assertThat(sign(office, OFFICE, first).code()).isEqualTo("offer-over");
    // back to the first, which nobody signed
    assertThat(drafted(0, whole())).isEqualTo(first);
    assertThat(sign(office, OFFICE, second).code()).isEqualTo("offer-over");
    expect(sign(office, OFFICE, first), "offered");
    assertThat(newActs()).containsExactly("contract.offered", "contract.signed");
  }

  @Test
  void a_draft_that_is_made_again_has_the_document_of_that_day_unless_it_was_signed() {
    var first = drafted(0, whole());
    var old = "<p>甲の会社の鍵は、まだ作られていない。</p>";
    stands(first, old);
    assertThat(drafted(0, whole())).isEqualTo(first);
    var document = office.get(OFFICE + "/" + first + "/document").text();
    assertThat(document).isNotEqualTo(old).contains("甲の記録の公開鍵：");
    expect(sign(office, OFFICE, first), "offered");
    assertThatThrownBy(() -> stands(first, old)).isInstanceOf(DataAccessException.class);
  }

  @Test
  void the_client_never_sees_a_draft_that_was_not_offered_also_when_it_is_over() {
    var replaced = drafted(0, whole());
    var other = whole();
    other.put("retention.message", 90);
    var offered = drafted(0, other);
    assertThat(client.get(OWN).text()).doesNotContain(replaced).doesNotContain(offered);
    assertThat(client.get(OWN + "/" + replaced + "/document").status()).isEqualTo(404);
    assertThat(client.get(OWN + "/" + replaced + "/document.pdf").status()).isEqualTo(404);
    assertThat(office.get(OFFICE).text()).contains(replaced);

    expect(sign(office, OFFICE, offered), "offered");
    expect(office.post(OFFICE + "/" + offered + "/withdrawal", Map.of()), "withdrawn");
    assertThat(client.get(OWN).text()).contains(offered).doesNotContain(replaced);
    assertThat(client.get(OWN + "/" + offered + "/document").status()).isEqualTo(200);
  }

  @Test
  void of_two_who_write_the_same_version_one_is_told() {
    agreed(0, whole());
    assertThat(draft(0, null, whole()).code()).isEqualTo("contract-changed");
  }

  @Test
  void what_does_not_fit_is_named() {
    for (var bad :
        List.of(
            with("retention.recording", 0),
            with("retention.recording", 1096),
            with("recording.mode", "always"),
            with("regimes", List.of("gdpr")),
            with("no.such", 1))) {
      assertThat(draft(0, null, bad).code()).isEqualTo("contract-unfit");
    }
    assertThat(draft(0, null, with("retention.recording", 0)).json().get("detail").toString())
        .contains("retention.recording");
    assertThat(draft(0, null, with("retention.recording", 1.5)).status()).isEqualTo(400);
    var many = new HashMap<String, Object>();
    for (var n = 0; n < 200; n++) many.put("t" + n, 1);
    assertThat(draft(0, null, many).status()).isEqualTo(400);
  }

  /// No list of models is set up here: calls would ring at no desk.
  @Test
  void passkeys_that_nobody_can_prove_are_not_asked_for() {
    var answer = draft(0, null, with("access.passkeys", "attested"));
    assertThat(answer.code()).isEqualTo("no-model-list");
    assertThat(draft(0, null, with("access.passkeys", "device-bound")).status()).isEqualTo(201);
  }

  @Test
  void what_the_offices_backup_keeps_for_longer_is_not_promised_to_be_gone() {
    PeopleHouse.BACKED_UP.set(14);
    try {
      var answer = draft(0, null, with("backup.maxAge", 13));
      assertThat(answer.code()).isEqualTo("backup-kept-longer");
      assertThat(answer.json().get("detail").toString()).contains("14");
      assertThat(draft(0, null, with("backup.maxAge", 14)).status()).isEqualTo(201);
    } finally {
      PeopleHouse.BACKED_UP.set(0);
    }
    assertThat(draft(0, null, with("backup.maxAge", 1)).status()).as("no backup").isEqualTo(201);
  }

  @Test
  void its_document_has_the_hash_that_is_signed() throws Exception {
    var digest = drafted(0, whole());
    var shown = office.get(OFFICE);
    var document = office.get(OFFICE + "/" + digest + "/document");
    assertThat(document.status()).isEqualTo(200);
    assertThat(document.text())
        .contains("𠮷野髙橋歯科", "電話番サービス株式会社")
        .doesNotContain("{{", "{client", "null、");
    var hash =
        java.security.MessageDigest.getInstance("SHA-256")
            .digest(document.text().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    assertThat(shown.text()).contains(java.util.Base64.getEncoder().encodeToString(hash));
    assertThat(document.raw().headers().firstValue("Content-Disposition").orElseThrow())
        .startsWith("attachment");
  }

  @Test
  void a_draft_that_someone_else_made_meanwhile_is_not_taken_away_unseen() {
    var first = drafted(0, whole());
    var second = drafted(0, later(31));
    for (var seen : new String[] {null, first}) {
      assertThat(draft(0, seen, null, whole()).code()).isEqualTo("contract-changed");
    }
    assertThat(TestDrafts.seen(office, OFFICE)).isEqualTo(second);
    assertThat(draft(0, second, null, later(32)).status()).isEqualTo(201);
  }

  private static Map<String, Object> later(int days) {
    var terms = whole();
    terms.put("retention.message", days);
    return terms;
  }

  @Test
  void without_signatures_nothing_is_agreed_in_an_office() {
    var body =
        with(
            "after",
            0,
            "recording",
            "never",
            "noticeJa",
            "",
            "noticeEn",
            "",
            "keepRecordings",
            90,
            "keepMessages",
            180);
    var path = "/api/office/clients/" + AOBA + "/contract";
    assertThat(office.post(path, body).code()).isEqualTo("contract-needs-signatures");
  }

  @Test
  void terms_from_before_are_answered_until_the_grace_is_over() {
    newTerms.agree(
        new Terms(
            AOBA,
            1,
            Terms.Recording.NEVER,
            "",
            "",
            java.time.Period.ofDays(90),
            java.time.Period.ofDays(180),
            Terms.Review.NONE,
            0,
            24,
            false,
            denwaban.access.PasskeyRequirement.ANY,
            denwaban.access.SessionLimits.USUAL,
            clock.instant()),
        0,
        denwaban.audit.Actor.SERVICE);
    assertThat(refused()).isEqualTo(Decision.Reason.NOT_SIGNED);
    database
        .superuser()
        .sql("insert into contract_signing_grace values (:client, :until)")
        .param("client", AOBA.value())
        .param("until", denwaban.database.Rows.utc(clock.instant().plusSeconds(60)))
        .update();
    assertThat(refused()).isEqualTo(Decision.Reason.NOT_CONFIRMED);
    clock.pass(Duration.ofSeconds(60));
    assertThat(refused()).isEqualTo(Decision.Reason.NOT_SIGNED);
  }

  @Test
  void after_its_last_day_nothing_is_answered() {
    var terms = whole();
    var last = LocalDate.ofInstant(clock.instant(), ContractRecord.JAPAN).plusDays(30);
    terms.put("effectiveTo", last.toString());
    agreed(0, terms);
    var midnight = last.plusDays(1).atStartOfDay(ContractRecord.JAPAN).toInstant();
    assertThat(answering.mayAnswer(AOBA, midnight.minusMillis(1)).toString())
        .contains("NOT_CONFIRMED");
    assertThat(answering.mayAnswer(AOBA, midnight).toString()).contains("ENDED");
    expect(sign(office, OFFICE, drafted(1, with("autoRenew", "yes"))), "offered");
  }

  @Test
  void whoever_writes_sql_needs_the_signatures_too() {
    var digest = drafted(0, whole());
    expect(sign(office, OFFICE, digest), "offered");
    for (var signed : List.of("BOTH", "NOBODY")) {
      assertThatThrownBy(() -> database.fence().office(() -> insert(signed)))
          .isInstanceOf(DataAccessException.class);
      assertThatThrownBy(() -> database.fence().run(AOBA, () -> insert(signed)))
          .isInstanceOf(DataAccessException.class);
    }
    // one side's signature is not another's to write
    assertThatThrownBy(() -> database.fence().office(() -> forge("client")))
        .isInstanceOf(DataAccessException.class);
    assertThatThrownBy(() -> database.fence().run(AOBA, () -> forge("office")))
        .isInstanceOf(DataAccessException.class);
    // a client moves no draft, and nothing back
    expect(office.post(OFFICE + "/" + digest + "/withdrawal", Map.of()), "withdrawn");
    database.fence().run(AOBA, () -> assertThat(move("OFFERED")).isZero());
    assertThatThrownBy(() ->
            database
                .fence()
                .office(
                    () -> database.jdbc().sql("update contract_offer set record = '{}'").update()))
        .isInstanceOf(DataAccessException.class);
  }

  private int move(String to) {
    return database
        .jdbc()
        .sql("update contract_offer set state = :to where client_id = :client")
        .param("to", to)
        .param("client", AOBA.value())
        .update();
  }

  private void insert(String signed) {
    database
        .jdbc()
        .sql(
            """
            insert into contract_terms (client_id, version, recording, notice_ja, notice_en,
              keep_recordings, keep_messages, review, review_days, witness_hours, homes, passkeys,
              session_minutes, session_hours, effective_from, record, signed)
            select client_id, 1, 'NEVER', '', '', 'P90D', 'P180D', 'NONE', 0, 24, false, 'any', 15,
              12, now(), record, :signed from contract_offer where client_id = :client
            """)
        .param("signed", signed)
        .param("client", AOBA.value())
        .update();
  }

  private void forge(String side) {
    database
        .jdbc()
        .sql(
            """
            insert into contract_signature (client_id, digest, side, person_id, signed_at, statement,
              credential, public_key, client_data, authenticator_data, signature)
            select client_id, digest, :side, made_by, now(), '{}', '', '', '', '', ''
            from contract_offer where client_id = :client and state = 'OFFERED'
            """)
        .param("side", side)
        .param("client", AOBA.value())
        .update();
  }

  @Test
  void who_missed_the_last_day_can_still_sign_another_contract_until_all_is_due() {
    var last = LocalDate.ofInstant(clock.instant(), ContractRecord.JAPAN).plusDays(1);
    var terms = new HashMap<>(whole());
    terms.put("effectiveTo", last.toString());
    agreed(0, terms);
    expiry.look(AOBA);
    clock.pass(Duration.ofDays(5));
    renewSessions();
    assertThat(client.get("/api/keys/members").code()).isEqualTo("contract-ended");
    assertThat(refused()).isEqualTo(Decision.Reason.ENDED);
    agreed(1, with("effectiveTo", last.plusDays(10).toString()));
    assertThat(client.get("/api/keys/members").status()).isEqualTo(200);
    assertThat(newActs()).contains("contract.runs-out", "contract.renewed");

    expiry.look(AOBA);
    clock.pass(Duration.ofDays(40));
    renewSessions();
    assertThat(draft(2, null, with("effectiveTo", "")).code()).isEqualTo("contract-over");
  }

  private void renewSessions() {
    for (var who : List.of(office, client)) assertThat(who.signIn().status()).isEqualTo(200);
  }
}
