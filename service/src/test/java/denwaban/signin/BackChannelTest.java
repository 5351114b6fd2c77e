package denwaban.signin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import denwaban.access.Role;
import denwaban.people.PeopleHouse;
import denwaban.people.PeopleTest;
import denwaban.people.TestBrowser;
import denwaban.people.TestProviders;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Somebody signs out at his provider, or is put out there, and the provider says so.
class BackChannelTest extends PeopleTest {

  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

  private static int last;

  @Autowired TestProviders providers;

  private final String subject = "out-sub-" + ++last;

  @AfterEach
  void false_words_are_forgotten() {
    providers.away = false;
    clock.pass(Duration.ofMinutes(5).plusSeconds(1));
  }

  @Test
  void what_began_by_the_provider_ends_and_what_began_by_the_passkey_does_not() {
    var own = linked();
    var by = comes();
    var before = entries();

    assertThat(says(providers.signsOut(null, subject, clock.instant()))).isEqualTo(200);

    assertThat(by.get("/api/me").status()).isEqualTo(401);
    assertThat(own.get("/api/me").status()).isEqualTo(200);
    assertThat(entries()).isEqualTo(before + 1);
  }

  @Test
  void a_word_is_about_what_was_before_it_so_that_it_may_be_heard_twice() {
    linked();
    var word = providers.signsOut(null, subject, clock.instant());
    clock.pass(Duration.ofSeconds(1));
    var later = comes();

    assertThat(says(word)).isEqualTo(200);

    assertThat(later.get("/api/me").status()).isEqualTo(200);
  }

  @Test
  void a_word_about_whom_nobody_linked_ends_nothing_and_looks_the_same() {
    linked();
    var by = comes();

    assertThat(says(providers.signsOut(null, "nobody", clock.instant()))).isEqualTo(200);

    assertThat(by.get("/api/me").status()).isEqualTo(200);
  }

  @Test
  void the_word_of_another_provider_ends_nothing() {
    linked();
    var by = comes();
    var clients = providers.signsOut(PeopleHouse.AOBA, subject, clock.instant());

    assertThat(says(clients)).as("at the office's address").isEqualTo(400);
    assertThat(says("/oidc/logout/aoba", clients)).isEqualTo(200);
    assertThat(says("/oidc/logout/minato", clients)).as("has none").isEqualTo(404);
    assertThat(says("/oidc/logout/nobody", clients)).isEqualTo(404);

    assertThat(by.get("/api/me").status()).isEqualTo(200);
  }

  @Test
  void so_many_false_words_from_one_address_and_then_none_for_a_while() {
    for (var n = 1; n < 30; n++) assertThat(says("x")).isEqualTo(400);
    providers.away = true;
    assertThat(says("x")).as("a provider that is away is nobody's lie").isEqualTo(503);
    providers.away = false;
    for (var n = 0; n < 3; n++) {
      var word = providers.signsOut(null, "nobody", clock.instant());
      assertThat(says(word)).as("true words are not counted").isEqualTo(200);
    }
    assertThat(says("x")).as("the last").isEqualTo(400);
    assertThat(says("x")).isEqualTo(429);
  }

  @Test
  void false_words_about_one_client_do_not_shut_out_another() {
    linked();
    var by = comes();
    var clients = providers.signsOut(PeopleHouse.AOBA, "nobody", clock.instant());
    for (var n = 1; n <= 30; n++) {
      assertThat(says("/oidc/logout/aoba", "x")).isEqualTo(400);
    }
    assertThat(says("/oidc/logout/aoba", clients)).isEqualTo(429);

    assertThat(says(providers.signsOut(null, subject, clock.instant()))).isEqualTo(200);

    assertThat(by.get("/api/me").status()).isEqualTo(401);
  }

  @Test
  void a_page_of_a_stranger_says_nothing_and_no_cookie_is_looked_at() throws Exception {
    var word = providers.signsOut(null, subject, clock.instant());
    assertThat(send("/oidc/logout", word, Map.of("Sec-Fetch-Site", "cross-site"))).isEqualTo(403);
    assertThat(send("/oidc/logout", word, Map.of("Cookie", "__Host-sid=nonsense"))).isEqualTo(200);
  }

  @Test
  void another_form_is_refused() throws Exception {
    assertThat(send("/oidc/logout", word("a", "b"), Map.of())).isEqualTo(400);
    var json =
        HTTP.send(
            request("/oidc/logout")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build(),
            BodyHandlers.discarding());
    assertThat(json.statusCode()).isEqualTo(415);
    assertThat(browser().get("/oidc/logout").status()).as("no page").isEqualTo(404);
  }

  private TestBrowser linked() {
    var browser = signedIn(person(Role.OPERATOR));
    var back = providers.proves(browser.post("/api/identity/begin", Map.of()), subject, false);
    assertThat(browser.post("/api/identity", back).status()).isEqualTo(204);
    return browser;
  }

  private TestBrowser comes() {
    var browser = browser();
    var begun = browser.post("/api/sign-in/provider/begin", Map.of());
    var answer = browser.post("/api/sign-in/provider", providers.proves(begun, subject, true));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return browser;
  }

  private int says(String token) {
    return says("/oidc/logout", token);
  }

  private int says(String path, String token) {
    try {
      return send(path, word("logout_token", token), Map.of());
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static String word(String name, String value) {
    return name + "=" + URLEncoder.encode(value, UTF_8);
  }

  private int send(String path, String body, Map<String, String> headers) throws Exception {
    var request =
        request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    body.contains("=") ? body : word("logout_token", body)));
    headers.forEach(request::header);
    return HTTP.send(request.build(), BodyHandlers.discarding()).statusCode();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .header("Host", HOST + ":" + port);
  }

  private static long entries() {
    return database
        .superuser()
        .sql("select count(*) from audit_outbox where leaf::jsonb ->> 'act' = 'person.signed-out'")
        .query(Long.class)
        .single();
  }
}
