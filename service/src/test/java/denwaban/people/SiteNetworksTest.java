package denwaban.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.database.CannotStart;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.json.JsonMapper;

/// Whoever says that he is at a site comes from one: here behind a proxy, which names addresses.
@TestPropertySource(
    properties = {
      "denwaban.places.networks=203.0.113.0/29,2001:db8:1::/48",
      "denwaban.public-url=http://front.localhost"
    })
class SiteNetworksTest extends PeopleTest {

  @Autowired Places places;

  @Test
  void a_site_is_stated_from_a_network_of_a_site_and_from_nowhere_else() {
    for (var outside : List.of("203.0.113.8", "203.0.112.255", "2001:db8:2::1", "198.51.100.7")) {
      assertThat(state(from(outside), "site").code()).as(outside).isEqualTo("not-at-a-site");
    }
    for (var inside : List.of("203.0.113.0", "203.0.113.7", "2001:db8:1::1")) {
      assertThat(state(from(inside), "site").status()).as(inside).isEqualTo(204);
    }
  }

  @Test
  void what_a_visitor_says_of_himself_before_the_proxy_does_not_count() {
    assertThat(state(from("203.0.113.1, 198.51.100.7"), "site").code()).isEqualTo("not-at-a-site");
  }

  @Test
  void who_leaves_the_site_is_refused_until_he_is_back() {
    var operator = from("203.0.113.1");
    state(operator, "site");
    operator.headers.put("X-Forwarded-For", "198.51.100.7");
    assertThat(operator.get("/api/place").code()).isEqualTo("not-at-a-site");
    assertThat(operator.get("/api/me").status()).as("what is not about calls").isEqualTo(200);
    operator.headers.put("X-Forwarded-For", "203.0.113.2");
    assertThat(operator.get("/api/place").status()).isEqualTo(200);
  }

  @Test
  void a_home_that_hr_knows_is_anywhere() {
    var person = person(Role.OPERATOR);
    var operator = from("198.51.100.7", person);
    var body = new JsonMapper().writeValueAsString(Map.of("kind", "employee", "place", "home"));
    var path = "/api/office/people/" + person.id() + "/engagement";
    assertThat(from("203.0.113.1", person(Role.ADMIN)).send("PUT", path, body).status())
        .isEqualTo(204);
    assertThat(state(operator, "home").status()).isEqualTo(204);
    assertThat(operator.get("/api/place").status()).isEqualTo(200);
  }

  @Test
  void nothing_declared_compares_nothing() {
    assertThat(new SiteNetworks(List.of()).hold("198.51.100.7")).isTrue();
  }

  @Test
  void what_is_no_network_does_not_start() {
    for (var wrong : List.of("203.0.113.0/33", "office", "203.0.113/24", "2001:db8::/129", "")) {
      assertThatThrownBy(() -> new SiteNetworks(List.of(wrong)))
          .as(wrong)
          .isInstanceOf(CannotStart.class);
    }
    var most = Collections.nCopies(SiteNetworks.LIMIT, "203.0.113.1");
    assertThat(new SiteNetworks(most).networks()).hasSize(SiteNetworks.LIMIT);
    assertThatThrownBy(
            () -> new SiteNetworks(Collections.nCopies(SiteNetworks.LIMIT + 1, "203.0.113.1")))
        .isInstanceOf(CannotStart.class);
  }

  private TestBrowser from(String address) {
    return from(address, person(Role.OPERATOR));
  }

  private TestBrowser from(String address, Person person) {
    var browser = signedIn(person);
    browser.headers.put("X-Forwarded-For", address);
    return browser;
  }

  private static TestBrowser.Answer state(TestBrowser browser, String place) {
    return browser.post(
        "/api/place",
        Map.of("version", CleanDesk.VERSION, "items", CleanDesk.ITEMS, "place", place));
  }
}
