package denwaban.assurance.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.access.Role;
import denwaban.assurance.AssuranceHouse;
import denwaban.assurance.observation.Observation;
import denwaban.assurance.observation.Outcome;
import denwaban.assurance.observation.Scope;
import denwaban.people.TestBrowser;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

/// What no machine sees is the word of two people, and is labelled so.
class PeoplesWordTest extends AssuranceHouse {

  private static final String ALL = "/api/office/assurance/statements";
  private static final String CHECK = "training.held";

  private TestBrowser.Answer state(
      TestBrowser by, String check, String result, String said, Duration until) {
    return by.post(
        ALL,
        Map.of(
            "check", check,
            "result", result,
            "said", said,
            "until", clock.instant().plus(until).toString()));
  }

  private static Map<?, ?> newest(TestBrowser by) {
    return (Map<?, ?>) ((List<?>) by.get(ALL).json().get("statements")).getFirst();
  }

  private static TestBrowser.Answer decide(TestBrowser by, boolean confirm) {
    return by.post(ALL + "/" + newest(by).get("id") + "/decision", Map.of("confirm", confirm));
  }

  private Observation observed(String check) {
    return observations.newest(check, Scope.OFFICE).orElseThrow();
  }

  @Test
  void it_counts_when_another_person_confirmed_it_and_says_whose_word_it_is() {
    var hana = signedIn(Role.SECURITY_OFFICER);
    var ken = signedIn(Role.INTERNAL_AUDITOR);
    var stated = entries("assurance.stated");
    assertThat(state(hana, CHECK, "passed", "受講 12 名、資料 3 版。", Duration.ofDays(60)).status())
        .isEqualTo(201);
    assertThat(entries("assurance.stated")).isEqualTo(stated + 1);
    assertThat(observations.newest(CHECK, Scope.OFFICE)).isEmpty();
    assertThat(newest(hana).get("own")).isEqualTo(true);
    assertThat(decide(hana, true).code()).isEqualTo("second-person");

    assertThat(decide(ken, true).status()).isEqualTo(204);
    var word = observed(CHECK);
    assertThat(word.outcome()).isEqualTo(Outcome.PASSED);
    assertThat(word.producer()).isEqualTo("people security-officer, internal-auditor");
    assertThat(Duration.between(word.collected(), word.expires()))
        .isLessThanOrEqualTo(Duration.ofDays(60));
    assertThat(decide(ken, false).code()).isEqualTo("decided");
  }

  @Test
  void what_was_refused_counts_for_nothing() {
    var hana = signedIn(Role.SECURITY_OFFICER);
    state(hana, "audit.internal", "passed", "監査を行った。", Duration.ofDays(10));
    assertThat(decide(signedIn(Role.ADMIN), false).status()).isEqualTo(204);
    assertThat(observations.newest("audit.internal", Scope.OFFICE)).isEmpty();
  }

  @Test
  void no_word_settles_what_a_machine_sees_or_what_no_one_can_see_yet() {
    var hana = signedIn(Role.SECURITY_OFFICER);
    for (var check :
        List.of("tls.web", "canary.at-rest", "erasure.done", "client.key", "no.such", "")) {
      assertThat(state(hana, check, "passed", "大丈夫。", Duration.ofDays(1)).code())
          .as(check)
          .isEqualTo("not-by-word");
    }
    assertThat(state(hana, CHECK, "not-applicable", "対象外。", Duration.ofDays(1)).code())
        .isEqualTo("not-by-word");
    assertThat(state(hana, CHECK, "could-not-look", "見ていない。", Duration.ofDays(1)).status())
        .isEqualTo(400);
  }

  @Test
  void its_text_and_its_time_have_limits() {
    var hana = signedIn(Role.SECURITY_OFFICER);
    var quarter = Duration.ofDays(90);
    for (var said : List.of("", " ", "a\nb", "あ".repeat(LIMIT + 1))) {
      assertThat(state(hana, CHECK, "passed", said, quarter).code()).isEqualTo("statement-invalid");
    }
    assertThat(state(hana, CHECK, "passed", "あ".repeat(LIMIT), quarter).status()).isEqualTo(201);
    assertThat(state(hana, CHECK, "passed", "見た。", quarter.plusMinutes(1)).code())
        .isEqualTo("statement-invalid");
    assertThat(state(hana, CHECK, "passed", "見た。", Duration.ofSeconds(-1)).code())
        .isEqualTo("statement-invalid");
    assertThat(
            state(hana, "gdpr.terms", "not-applicable", "EU の人はいない。", Duration.ofDays(365))
                .status())
        .isEqualTo(201);
    assertThat(
            state(hana, "gdpr.terms", "not-applicable", "EU の人はいない。", Duration.ofDays(366)).code())
        .isEqualTo("statement-invalid");
  }

