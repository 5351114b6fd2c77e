package denwaban.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

class HostNamesTest {

  private final HostNames office =
      names(HostSettings.Mode.OFFICE, URI.create("https://desk.example.jp"));
  private final HostNames demo = names(HostSettings.Mode.DEMO, null);

  private static HostNames names(HostSettings.Mode mode, @Nullable URI url) {
    return new HostNames(new HostSettings(mode, List.of("inside.example.jp"), url, List.of()));
  }

  @ParameterizedTest
  @CsvSource({
    "desk.example.jp, desk.example.jp, https://desk.example.jp",
    "DESK.example.jp:8080, desk.example.jp, https://desk.example.jp",
    "inside.example.jp, inside.example.jp, http://inside.example.jp",
    "inside.example.jp:65535, inside.example.jp, http://inside.example.jp:65535",
    "localhost:1, localhost, http://localhost:1",
  })
  void our_own_names_are_a_site(String authority, String host, String origin) {
    assertThat(office.of(authority, false)).contains(new Site(host, origin));
  }

  @Test
  void a_secure_site_has_a_secure_origin() {
    assertThat(office.of("inside.example.jp", true))
        .contains(new Site("inside.example.jp", "https://inside.example.jp"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ":80",
        "evil.example",
        "desk.example.jp.evil.example",
        "x.desk.example.jp",
        "desk.example.jp:",
        "desk.example.jp:x",
        "desk.example.jp:123456",
        "desk.example.jp:-1",
        "desk.example.jp:80:80",
        "desk.example.jp@evil.example",
        "aoba.localhost",
        "127.0.0.1",
        "[::1]:80"
      })
  void every_other_name_is_a_strangers(String authority) {
    assertThat(office.of(authority, false)).isEmpty();
  }

  @Test
  void a_demo_has_a_name_for_each_company_and_none_below_it() {
    for (var good : List.of("a", "aoba-1", "a".repeat(32))) {
      assertThat(demo.of(good + ".localhost:80", false)).as(good).isPresent();
    }
    for (var bad : List.of("", "a.b", "a".repeat(33), "a_b", "あ")) {
      assertThat(demo.of(bad + ".localhost:80", false)).as(bad).isEmpty();
    }
  }

  @Test
  void without_a_host_header_the_two_parts_of_the_authority_count() {
    var request = new MockHttpServletRequest();
    request.setServerName("inside.example.jp");
    request.setServerPort(80);
    assertThat(office.of(request))
        .contains(new Site("inside.example.jp", "http://inside.example.jp"));
    request.setServerPort(443);
    assertThat(office.of(request))
        .contains(new Site("inside.example.jp", "http://inside.example.jp:443"));
    request.setSecure(true);
    assertThat(office.of(request))
        .contains(new Site("inside.example.jp", "https://inside.example.jp"));
    request.addHeader("Host", "evil.example");
    assertThat(office.of(request)).isEmpty();
  }
}
