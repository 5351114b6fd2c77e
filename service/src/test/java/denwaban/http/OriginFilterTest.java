package denwaban.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import denwaban.access.Permission;
import denwaban.access.RequiresPermission;
import denwaban.access.Role;
import denwaban.database.tenant.RequestScope;
import denwaban.people.PeopleTest;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

class OriginFilterTest extends PeopleTest {

  /// An endpoint whose author forgot to say whom it permits.
  @RestController
  static class Forgotten {
    @GetMapping("/api/forgotten")
    String forgotten() {
      return "secret";
    }
  }

  @RestController
  static class HowFar {
    @GetMapping("/api/how-far")
    @RequiresPermission(Permission.SIGNED_IN)
    Map<String, String> howFar() {
      return Map.of("reach", RequestScope.now().toString());
    }
  }

  @Test
  void a_request_reaches_as_far_as_whoever_asks() {
    for (var role : Role.values()) {
      var person = person(role);
      var reach =
          switch (role) {
            case OPERATOR, SUPERVISOR ->
                new RequestScope.InHand(person.id(), clock.instant().minus(Duration.ofMinutes(15)));
            case CLIENT_ADMIN, CLIENT_MEMBER, CLIENT_AUDITOR ->
                new RequestScope.Own(Objects.requireNonNull(person.client()));
            case ADMIN, QUALITY_REVIEWER, HR, SECURITY_OFFICER, INTERNAL_AUDITOR ->
                new RequestScope.Any();
          };
      assertThat(signedIn(person).get("/api/how-far").json().get("reach"))
          .as(role.code())
          .isEqualTo(reach.toString());
    }
  }

