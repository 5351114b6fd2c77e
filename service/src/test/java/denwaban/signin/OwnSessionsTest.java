package denwaban.signin;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.access.Role;
import denwaban.access.SessionEnded;
import denwaban.access.session.Sessions;
import denwaban.http.BrowserLabel;
import denwaban.people.PeopleTest;
import denwaban.people.TestBrowser;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A person sees where he is signed in, and ends what he does not know.
public class OwnSessionsTest extends PeopleTest {

  private static final String CHROME =
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
          + " Chrome/146.0.0.0 Safari/537.36";

  @Test
  void who_is_signed_in_twice_sees_both_and_which_one_is_here() {
    var person = person(Role.OPERATOR);
    var one = signedIn(person);
    one.headers.put("User-Agent", CHROME);
    var older = another(one);

    var all = sessions(one);
    assertThat(all).hasSize(2);
    assertThat(all.getFirst())
        .containsEntry("here", true)
        .containsEntry("device", "Chrome, Windows");
    assertThat(all.getLast()).containsEntry("here", false);
    assertThat(sessions(older).getLast()).containsEntry("here", true);
  }

  @Test
  void one_of_them_is_ended_at_once_with_an_entry() {
    var one = signedIn(person(Role.CLIENT_MEMBER));
    var older = another(one);
    var id = id(sessions(one).getLast());

    assertThat(one.send("DELETE", "/api/sessions/" + id, null).status()).isEqualTo(204);
    assertThat(older.get("/api/me").status()).isEqualTo(401);
    assertThat(sessions(one)).hasSize(1);
    assertThat(heard.events).contains(new SessionEnded(id));
    assertThat(
            database
                .superuser()
                .sql(
                    "select count(*) from audit_outbox where leaf::jsonb ->> 'session' = :id and leaf::jsonb ->> 'act' = 'person.signed-out'")
                .param("id", id)
                .query(Long.class)
                .single())
        .isOne();
    assertThat(one.send("DELETE", "/api/sessions/" + id, null).status()).isEqualTo(404);
  }

  @Test
  void anothers_is_not_there_and_stays() {
    var other = signedIn(Role.ADMIN);
    var id = id(sessions(other).getFirst());
    var mine = signedIn(Role.ADMIN);

    assertThat(sessions(mine)).hasSize(1);
    var refused = mine.send("DELETE", "/api/sessions/" + id, null);
    var nothing = mine.send("DELETE", "/api/sessions/" + UUID.randomUUID(), null);
    assertThat(refused.status()).isEqualTo(404);
    assertThat(refused.text()).isEqualTo(nothing.text());
    assertThat(other.get("/api/me").status()).isEqualTo(200);
  }

  @Test
  void one_that_was_idle_too_long_is_not_shown() {
    var person = person(Role.OPERATOR);
    var one = signedIn(person);
    clock.pass(Sessions.IDLE);
    another(one);
    assertThat(sessions(one)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "00000000", "%20"})
  void what_is_no_id_is_not_there(String id) {
    var answer = signedIn(Role.OPERATOR).send("DELETE", "/api/sessions/" + id, null);
    assertThat(answer.status()).isIn(400, 404);
  }

  @Test
  void a_stranger_sees_none() {
    assertThat(browser().get("/api/sessions").status()).isEqualTo(401);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/1 Safari/537.36 Edg/1 | Edge, Windows",
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15) AppleWebKit/605 Version/18 Safari/605 | Safari, macOS",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) CriOS/1 Mobile Safari/604 | Chrome, iPhone",
        "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0 | Firefox, Linux",
        "Mozilla/5.0 (Linux; Android 16) Chrome/1 Mobile Safari/537.36 | Chrome, Android",
        "curl/8 | ''",
        "Something Windows | Windows",
      })
  void browsers_are_told_in_coarse_words(String agent, String words) {
    assertThat(BrowserLabel.of(agent)).isEqualTo(words);
  }

  @Test
  void a_browser_that_says_nothing_or_nonsense_is_nothing() {
    assertThat(BrowserLabel.of(null)).isEmpty();
    assertThat(BrowserLabel.of("x".repeat(100_000))).isEmpty();
  }

  /// Signs in once more, a second later.
  ///
  /// @return a window that still has the session from before
  private TestBrowser another(TestBrowser browser) {
    clock.pass(Duration.ofSeconds(1));
    var older = browser.copy(HOST);
    browser.forgetCookie();
    browser.signIn();
    return older;
  }

  @SuppressWarnings("unchecked")
  public static List<Map<String, Object>> sessions(TestBrowser browser) {
    var all = browser.get("/api/sessions").json().get("sessions");
    return (List<Map<String, Object>>) Objects.requireNonNull(all);
  }

  private static String id(Map<String, Object> session) {
    return String.valueOf(session.get("id"));
  }
}
