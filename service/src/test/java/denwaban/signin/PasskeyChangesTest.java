package denwaban.signin;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import denwaban.access.PasskeyRequirement;
import denwaban.access.Person;
import denwaban.access.Role;
import denwaban.access.session.Reauthentication;
import denwaban.people.PeopleHouse;
import denwaban.people.PeopleTest;
import denwaban.people.TestBrowser;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/// Whoever's passkeys change is told in his other sessions, and asked about these where he did it.
class PasskeyChangesTest extends PeopleTest {

  private static final String FIREFOX = "Mozilla/5.0 (X11; Linux x86_64) Firefox/150.0";

  @Test
  void the_first_passkey_is_no_change() {
    assertThat(told(signedIn(Role.OPERATOR))).isEmpty();
  }

  @Test
  void an_added_one_is_told_in_the_other_session_until_he_answers() {
    var person = person(Role.OPERATOR);
    var old = signedIn(person);
    var fresh = second(person);

    assertThat(told(old))
        .singleElement()
        .asString()
        .contains("added", "Firefox, Linux", "here=false");
    assertThat(told(fresh)).singleElement().asString().contains("added", "here=true");
    assertThat(answer(old)).isEqualTo("204");
    assertThat(told(old)).isEmpty();
    assertThat(answer(old)).isEqualTo("device-not-known");
    assertThat(told(fresh)).as("asked about the others, still").hasSize(1);
    assertThat(answer(fresh)).isEqualTo("204");
    assertThat(told(fresh)).isEmpty();
    assertThat(old.get("/api/me").status()).as("kept").isEqualTo(200);
  }

  @Test
  void whoever_added_it_does_not_answer_for_the_others() {
    var person = person(Role.OPERATOR);
    var old = signedIn(person);
    var thief = second(person);
    assertThat(answer(thief)).isEqualTo("204");
    thief.signIn();
    assertThat(told(thief)).as("another session of the same new browser").isEmpty();
    assertThat(answer(thief)).isEqualTo("device-not-known");
    assertThat(told(old)).hasSize(1);
  }

  @Test
  void an_answer_asks_for_a_fresh_touch() {
    var person = person(Role.OPERATOR);
    var old = signedIn(person);
    second(person);
    clock.pass(Reauthentication.FRESH.plusSeconds(1));
    assertThat(answer(old)).isEqualTo("touch-again");
    old.touchAgain();
    assertThat(answer(old)).isEqualTo("204");
  }

  @Test
  void a_removed_one_is_told_at_the_next_sign_in_elsewhere() {
    var person = person(Role.OPERATOR);
    var old = signedIn(person);
    clock.pass(Duration.ofSeconds(1)); // the oldest is listed first
    var fresh = second(person);
    answer(fresh);
    answer(old);
    clock.pass(Duration.ofSeconds(1));
    var keys = (List<?>) requireNonNull(fresh.get("/api/passkeys").json().get("passkeys"));
    var second = String.valueOf(((Map<?, ?>) keys.getLast()).get("name"));
    assertThat(fresh.send("DELETE", "/api/passkeys/" + second, null).status()).isEqualTo(204);

    assertThat(told(fresh)).singleElement().asString().contains("removed", "here=true");
    assertThat(old.get("/api/me").status()).isEqualTo(401);
    assertThat(old.signIn().status()).isEqualTo(200);
    assertThat(told(old)).singleElement().asString().contains("removed", "here=false");
  }

  private List<String> names(TestBrowser browser) {
    var keys = (List<?>) requireNonNull(browser.get("/api/passkeys").json().get("passkeys"));
    return keys.stream().map(it -> String.valueOf(((Map<?, ?>) it).get("name"))).toList();
  }

  @Test
  void of_two_that_are_removed_at_once_one_stays() {
    for (var n = 0; n < 10; n++) {
      var person = person(Role.OPERATOR);
      var one = signedIn(person);
      var other = second(person);
      assertThat(answer(one)).isEqualTo("204");
      assertThat(answer(other)).isEqualTo("204");
      var names = names(one);
      assertThat(names).hasSize(2);
      try (var both = Executors.newVirtualThreadPerTaskExecutor()) {
        both.submit(() -> one.send("DELETE", "/api/passkeys/" + names.getFirst(), null));
        both.submit(() -> other.send("DELETE", "/api/passkeys/" + names.getLast(), null));
      }
      assertThat(passkeys(person)).isOne();
    }
  }

