package denwaban.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class SessionTest extends PeopleTest {

  @Autowired Sessions sessions;

  @Test
  void a_session_without_requests_is_over_after_fifteen_minutes() {
    var browser = signedIn(Role.OPERATOR);
    clock.pass(Sessions.IDLE.minusSeconds(1));
    assertThat(browser.get("/api/me").status()).isEqualTo(200);
    clock.pass(Sessions.IDLE.minusSeconds(1));
    assertThat(browser.get("/api/me").status()).isEqualTo(200);
    clock.pass(Sessions.IDLE);
    assertThat(browser.get("/api/me").status()).isEqualTo(401);
  }

  @Test
  void work_without_requests_keeps_a_session_but_not_beyond_a_shift() {
    var person = person(Role.OPERATOR);
    var browser = signedIn(person);
    var session = session(person);
    for (var t = Duration.ZERO; t.compareTo(Sessions.ABSOLUTE) < 0; t = t.plusMinutes(10)) {
      assertThat(browser.get("/api/me").status()).as("after %s", t).isEqualTo(200);
      clock.pass(Duration.ofMinutes(5));
      sessions.stillHere(session);
      clock.pass(Duration.ofMinutes(5));
    }
    assertThat(browser.get("/api/me").status()).isEqualTo(401);
  }

  @Test
  void sign_out_everywhere_ends_every_session_of_the_person_only() {
    var person = person(Role.OPERATOR);
    var one = signedIn(person);
    var two = signedIn(person);
    var other = signedIn(Role.OPERATOR);

    one.post("/api/sign-out", Map.of("everywhere", true));

    assertThat(two.get("/api/me").status()).isEqualTo(401);
    assertThat(other.get("/api/me").status()).isEqualTo(200);
  }

  @Test
  void sign_out_here_leaves_the_other_browser_alone() {
    var person = person(Role.OPERATOR);
    var one = signedIn(person);
    var two = signedIn(person);

    one.post("/api/sign-out", Map.of("everywhere", false));

    assertThat(two.get("/api/me").status()).isEqualTo(200);
  }

  @Test
  void disabling_ends_sessions_at_once_and_says_so() {
    var person = person(Role.OPERATOR);
    var browser = signedIn(person);
    var session = session(person);

    people.disable(person.id(), admin());

    assertThat(browser.get("/api/me").status()).isEqualTo(401);
    assertThat(heard.events)
        .contains(new SessionEnded(session), new PersonDisabled(person.id(), null));
  }

  @Test
  void a_new_role_begins_with_a_new_session() {
    var person = person(Role.OPERATOR);
    var browser = signedIn(person);

    people.setRole(person.id(), Role.SUPERVISOR, admin());

    assertThat(browser.get("/api/me").status()).isEqualTo(401);
    browser.signIn();
    assertThat(browser.get("/api/me").json().get("role")).isEqualTo("supervisor");
  }

  @Test
  void a_cookie_carried_to_another_host_is_worth_nothing() {
    var browser = signedIn(Role.ADMIN);

    assertThat(browser.copy("aoba.localhost").get("/api/me").status()).isEqualTo(401);
  }

  @Test
  void a_guessed_or_absurd_cookie_is_no_session() {
    var browser = browser();
    for (var cookie : new String[] {"", "x", "a".repeat(43), "a".repeat(5000)}) {
      browser.headers.put("Cookie", "__Host-sid=" + cookie);
      assertThat(browser.get("/api/me").status()).isEqualTo(401);
    }
  }

  private String session(Person person) {
    return database
        .superuser()
        .sql("select id from session where person_id = :person")
        .param("person", person.id().value())
        .query((row, n) -> row.getString(1))
        .single();
  }
}