  private static final int LIMIT = PeoplesWord.SAID_LIMIT;

  @Test
  void one_that_is_over_before_it_was_confirmed_is_over() {
    var hana = signedIn(Role.SECURITY_OFFICER);
    state(hana, "forms.agreed", "passed", "様式を確かめた。", Duration.ofMinutes(4));
    var ken = signedIn(Role.ADMIN);
    clock.pass(Duration.ofMinutes(4));
    assertThat(decide(ken, true).code()).isEqualTo("decided");
    assertThat(decide(ken, false).status()).as("put away").isEqualTo(204);
    assertThat(newest(ken).get("state")).isEqualTo("refused");
    assertThat(observations.newest("forms.agreed", Scope.OFFICE)).isEmpty();
  }

  @Test
  void what_is_over_keeps_nobody_from_stating() {
    var hana = signedIn(Role.SECURITY_OFFICER);
    var second = Duration.ofSeconds(1);
    for (var n = 0; n < PeoplesWord.OWN_MOST; n++) {
      assertThat(state(hana, CHECK, "passed", "見た。", second).status()).isEqualTo(201);
    }
    assertThat(state(hana, CHECK, "passed", "見た。", second).code())
        .as("one person leaves room to the others")
        .isEqualTo("too-many-wait");
    for (var n = 0; n < 3; n++) {
      var other = signedIn(Role.SECURITY_OFFICER);
      for (var m = 0; m < PeoplesWord.OWN_MOST; m++) state(other, CHECK, "passed", "見た。", second);
    }
    var last = signedIn(Role.SECURITY_OFFICER);
    assertThat(state(last, CHECK, "passed", "見た。", second).status())
        .as("still room")
        .isEqualTo(201);
    for (var m = 1; m < PeoplesWord.OWN_MOST; m++) state(last, CHECK, "passed", "見た。", second);
    assertThat(state(signedIn(Role.SECURITY_OFFICER), CHECK, "passed", "見た。", second).code())
        .as("fifty of all")
        .isEqualTo("too-many-wait");
    clock.pass(second);
    assertThat(state(hana, CHECK, "passed", "見た。", second).status()).isEqualTo(201);
    clock.pass(second);
  }

  @Test
  void stating_and_confirming_need_the_passkey_again_and_a_role() {
    var hana = signedIn(Role.SECURITY_OFFICER);
    for (var role : List.of(Role.OPERATOR, Role.SUPERVISOR, Role.HR, Role.CLIENT_ADMIN)) {
      assertThat(state(signedIn(role), CHECK, "passed", "見た。", Duration.ofDays(1)).status())
          .isEqualTo(403);
      assertThat(signedIn(role).get(ALL).status()).isEqualTo(403);
    }
    assertThat(
            state(signedIn(Role.INTERNAL_AUDITOR), CHECK, "passed", "見た。", Duration.ofDays(1))
                .status())
        .as("an auditor confirms, and states nothing")
        .isEqualTo(403);
    clock.pass(Duration.ofMinutes(6));
    assertThat(state(hana, CHECK, "passed", "見た。", Duration.ofDays(1)).code())
        .isEqualTo("touch-again");
  }

  @Test
  void by_sql_too_no_one_confirms_their_own_and_nothing_is_changed() {
    var hana = signedIn(Role.SECURITY_OFFICER);
    state(hana, "devices.banned", "passed", "ロッカーを確かめた。", Duration.ofDays(9));
    for (var sql :
        List.of(
            """
            insert into assurance_decision (statement, confirmed, person_id, role, made_at)
            select id, true, person_id, 'admin', now() from assurance_statement
            where check_code = 'devices.banned'
            """,
            "update assurance_statement set until = 'infinity'",
            "delete from assurance_statement",
            "update assurance_decision set confirmed = true")) {
      assertThatThrownBy(() -> database.fence().office(() -> database.jdbc().sql(sql).update()))
          .as(sql)
          .isInstanceOf(DataAccessException.class);
    }
  }
}
