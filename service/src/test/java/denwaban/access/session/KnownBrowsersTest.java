package denwaban.access.session;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import denwaban.access.Role;
import denwaban.people.PeopleTest;
import denwaban.people.TestBrowser;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Passkeys and browsers as their owner sees them.
class KnownBrowsersTest extends PeopleTest {

  private static final String CHROME = "Mozilla/5.0 (Windows NT 10.0) Chrome/146.0.0.0 Safari/537";
  private static final String FIREFOX = "Mozilla/5.0 (X11; Linux x86_64) Firefox/150.0";

  @Test
  void a_sign_in_from_a_new_browser_is_told_in_the_one_before_until_he_answers_for_it() {
    var old = signedIn(person(Role.OPERATOR));
    assertThat(unfamiliar(old)).as("the first one").isEmpty();
    var fresh = browser().with(old);
    fresh.headers.put("User-Agent", FIREFOX);
    assertThat(fresh.signIn().status()).isEqualTo(200);

    assertThat(unfamiliar(old)).singleElement().asString().contains("Firefox, Linux");
    assertThat(unfamiliar(fresh)).as("a thief is not asked").isEmpty();
    assertThat(fresh.post("/api/devices/known", Map.of()).code()).isEqualTo("device-not-known");
    assertThat(unfamiliar(old)).hasSize(1);

    assertThat(old.post("/api/devices/known", Map.of()).status()).isEqualTo(204);
    assertThat(unfamiliar(old)).isEmpty();
    assertThat(old.post("/api/devices/known", Map.of()).code()).isEqualTo("device-not-known");
    fresh.signIn();
    assertThat(unfamiliar(old)).as("the same browser again").isEmpty();
  }

  @Test
  void who_lost_the_one_before_is_not_followed_by_it_for_ever() {
    var old = signedIn(person(Role.OPERATOR));
    var fresh = browser().with(old);
    fresh.signIn();
    clock.pass(Duration.ofDays(30));
    fresh.signIn();
    browser().with(old).signIn();
    assertThat(unfamiliar(fresh)).as("now it is told here").hasSize(1);
  }

  @Test
  void another_persons_browser_is_none_of_mine() {
    var one = signedIn(person(Role.OPERATOR));
    signedIn(person(Role.OPERATOR));
    assertThat(unfamiliar(one)).isEmpty();
  }

  @Test
  void a_session_that_comes_from_another_kind_of_browser_is_nobodys() {
    var victim = browser();
    victim.headers.put("User-Agent", CHROME);
    victim.enrol(token(person(Role.OPERATOR)));
    assertThat(victim.get("/api/me").status()).isEqualTo(200);

    var thief = victim.copy(HOST);
    thief.headers.put("User-Agent", FIREFOX);
    assertThat(thief.get("/api/me").status()).isEqualTo(401);
    assertThat(victim.copy(HOST).get("/api/me").status()).as("with no name at all").isEqualTo(401);
    assertThat(victim.get("/api/me").status()).as("its owner goes on").isEqualTo(200);
  }

  @Test
  void a_bound_session_with_its_very_key_is_nobodys_from_another_kind_of_browser() {
    var key = new TestBrowserKey(clock);
    var victim = browser().with(key);
    victim.headers.put("User-Agent", CHROME);
    victim.enrol(token(person(Role.OPERATOR)));

    var elsewhere = victim.copy(HOST).with(key);
    elsewhere.headers.put("User-Agent", FIREFOX);
    assertThat(elsewhere.get("/api/me").status()).isEqualTo(401);
    elsewhere.headers.put("User-Agent", CHROME);
    assertThat(elsewhere.get("/api/me").status()).isEqualTo(200);
  }

  @Test
  void a_lost_passkey_is_taken_away_and_the_last_one_is_not() {
    var person = person(Role.OPERATOR);
    var laptop = signedIn(person);
    assertThat(remove(laptop, names(laptop).getFirst())).isEqualTo("last-passkey");

    clock.pass(Duration.ofSeconds(1));
    var offer = enrolmentLinks.offer(person.id(), null);
    var phone = browser();
    assertThat(phone.enrol(offer.token()).status()).isEqualTo(200);
    assertThat(names(laptop)).hasSize(2).isEqualTo(names(phone));

    clock.pass(Reauthentication.FRESH.plusSeconds(1));
    assertThat(remove(phone, names(phone).getFirst())).isEqualTo("touch-again");
    phone.touchAgain();
    assertThat(remove(phone, "0".repeat(64))).isEqualTo("not-found");
    assertThat(remove(phone, names(phone).getFirst())).isEqualTo("204");
    assertThat(names(phone)).hasSize(1);
    assertThat(laptop.get("/api/me").status()).as("signed in by it, perhaps").isEqualTo(401);
    assertThat(laptop.signIn().status()).isEqualTo(401);
    assertThat(remove(phone, names(phone).getFirst())).isEqualTo("last-passkey");
  }

  @Test
  void anothers_passkey_is_not_there() {
    var mine = signedIn(person(Role.OPERATOR));
    var theirs = signedIn(person(Role.OPERATOR));
    assertThat(remove(mine, names(theirs).getFirst())).isEqualTo("not-found");
    assertThat(names(theirs)).hasSize(1);
  }

  @Test
  void an_unused_browser_is_forgotten() {
    var old = signedIn(person(Role.OPERATOR));
    var other = browser().with(old);
    other.signIn();
    database
        .superuser()
        .sql("update known_device set known_at = first_at, seen_at = seen_at - interval '401 days'")
        .update();
    old.signIn();
    other.signIn();
    assertThat(unfamiliar(old)).as("it is new again").hasSize(1);
  }

  private static List<?> unfamiliar(TestBrowser browser) {
    return (List<?>) requireNonNull(browser.get("/api/me").json().get("unfamiliar"));
  }

  private static List<String> names(TestBrowser browser) {
    var all = (List<?>) requireNonNull(browser.get("/api/passkeys").json().get("passkeys"));
    return all.stream().map(it -> String.valueOf(((Map<?, ?>) it).get("name"))).toList();
  }

  private static String remove(TestBrowser browser, String name) {
    var answer = browser.send("DELETE", "/api/passkeys/" + name, null);
    return answer.status() == 204 ? "204" : answer.code();
  }
}
