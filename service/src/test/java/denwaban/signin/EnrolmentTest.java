package denwaban.signin;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import denwaban.access.Person;
import denwaban.access.Role;
import denwaban.access.passkey.TestAuthenticator;
import denwaban.people.Enrolments;
import denwaban.people.PeopleTest;
import denwaban.people.TestBrowser;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EnrolmentTest extends PeopleTest {

  @Test
  void the_options_say_who_is_invited() {
    var token = token(person(Role.CLIENT_MEMBER));

    var answer = browser().post("/api/enrolment/options", Map.of("token", token));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(TestAuthenticator.part(answer.json(), "person"))
        .extracting("name", "kind", "role")
        .containsExactly("佐藤 花", "member", "client-member");
    var publicKey = TestAuthenticator.part(answer.json(), "publicKey");
    assertThat(TestAuthenticator.part(publicKey, "rp")).extracting("id").isEqualTo(HOST);
    assertThat(publicKey.get("attestation")).isEqualTo("none");
    assertThat(TestAuthenticator.part(publicKey, "authenticatorSelection"))
        .extracting("residentKey", "userVerification")
        .containsExactly("required", "required");
  }

  @Test
  void the_first_administrator_says_how_they_are_called_and_nobody_else_can() {
    database.superuser().sql("update person set disabled_at = now() where role = 'admin'").update();
    assertThat(invited(token(person(Role.ADMIN))).get("first"))
        .as("whom somebody named, as in the demo")
        .isEqualTo(false);
    var first = people.add(Person.UNNAMED, "", Role.ADMIN, null, null);
    assertThat(invited(token(first)).get("first")).isEqualTo(true);
    for (var unfit : List.of("", "x".repeat(81))) {
      assertThat(enrol(token(first), unfit, "").code()).as(unfit).isEqualTo("person-unfit");
    }
    assertThat(enrol(token(first), "山本 一", "漢字").code()).isEqualTo("person-unfit");
    var answer = enrol(token(first), "山本 一", "やまもと はじめ");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().get("name")).isEqualTo("山本 一");
    assertThat(people.find(first.id()).orElseThrow().kana()).isEqualTo("やまもと はじめ");

    for (var role : List.of(Role.ADMIN, Role.OPERATOR)) {
      var other = people.add(Person.UNNAMED, "", role, null, null);
      assertThat(invited(token(other)).get("first")).isEqualTo(false);
      assertThat(enrol(token(other), "山本 一", "").code()).isEqualTo("name-not-asked");
      assertThat(people.find(other.id()).orElseThrow().name()).isEqualTo(Person.UNNAMED);
      assertThat(browser().enrol(token(other)).status()).isEqualTo(200);
    }
  }

  private Map<?, ?> invited(String token) {
    var options = browser().post("/api/enrolment/options", Map.of("token", token));
    return (Map<?, ?>) requireNonNull(options.json().get("person"));
  }

  private TestBrowser.Answer enrol(String token, String name, String kana) {
    var browser = browser();
    var options = browser.post("/api/enrolment/options", Map.of("token", token));
    var body =
        new HashMap<String, Object>(
            browser.authenticator.create(token, options.json(), browser.origin()));
    body.put("name", name);
    body.put("kana", kana);
    return browser.post("/api/enrolment", body);
  }

  @Test
  void a_link_works_once() {
    var token = token(person(Role.OPERATOR));
    assertThat(browser().enrol(token).status()).isEqualTo(200);

    var second = browser().enrol(token);
    assertThat(second.status()).isEqualTo(410);
    assertThat(second.code()).isEqualTo("enrolment-expired");
  }

  @Test
  void of_two_browsers_with_one_link_one_wins() {
    var token = token(person(Role.OPERATOR));
    var first = browser();
    var second = browser();
    var one = first.post("/api/enrolment/options", Map.of("token", token));
    var two = second.post("/api/enrolment/options", Map.of("token", token));

    assertThat(
            first
                .post(
                    "/api/enrolment", first.authenticator.create(token, one.json(), first.origin()))
                .status())
        .isEqualTo(200);
    assertThat(
            second
                .post(
                    "/api/enrolment",
                    second.authenticator.create(token, two.json(), second.origin()))
                .status())
        .isEqualTo(410);
  }

  @Test
  void a_link_lives_a_day() {
    var late = token(person(Role.OPERATOR));
    clock.pass(Enrolments.LIFE.minusSeconds(1));
    assertThat(browser().enrol(late).status()).isEqualTo(200);

    var tooLate = token(person(Role.OPERATOR));
    clock.pass(Enrolments.LIFE);
    assertThat(browser().enrol(tooLate).code()).isEqualTo("enrolment-expired");
  }

  @Test
  void a_new_link_ends_the_old_one() {
    var person = person(Role.OPERATOR);
    var old = token(person);
    var fresh = token(person);

    assertThat(browser().enrol(old).status()).isEqualTo(410);
    assertThat(browser().enrol(fresh).status()).isEqualTo(200);
  }

  @Test
  void a_link_of_a_disabled_person_does_not_work() {
    var person = person(Role.OPERATOR);
    var token = token(person);
    personAccess.disable(person.id(), admin());
    assertThat(browser().enrol(token).status()).isEqualTo(410);

    personAccess.enable(person.id(), admin());
    assertThat(browser().enrol(token).status()).isEqualTo(410);
  }

  @Test
  void a_ceremony_begun_with_one_link_does_not_finish_with_another() {
    var mine = token(person(Role.OPERATOR));
    var others = token(person(Role.ADMIN));
    var browser = browser();
    var options = browser.post("/api/enrolment/options", Map.of("token", mine));
    var body = browser.authenticator.create(others, options.json(), browser.origin());

    assertThat(browser.post("/api/enrolment", body).status()).isEqualTo(410);
  }

  @Test
  void what_is_too_long_is_refused_before_it_is_decoded() {
    var browser = browser();
    var atLimit = Map.of("token", "a".repeat(64));
    var above = Map.of("token", "a".repeat(65));

    assertThat(browser.post("/api/enrolment/options", atLimit).status()).isEqualTo(410);
    assertThat(browser.post("/api/enrolment/options", above).status()).isEqualTo(400);
    assertThat(browser.post("/api/enrolment/options", Map.of()).status()).isEqualTo(400);
    assertThat(browser.send("POST", "/api/enrolment/options", "{").status()).isEqualTo(400);
    clock.pass(Duration.ofMinutes(6));
  }
}
