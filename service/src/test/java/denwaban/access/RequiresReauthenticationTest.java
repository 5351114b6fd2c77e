package denwaban.access;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.access.session.Reauthentication;
import denwaban.people.PeopleTest;
import denwaban.people.TestBrowser;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// A session that lies open does not give a role: its person must have been there lately.
class RequiresReauthenticationTest extends PeopleTest {

  @Test
  void five_minutes_after_the_sign_in_the_passkey_is_asked_for_again() {
    var admin = signedIn(Role.ADMIN);
    var hana = person(Role.OPERATOR);
    clock.pass(Reauthentication.FRESH.minusMillis(1));
    assertThat(role(admin, hana, "supervisor")).isEqualTo("204");
    clock.pass(Duration.ofMillis(1));
    assertThat(role(admin, hana, "operator")).as("at the limit").isEqualTo("204");
    clock.pass(Duration.ofMillis(1));
    assertThat(role(admin, hana, "supervisor")).as("above it").isEqualTo("touch-again");
    assertThat(people.find(hana.id()).orElseThrow().role()).isEqualTo(Role.OPERATOR);
    assertThat(admin.get("/api/office/people").status()).as("reading goes on").isEqualTo(200);
    assertThat(disabled(admin, hana)).isEqualTo("touch-again");

    assertThat(admin.touchAgain().status()).isEqualTo(204);
    assertThat(disabled(admin, hana)).isEqualTo("204");
    assertThat(enabled(admin, hana)).isEqualTo("204");
    assertThat(role(admin, hana, "supervisor")).as("for five minutes, not once").isEqualTo("204");
    clock.pass(Reauthentication.FRESH.plusMillis(1));
    assertThat(enabled(admin, hana)).isEqualTo("touch-again");
  }

  /// A leaving time ends an administrator as surely as ending them does; of others HR enters it as
  /// ever.
  @Test
  void who_could_refuse_is_not_ended_in_hrs_registry_without_it_either() {
    var admin = signedIn(Role.ADMIN);
    var other = person(Role.ADMIN);
    signedIn(other);
    var hana = person(Role.OPERATOR);
    clock.pass(Reauthentication.FRESH.plusMillis(1));
    assertThat(leaves(admin, other)).isEqualTo("touch-again");
    assertThat(leaves(admin, hana)).isEqualTo("204");
    var list = Map.of("csv", "社員番号,氏名\nL-1,新人 学\n", "apply", true);
    assertThat(admin.post("/api/office/registry", list).code()).isEqualTo("touch-again");
    assertThat(admin.touchAgain().status()).isEqualTo(204);
    assertThat(leaves(admin, other)).isEqualTo("204");
    assertThat(admin.post("/api/office/registry", list).status()).isEqualTo(200);
  }

  private String leaves(TestBrowser browser, Person person) {
    var answer =
        browser.send(
            "PUT",
            "/api/office/people/" + person.id() + "/engagement",
            "{\"kind\":\"employee\",\"place\":\"site\",\"leaves\":\"%s\"}"
                .formatted(clock.instant().plus(Duration.ofDays(1))));
    return answer.status() == 204 ? "204" : answer.code();
  }

  @Test
  void a_touch_in_another_browser_or_by_another_person_does_not_count_here() {
    var person = person(Role.ADMIN);
    var here = signedIn(person);
    clock.pass(Reauthentication.FRESH.plusSeconds(1));
    var there = browser().with(here);
    assertThat(there.signIn().status()).isEqualTo(200);
    assertThat(there.touchAgain().status()).isEqualTo(204);
    var hana = person(Role.OPERATOR);
    assertThat(role(there, hana, "supervisor")).isEqualTo("204");
    assertThat(role(here, hana, "operator")).isEqualTo("touch-again");
  }

  @Test
  void who_may_not_is_told_so_and_not_asked_to_touch() {
    var operator = signedIn(Role.OPERATOR);
    clock.pass(Reauthentication.FRESH.plusSeconds(1));
    assertThat(role(operator, person(Role.OPERATOR), "admin")).isEqualTo("not-permitted");
  }

  private static String role(TestBrowser browser, Person person, String role) {
    var answer = browser.post("/api/office/people/" + person.id() + "/role", Map.of("role", role));
    return answer.status() == 204 ? "204" : answer.code();
  }

  private static String disabled(TestBrowser browser, Person person) {
    var answer = browser.post("/api/office/people/" + person.id() + "/disable", Map.of());
    return answer.status() == 204 ? "204" : answer.code();
  }

  private static String enabled(TestBrowser browser, Person person) {
    var answer = browser.post("/api/office/people/" + person.id() + "/enable", Map.of());
    return answer.status() == 204 ? "204" : answer.code();
  }
}
