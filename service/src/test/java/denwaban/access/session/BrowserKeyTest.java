package denwaban.access.session;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.access.Person;
import denwaban.access.Role;
import denwaban.kernel.Bytes;
import denwaban.people.PeopleTest;
import denwaban.people.TestBrowser;
import denwaban.signin.OwnSessionsTest;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Sessions that are bound to the key of the browser in which they began.
class BrowserKeyTest extends PeopleTest {

  private static final String ME = "/api/me";

  private Person person() {
    return person(Role.OPERATOR);
  }

  private TestBrowserKey key() {
    return new TestBrowserKey(clock);
  }

  private TestBrowser bound(Person person, TestBrowserKey key) {
    var browser = browser().with(key);
    assertThat(browser.enrol(token(person)).status()).isEqualTo(200);
    return browser;
  }

  @Test
  void its_own_browser_goes_on_and_a_copied_cookie_opens_nothing() {
    var browser = bound(person(), key());
    var before = copied();
    assertThat(browser.get(ME).status()).isEqualTo(200);
    assertThat(browser.signIn().status()).isEqualTo(200);
    assertThat(browser.get(ME).status()).as("after a second sign-in").isEqualTo(200);

    assertThat(browser.copy(HOST).get(ME).code()).isEqualTo("signed-out");
    assertThat(browser.copy(HOST).with(key()).get(ME).code())
        .as("a key of his own")
        .isEqualTo("signed-out");
    assertThat(browser.copy(HOST).post("/api/sign-out", Map.of("everywhere", true)).status())
        .isEqualTo(401);
    assertThat(browser.get(ME).status()).as("its owner goes on").isEqualTo(200);
    assertThat(copied() - before).as("entries, one an hour").isOne();

    clock.pass(Duration.ofHours(1).dividedBy(6));
    browser.get(ME);
    browser.copy(HOST).get(ME);
    assertThat(copied() - before).isOne();
  }

  @Test
  void ones_own_list_and_page_say_which_session_is_bound_to_its_browser() {
    var person = person();
    var keeps = bound(person, key());
    var keepsNone = browser();
    assertThat(keepsNone.enrol(token(person)).json().get("bound")).isEqualTo(false);

    assertThat(keeps.get(ME).json().get("bound")).isEqualTo(true);
    assertThat(keepsNone.get(ME).json().get("bound")).isEqualTo(false);
    assertThat(OwnSessionsTest.sessions(keeps))
        .extracting(it ->
            List.of(
                Objects.requireNonNull(it.get("here")), Objects.requireNonNull(it.get("bound"))))
        .as("both may have begun at one instant")
        .containsExactlyInAnyOrder(List.of(false, false), List.of(true, true));
  }

  @Test
  void a_proof_is_for_one_method_and_one_address_with_its_query() {
    var key = key();
    var browser = bound(person(), key);
    var thief = browser.copy(HOST);
    for (var proof :
        new String[] {
          key.proof("POST", ME),
          key.proof("GET", "/api/sessions"),
          key.proof("GET", ME + "?more=1"),
          "",
          "1",
          key.proof("GET", ME) + "A",
          "x" + key.proof("GET", ME),
          flipped(key.proof("GET", ME))
        }) {
      thief.headers.put(RequestProof.HEADER, proof);
      assertThat(thief.get(ME).code()).as(proof).isEqualTo("signed-out");
    }
    thief.headers.put(RequestProof.HEADER, key.proof("GET", ME + "?more=1"));
    assertThat(thief.get(ME + "?more=1").status()).isEqualTo(200);
  }

  @Test
  void a_clock_may_be_two_minutes_wrong_and_is_told_the_right_time_beyond() {
    var key = key();
    var browser = bound(person(), key);
    var skew = 120_000;
    for (var sign : new int[] {-1, 1}) {
      browser.headers.put(RequestProof.HEADER, key.proof("GET", ME, clock.millis() + sign * skew));
      assertThat(browser.get(ME).status()).isEqualTo(200);
      browser.headers.put(
          RequestProof.HEADER, key.proof("GET", ME, clock.millis() + sign * (skew + 1)));
      var late = browser.get(ME);
      assertThat(late.code()).isEqualTo("clock-differs");
      assertThat(late.raw().headers().firstValue("Denwaban-Now"))
          .contains(Long.toString(clock.millis()));
    }
    browser.headers.put(RequestProof.HEADER, key().proof("GET", ME, 1));
    assertThat(browser.get(ME).raw().headers().firstValue("Denwaban-Now"))
        .as("whose signature is wrong learns no time")
        .isEmpty();
  }

  @Test
  void what_the_browser_fetches_by_itself_has_the_proof_in_its_address() {
    var key = key();
    var browser = bound(person(), key);
    var thief = browser.copy(HOST);
    assertThat(thief.get(ME + "?proof=" + key.proof("GET", ME)).status()).isEqualTo(200);
    var longer = ME + "?a=b";
    assertThat(thief.get(longer + "&proof=" + key.proof("GET", longer)).status()).isEqualTo(200);
    assertThat(thief.get(ME + "?a=c&proof=" + key.proof("GET", longer)).status()).isEqualTo(401);
    var address = "/api/sign-out?proof=" + key.proof("POST", "/api/sign-out");
    assertThat(thief.post(address, Map.of("everywhere", false)).status())
        .as("a form of a stranger's page cannot either")
        .isEqualTo(401);
    clock.pass(Duration.ofMillis(120_001));
    var old = "?proof=" + key.proof("GET", ME, clock.millis() - 120_001);
    assertThat(thief.get(ME + old).code()).isEqualTo("clock-differs");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "AAAA", "short", "long", "zeros", "!"})
  void a_sign_in_with_a_key_that_is_none_is_refused(String kind) {
    var browser = signedIn(person());
    var options = browser.post("/api/sign-in/options", Map.of());
    var body = browser.authenticator.get(options.json(), browser.origin());
    browser.headers.put(BrowserKey.HEADER, broken(kind));
    assertThat(browser.post("/api/sign-in", body).code()).isEqualTo("malformed");
    browser.headers.remove(BrowserKey.HEADER);
    assertThat(browser.post("/api/sign-in", body).status()).as("nothing is used up").isEqualTo(200);
  }

  @Test
  void a_browser_without_keys_has_a_session_that_is_bound_to_nothing() {
    var browser = signedIn(person());
    assertThat(browser.copy(HOST).get(ME).status()).isEqualTo(200);
  }

  private String broken(String kind) {
    var good = Bytes.ofBase64url(key().text()).toArray();
    return switch (kind) {
      case "short" -> text(Arrays.copyOf(good, good.length - 1));
      case "long" -> text(Arrays.copyOf(good, good.length + 1));
      case "zeros" -> text(new byte[good.length]);
      case String other -> other;
    };
  }

  private static String text(byte[] bytes) {
    return Bytes.of(bytes).base64url();
  }

  private static String flipped(String proof) {
    var at = proof.indexOf('.') + 10;
    return proof.substring(0, at) + (proof.charAt(at) == 'A' ? 'B' : 'A') + proof.substring(at + 1);
  }

  private static int copied() {
    return database
        .superuser()
        .sql(
            "select count(*) from audit_outbox where leaf::jsonb ->> 'act' = 'person.sign-in.refused'")
        .query(Integer.class)
        .single();
  }
}