  @Test
  void an_endpoint_that_names_no_permission_is_closed_to_everybody() {
    var answer = signedIn(Role.ADMIN).get("/api/forgotten");

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.code()).isEqualTo("no-permission-declared");
    assertThat(answer.text()).doesNotContain("secret");
  }

  @Test
  void a_host_name_that_is_not_ours_is_misdirected() {
    var browser = browser();
    for (var host :
        new String[] {"evil.example", "localhost.evil.example", "127.0.0.1", "a.b.localhost"}) {
      browser.headers.put("Host", host + ":" + port);
      assertThat(browser.get("/api/me").status()).as(host).isEqualTo(421);
    }
  }

  @Test
  void a_change_needs_our_own_origin() {
    var browser = signedIn(Role.ADMIN);
    for (var origin :
        new String[] {
          "http://evil.example",
          "null",
          "http://aoba.localhost:" + port,
          "https://" + HOST + ":" + port,
          "http://" + HOST + ":1"
        }) {
      browser.headers.put("Origin", origin);
      var answer = browser.post("/api/sign-out", Map.of("everywhere", true));
      assertThat(answer.code()).as(origin).isEqualTo("wrong-origin");
    }
    browser.headers.remove("Origin");
    assertThat(browser.post("/api/sign-out", Map.of("everywhere", true)).status()).isEqualTo(403);
    assertThat(browser.get("/api/me").status()).isEqualTo(200);
  }

  /// Where programs come, no origin is asked for: nothing else may be reached by that root.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/scim/../api/sign-in/options",
        "/scim/%2e%2e/api/sign-in/options",
        "/scim/..;/api/sign-in/options"
      })
  void the_programs_root_is_no_way_round_the_origin(String path) {
    var browser = browser();
    browser.headers.remove("Origin");
    assertThat(browser.post("/api/sign-in/options", Map.of()).code()).isEqualTo("wrong-origin");
    assertThat(browser.post(path, Map.of()).status()).isIn(400, 403, 404, 405);
    browser.headers.put("Sec-Fetch-Site", "cross-site");
    assertThat(browser.post("/scim/v2/Users", Map.of()).status()).isEqualTo(403);
  }

  @Test
  void a_reading_caused_by_another_site_is_refused() {
    var browser = signedIn(Role.ADMIN);
    // none: somebody typed the address
    for (var from : new String[] {"same-origin", "none"}) {
      browser.headers.put("Sec-Fetch-Site", from);
      assertThat(browser.get("/api/me").status()).as(from).isEqualTo(200);
    }
    for (var from : new String[] {"cross-site", "same-site"}) {
      browser.headers.put("Sec-Fetch-Site", from);
      assertThat(browser.get("/api/me").code()).as(from).isEqualTo("wrong-origin");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/%61pi/me", "/ap%69/me", "/api;x/me", "/api;/me", "/api%2Fme"})
  void an_address_in_another_spelling_leads_nowhere(String path) {
    var browser = signedIn(Role.ADMIN);
    browser.headers.put("Sec-Fetch-Site", "cross-site");
    assertThat(browser.get(path).status()).isIn(400, 404);
    browser.headers.remove("Sec-Fetch-Site");
    assertThat(browser.get(path).status()).isIn(400, 404);
  }

  @Test
  void a_demo_is_not_served_through_a_proxy() {
    for (var header :
        new String[] {
          "Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "Via"
        }) {
      var browser = browser();
      browser.headers.put(header, "x");
      assertThat(browser.get("/api/me").code()).as(header).isEqualTo("demo-behind-a-proxy");
    }
  }

  @Test
  void strange_methods_are_refused() {
    var browser = browser();
    for (var method : new String[] {"TRACE", "OPTIONS", "PATCH", "PROPFIND"}) {
      assertThat(browser.send(method, "/api/me", null).status()).as(method).isEqualTo(405);
    }
  }

  @Test
  void a_body_says_its_length_and_is_not_too_long() throws Exception {
    assertThat(statusOf("Content-Length: 16777216")).isEqualTo("405"); // passed on
    assertThat(statusOf("Content-Length: 16777217")).isEqualTo("413");
    assertThat(statusOf("Transfer-Encoding: chunked")).isEqualTo("411");
  }

  /// Sends the head of a request and one byte of its body: enough to refuse it.
  private String statusOf(String length) throws Exception {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(10_000);
      var request =
          """
          POST /api/me HTTP/1.1\r
          Host: %1$s:%2$d\r
          Origin: http://%1$s:%2$d\r
          Content-Type: application/json\r
          %3$s\r
          \r
          x\
          """
              .formatted(HOST, port, length);
      socket.getOutputStream().write(request.getBytes(US_ASCII));
      return new String(socket.getInputStream().readNBytes(12), US_ASCII).substring(9);
    }
  }

  @Test
  void a_role_does_what_it_may_and_nothing_else() {
    var see = Set.of(Role.ADMIN, Role.HR, Role.SECURITY_OFFICER, Role.INTERNAL_AUDITOR);
    for (var role : Role.values()) {
      var status = signedIn(role).get("/api/office/people").status();
      assertThat(status).as(role.code()).isEqualTo(see.contains(role) ? 200 : 403);
    }
    assertThat(browser().get("/api/office/people").status()).isEqualTo(401);
  }

  @Test
  void errors_speak_the_readers_language_and_repeat_nothing() {
    var browser = browser();
    browser.headers.put("Accept-Language", "en-GB,ja;q=0.5");
    assertThat(browser.get("/api/me").json().get("detail")).isEqualTo("Please sign in first.");
    browser.headers.put("Accept-Language", "ja");
    assertThat(browser.get("/api/me").json().get("detail")).isEqualTo("サインインしてください。");
    browser.headers.put("Accept-Language", ";;;");
    var answer = browser.get("/api/me?secret=abc");
    assertThat(answer.json().get("detail")).isEqualTo("サインインしてください。");
    assertThat(answer.text()).doesNotContain("abc");
    assertThat(answer.raw().headers().firstValue("Content-Type"))
        .hasValue("application/problem+json");
  }
}