  private static long passkeys(Person person) {
    return database
        .superuser()
        .sql("select count(*) from passkey where person_id = :person")
        .param("person", person.id().value())
        .query(Long.class)
        .single();
  }

  @Test
  void the_last_that_is_enough_for_the_contract_stays() {
    var person = person(Role.CLIENT_MEMBER);
    var bound = signedIn(person);
    var first = names(bound).getFirst();
    var second = second(person);
    assertThat(answer(second)).isEqualTo("204");
    assertThat(answer(bound)).isEqualTo("204");
    var synced = names(bound).stream().filter(it -> !it.equals(first)).findFirst().orElseThrow();
    database
        .superuser()
        .sql("update passkey set backup_eligible = true where encode(sha256(id), 'hex') = :name")
        .param("name", synced)
        .update();
    PeopleHouse.DEMANDED.put(PeopleHouse.AOBA, PasskeyRequirement.DEVICE_BOUND);
    try {
      var refused = bound.send("DELETE", "/api/passkeys/" + first, null);
      assertThat(refused.code()).isEqualTo("last-passkey");
      assertThat(refused.text()).containsAnyOf("契約の求める条件", "the contract asks for more");
      assertThat(bound.send("DELETE", "/api/passkeys/" + synced, null).status()).isEqualTo(204);
    } finally {
      PeopleHouse.DEMANDED.clear();
    }
  }

  @Test
  void one_press_ends_all_other_sign_ins_each_with_an_entry() {
    var person = person(Role.OPERATOR);
    var old = signedIn(person);
    var third = browser().with(old);
    third.signIn();
    var fresh = second(person);
    var another = signedIn(Role.OPERATOR);

    assertThat(fresh.post("/api/sessions/end-others", Map.of()).status()).isEqualTo(204);
    assertThat(old.get("/api/me").status()).isEqualTo(401);
    assertThat(third.get("/api/me").status()).isEqualTo(401);
    assertThat(told(fresh)).as("not asked again").isEmpty();
    assertThat(another.get("/api/me").status()).as("somebody else's").isEqualTo(200);
    assertThat(signOuts(person)).isEqualTo(2);
    assertThat(fresh.post("/api/sessions/end-others", Map.of()).status()).isEqualTo(204);
    assertThat(signOuts(person)).isEqualTo(2);
    assertThat(browser().post("/api/sessions/end-others", Map.of()).status()).isEqualTo(401);
  }

  @Test
  void after_a_month_it_is_told_no_more() {
    var person = person(Role.OPERATOR);
    var old = signedIn(person);
    second(person);
    clock.pass(Duration.ofDays(30).minusSeconds(1));
    old.signIn();
    assertThat(told(old)).hasSize(1);
    clock.pass(Duration.ofSeconds(1));
    assertThat(told(old)).isEmpty();
  }

  @Test
  void another_persons_change_is_none_of_mine() {
    var mine = signedIn(Role.OPERATOR);
    var person = person(Role.OPERATOR);
    signedIn(person);
    second(person);
    assertThat(told(mine)).isEmpty();
    assertThat(answer(mine)).isEqualTo("device-not-known");
  }

  /// Adds another passkey in a browser that is new.
  private TestBrowser second(Person person) {
    var browser = browser();
    browser.headers.put("User-Agent", FIREFOX);
    assertThat(browser.enrol(token(person)).status()).isEqualTo(200);
    return browser;
  }

  private static List<?> told(TestBrowser browser) {
    return (List<?>) requireNonNull(browser.get("/api/me").json().get("passkeyChanges"));
  }

  private static String answer(TestBrowser browser) {
    var answer = browser.post("/api/passkeys/known", Map.of());
    return answer.status() == 204 ? "204" : answer.code();
  }

  private long signOuts(Person person) {
    return database
        .superuser()
        .sql(
            """
            select count(*) from audit_outbox o
            where leaf::jsonb ->> 'act' = 'person.signed-out'
              and exists (
                select from audit_pseudonym p
                where p.subject = :person and o.leaf like '%' || p.pseudonym || '%')
            """)
        .param("person", person.id().value())
        .query(Long.class)
        .single();
  }
}
