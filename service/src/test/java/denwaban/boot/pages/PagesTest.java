package denwaban.boot.pages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import denwaban.database.TestDatabase;
import denwaban.kernel.Bytes;
import denwaban.people.PeopleHouse;
import denwaban.people.TestBrowser;
import denwaban.seal.crypto.Digest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(
    classes = PeopleHouse.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = "denwaban.mode=demo")
class PagesTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry registry) {
    database.settings(registry);
  }

  @LocalServerPort int port;

  @Test
  void every_screens_address_gets_the_page_with_a_nonce_of_its_own() {
    var nonces = new java.util.HashSet<String>();
    for (var path : new String[] {"/", "/desk", "/inbox/some-id", "/enrol", "/a/b/c/d/e"}) {
      var answer = get(path);
      var policy = header(answer, "Content-Security-Policy");
      var nonce = policy.replaceAll(".*'nonce-([^']+)'.*", "$1");
      assertThat(answer.status()).as(path).isEqualTo(200);
      assertThat(answer.text()).contains("nonce=\"" + nonce + "\"").doesNotContain("__CSP");
      assertThat(header(answer, "Cache-Control")).isEqualTo("no-store");
      assertThat(header(answer, "Content-Type")).isEqualTo("text/html;charset=UTF-8");
      assertThat(nonces.add(nonce)).isTrue();
    }
  }

  @Test
  void the_policy_has_no_hole_for_inline_or_foreign_scripts() {
    var policy = header(get("/desk"), "Content-Security-Policy");

    assertThat(policy)
        .contains(
            "default-src 'none'",
            "script-src 'self' 'sha256-",
            "worker-src 'self';",
            "base-uri 'none'",
            "frame-ancestors 'none'",
            "require-trusted-types-for 'script'")
        .doesNotContain("unsafe", "http:", "https:", "*", "data:");
  }

  @Test
  void the_cell_that_holds_the_keys_may_talk_to_nobody() {
    assertThat(header(get("/seal.js"), "Content-Security-Policy"))
        .contains("default-src 'none'", "connect-src 'none'", "script-src 'none'")
        .contains("worker-src 'none'", "require-trusted-types-for 'script'")
        .doesNotContain("self", "unsafe", "http", "*", "nonce", "data:", "blob:");
  }

  @Test
  void scripts_without_a_hash_are_blocked_and_the_map_of_hashes_is_the_one_that_was_built() {
    var answer = get("/desk");
    var map = answer.text().replaceAll("(?s).*<script type=\"importmap\">(.*?)</script>.*", "$1");

    assertThat(header(answer, "Integrity-Policy")).isEqualTo("blocked-destinations=(script)");
    assertThat(header(answer, "Content-Security-Policy"))
        .contains(
            "'sha256-" + Digest.sha256(Bytes.of(map.getBytes(UTF_8))).base64() + "'; worker-src");
  }

  @Test
  void the_list_of_files_is_asked_for_again_and_sent_again_when_the_screens_changed() {
    assertThat(get("/bundle.txt").text()).contains("  index.html\n", "  assets/test-1234.js\n");
    for (var path : new String[] {"/bundle.txt", "/mark-test.svg"}) {
      var answer = get(path);
      assertThat(header(answer, "Cache-Control")).as(path).isEqualTo("no-cache");
      var same = unless(header(answer, "ETag"), path);
      assertThat(same.status()).as(path).isEqualTo(304);
      assertThat(header(same, "Content-Security-Policy")).as(path).isNotEmpty();
      assertThat(unless("\"of-the-screens-before\"", path).text())
          .as(path)
          .isEqualTo(answer.text());
    }
    assertThat(header(get("/bundle.txt"), "Content-Type")).startsWith("text/plain");
  }

  @Test
  void files_with_a_digest_in_their_name_are_kept_and_others_asked_for_again() {
    assertThat(header(get("/assets/test-1234.js"), "Cache-Control")).contains("immutable");
    assertThat(header(get("/assets/test-1234.js"), "Content-Type")).contains("javascript");
    assertThat(header(get("/mark-test.svg"), "Cache-Control")).doesNotContain("immutable");
  }

  @Test
  void nothing_but_the_screens_is_served() {
    for (var path :
        new String[] {
          "/index.html",
          "/application.yaml",
          "/assets/../../application.yaml",
          "/..%2fapplication.yaml",
          "/%2e%2e/application.yaml",
          "/assets/absent.js",
          "/not-in-the-list.js",
          "/denwaban/Denwaban.class",
          "/api",
          "/api/",
          "/api/nothing",
          "/api/../api/nothing",
          "/actuator/health.json"
        }) {
      assertThat(get(path).status()).as(path).isIn(400, 404);
    }
  }

  @Test
  void every_answer_carries_the_headers_errors_included() {
    for (var path : new String[] {"/", "/api/nothing", "/api/me", "/mark-test.svg"}) {
      var answer = get(path);
      assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(header(answer, "Referrer-Policy")).isEqualTo("no-referrer");
      assertThat(header(answer, "Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
      assertThat(header(answer, "Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
      assertThat(header(answer, "Permissions-Policy")).contains("microphone=(self)", "camera=()");
      assertThat(answer.raw().headers().firstValue("Server")).isEmpty();
      assertThat(answer.raw().headers().firstValue("Strict-Transport-Security")).isEmpty();
    }
    assertThat(header(get("/api/me"), "Cache-Control")).isEqualTo("no-store");
    var stranger = new TestBrowser(port, "evil.example").get("/");
    assertThat(stranger.status()).isEqualTo(421);
    assertThat(header(stranger, "Content-Security-Policy")).isNotEmpty();
  }

  @Test
  void what_is_not_there_looks_the_same_everywhere() {
    assertThat(get("/api/objects/1").text()).isEqualTo(get("/api/nothing").text());
  }

  private TestBrowser.Answer get(String path) {
    return new TestBrowser(port, "desk.localhost").get(path);
  }

  private TestBrowser.Answer unless(String tag, String path) {
    var browser = new TestBrowser(port, "desk.localhost");
    browser.headers.put("If-None-Match", tag);
    return browser.get(path);
  }

  private static String header(TestBrowser.Answer answer, String name) {
    return answer.raw().headers().firstValue(name).orElse("");
  }
}
