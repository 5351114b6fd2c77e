package denwaban.access.session;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.access.Person;
import denwaban.access.PersonDisabled;
import denwaban.access.Role;
import denwaban.access.SessionEnded;
import denwaban.access.SessionLimits;
import denwaban.http.LastInput;
import denwaban.people.PeopleHouse;
import denwaban.people.PeopleTest;
import denwaban.people.TestBrowser;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class SessionsTest extends PeopleTest {

  @Autowired Sessions sessions;

  @Test
  void a_session_without_input_is_over_after_fifteen_minutes() {
    var browser = signedIn(Role.OPERATOR);
    clock.pass(Sessions.IDLE.minusSeconds(1));
    assertThat(browser.get("/api/me").status()).isEqualTo(200);
    clock.pass(Sessions.IDLE.minusSeconds(1));
    assertThat(browser.get("/api/me").status()).isEqualTo(200);
    clock.pass(Sessions.IDLE);
    assertThat(browser.get("/api/me").status()).isEqualTo(401);
  }

  @Test
  void what_a_page_asks_by_itself_keeps_nothing_alive() {
    for (var said : Arrays.asList(null, "", "x", "-1", "1.5", "100000", "99999")) {
      var browser = signedIn(Role.OPERATOR);
      if (said == null) browser.headers.remove(LastInput.HEADER);
      else browser.headers.put(LastInput.HEADER, said);
      for (var n = 0; n < 29; n++) {
        clock.pass(Duration.ofSeconds(30));
        assertThat(browser.get("/api/me").status()).as("%s, poll %d", said, n).isEqualTo(200);
      }
      clock.pass(Duration.ofSeconds(30));
      assertThat(browser.get("/api/me").status()).as("%s", said).isEqualTo(401);
    }
  }

  @Test
  void the_last_input_counts_and_not_the_request_that_tells_of_it() {
    var browser = signedIn(Role.OPERATOR);
    clock.pass(Duration.ofMinutes(10));
    browser.headers.put(LastInput.HEADER, "300");
    assertThat(left(browser)).isEqualTo(600);
    // an older one, of another window, takes nothing back
    browser.headers.put(LastInput.HEADER, "599");
    assertThat(left(browser)).isEqualTo(600);
    browser.headers.put(LastInput.HEADER, "0");
    assertThat(left(browser)).isEqualTo(900);
    browser.headers.remove(LastInput.HEADER);
    clock.pass(Sessions.IDLE.minusSeconds(1));
    assertThat(left(browser)).isOne();
    clock.pass(Duration.ofSeconds(1));
    browser.headers.put(LastInput.HEADER, "0");
    assertThat(browser.get("/api/me").status()).as("too late").isEqualTo(401);
  }

  @Test
  void what_is_left_of_a_session_ends_with_the_shift() {
    var browser = signedIn(Role.OPERATOR);
    for (var t = 10; t < Sessions.ABSOLUTE.toMinutes(); t += 10) {
      clock.pass(Duration.ofMinutes(10));
      assertThat(browser.get("/api/me").status()).isEqualTo(200);
    }
    assertThat(left(browser)).isEqualTo(600);
  }

  private static int left(TestBrowser browser) {
    return ((Number) Objects.requireNonNull(browser.get("/api/me").json().get("secondsLeft")))
        .intValue();
  }

  @Test
  void a_contract_makes_its_members_sessions_shorter_and_nobody_elses() {
    PeopleHouse.LASTING.put(PeopleHouse.AOBA, SessionLimits.of(5, 1));
    try {
      var operator = signedIn(Role.OPERATOR);
      var idle = signedIn(Role.CLIENT_MEMBER);
      assertThat(idle.get("/api/me").json().get("idleMinutes")).isEqualTo(5);
      assertThat(operator.get("/api/me").json().get("idleMinutes")).isEqualTo(15);
      clock.pass(Duration.ofMinutes(5).minusSeconds(1));
      assertThat(idle.get("/api/me").status()).isEqualTo(200);
      clock.pass(Duration.ofMinutes(5));
      assertThat(idle.get("/api/me").status()).isEqualTo(401);
      assertThat(operator.get("/api/me").status()).isEqualTo(200);

      var busy = signedIn(Role.CLIENT_MEMBER);
      for (var t = Duration.ZERO; t.compareTo(Duration.ofHours(1)) < 0; t = t.plusMinutes(4)) {
        assertThat(busy.get("/api/me").status()).as("after %s", t).isEqualTo(200);
        clock.pass(Duration.ofMinutes(4));
      }
      assertThat(busy.get("/api/me").status()).isEqualTo(401);
    } finally {
      PeopleHouse.LASTING.clear();
    }
  }

  @Test
  void what_is_agreed_later_holds_for_sessions_that_begin_later() {
    var before = signedIn(Role.CLIENT_MEMBER);
    PeopleHouse.LASTING.put(PeopleHouse.AOBA, SessionLimits.of(5, 12));
    try {
      var after = signedIn(Role.CLIENT_MEMBER);
      clock.pass(Duration.ofMinutes(5));
      assertThat(before.get("/api/me").status()).isEqualTo(200);
      assertThat(after.get("/api/me").status()).isEqualTo(401);
    } finally {
      PeopleHouse.LASTING.clear();
    }
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

    personAccess.disable(person.id(), admin());

    assertThat(browser.get("/api/me").status()).isEqualTo(401);
    assertThat(heard.events)
        .contains(new SessionEnded(session), new PersonDisabled(person.id(), null));
  }

  @Test
  void a_new_role_begins_with_a_new_session() {
    var person = person(Role.OPERATOR);
    var browser = signedIn(person);

    roleChanges.setRole(person.id(), Role.SUPERVISOR, admin());

    assertThat(browser.get("/api/me").status()).isEqualTo(401);
    browser.signIn();
    assertThat(browser.get("/api/me").json().get("role")).isEqualTo("supervisor");
  }

  @Test
  void who_signs_in_anew_in_a_browser_leaves_no_session_behind_there() {
    var person = person(Role.OPERATOR);
    var browser = signedIn(person);
    var elsewhere = browser().with(browser);
    assertThat(elsewhere.signIn().status()).isEqualTo(200);
    var before = browser.copy(HOST);
    var session = sessionOf(before);

    assertThat(browser.signIn().status()).isEqualTo(200);

    assertThat(before.get("/api/me").status()).isEqualTo(401);
    assertThat(heard.events).contains(new SessionEnded(session));
    assertThat(signedOut(session)).isOne();
    assertThat(browser.get("/api/me").status()).isEqualTo(200);
    assertThat(elsewhere.get("/api/me").status()).isEqualTo(200);
  }

  @Test
  void nor_does_somebody_else_who_sat_there_before() {
    var operator = signedIn(Role.OPERATOR);
    var left = operator.copy(HOST);
    var next = browser();
    next.enrol(token(person(Role.SUPERVISOR)));
    var here = operator.copy(HOST).with(next);

    assertThat(here.signIn().status()).isEqualTo(200);

    assertThat(left.get("/api/me").status()).isEqualTo(401);
    assertThat(next.get("/api/me").status()).isEqualTo(200);
  }

  @Test
  void a_sign_in_that_is_refused_ends_nothing() {
    var browser = signedIn(Role.OPERATOR);
    browser.authenticator.withAnotherOrigin();

    assertThat(browser.signIn().status()).isEqualTo(401);
    assertThat(browser.get("/api/me").status()).isEqualTo(200);
  }

  @Test
  void of_sessions_of_one_moment_the_newest_is_not_the_one_that_goes() {
    var person = person(Role.OPERATOR);
    var first = signedIn(person);
    for (var n = 0; n < 3 * 10; n++) {
      var browser = browser().with(first);
      assertThat(browser.signIn().status()).isEqualTo(200);
      assertThat(browser.get("/api/me").status()).as("the %s.", n).isEqualTo(200);
    }
  }

  @Test
  void a_person_has_so_many_sessions_and_the_oldest_makes_room_for_one_more() {
    var first = signedIn(person(Role.OPERATOR));
    var oldest = sessionOf(first);
    var others = new ArrayList<TestBrowser>();
    while (others.size() < 8) others.add(another(first));
    assertThat(first.get("/api/me").status()).as("one below").isEqualTo(200);
    others.add(another(first));
    assertThat(first.get("/api/me").status()).as("at the limit").isEqualTo(200);
    assertThat(heard.events).doesNotContain(new SessionEnded(oldest));

    others.add(another(first));

    assertThat(first.get("/api/me").status()).as("one above").isEqualTo(401);
    assertThat(heard.events).contains(new SessionEnded(oldest));
    assertThat(signedOut(oldest)).isOne();
    assertThat(others).allMatch(it -> it.get("/api/me").status() == 200);
  }

  /// A new window with the same passkey and no cookie, a second later.
  private TestBrowser another(TestBrowser browser) {
    clock.pass(Duration.ofSeconds(1));
    var other = browser().with(browser);
    assertThat(other.signIn().status()).isEqualTo(200);
    return other;
  }

  @SuppressWarnings("unchecked")
  private static String sessionOf(TestBrowser browser) {
    var all =
        (List<Map<String, Object>>)
            Objects.requireNonNull(browser.get("/api/sessions").json().get("sessions"));
    return all.stream()
        .filter(it -> Boolean.TRUE.equals(it.get("here")))
        .map(it -> String.valueOf(it.get("id")))
        .findFirst()
        .orElseThrow();
  }

  private static long signedOut(String session) {
    return database
        .superuser()
        .sql(
            "select count(*) from audit_outbox where leaf::jsonb ->> 'session' = :id and leaf::jsonb ->> 'act' = 'person.signed-out'")
        .param("id", session)
        .query(Long.class)
        .single();
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
