package denwaban.people.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.access.CurrentUser;
import denwaban.access.Person;
import denwaban.access.Role;
import denwaban.database.CannotStart;
import denwaban.http.HostSettings;
import denwaban.http.Problem;
import denwaban.people.PeopleTest;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.method.HandlerMethod;
import tools.jackson.databind.json.JsonMapper;

/// Whoever says that he is at a site comes from one: here behind a proxy, which names addresses.
class SiteNetworksTest extends PeopleTest {

  @Autowired Workplaces workplaces;

  private SiteNetworkFilter siteNetworkFilter;
  private WorkplaceEndpoint endpoint;

  @BeforeEach
  void two_networks_are_declared() {
    var networks = new SiteNetworks(List.of("203.0.113.0/29", "2001:db8:1::/48"));
    var proxied =
        new HostSettings(
            HostSettings.Mode.OFFICE,
            List.of(),
            URI.create("https://front.example"),
            List.of("127.0.0.1"));
    siteNetworkFilter = new SiteNetworkFilter(networks, workplaces, proxied);
    endpoint = new WorkplaceEndpoint(workplaces, siteNetworkFilter);
  }

  @Test
  void a_site_is_stated_from_a_network_of_a_site_and_from_nowhere_else() {
    for (var outside :
        List.of("203.0.113.8", "203.0.112.255", "2001:db8:2::1", "198.51.100.7", "unknown", "")) {
      var user = operator(person(Role.OPERATOR));
      refused(() -> states(user, "site", outside));
      assertThat(workplaces.stated(user)).as(outside).isFalse();
    }
    for (var inside : List.of("203.0.113.0", "203.0.113.7", "2001:db8:1::1")) {
      var user = operator(person(Role.OPERATOR));
      states(user, "site", inside);
      assertThat(workplaces.stated(user)).as(inside).isTrue();
    }
  }

  @Test
  void what_a_visitor_says_of_himself_before_the_proxy_does_not_count() {
    refused(() -> states(operator(person(Role.OPERATOR)), "site", "203.0.113.1, 198.51.100.7"));
  }

  @Test
  void who_leaves_the_site_is_refused_until_he_is_back() throws Exception {
    var user = operator(person(Role.OPERATOR));
    assertThat(comes(user, "mine", "198.51.100.7")).as("nothing is stated yet").isTrue();
    states(user, "site", "203.0.113.1");
    refused(() -> comes(user, "mine", "198.51.100.7"));
    assertThat(comes(user, "all", "198.51.100.7")).as("what is not about calls").isTrue();
    assertThat(comes(user, "mine", "203.0.113.2")).isTrue();
  }

  @Test
  void a_home_that_hr_knows_is_anywhere() throws Exception {
    var person = person(Role.OPERATOR);
    var user = operator(person);
    var body = new JsonMapper().writeValueAsString(Map.of("kind", "employee", "place", "home"));
    var path = "/api/office/people/" + person.id() + "/engagement";
    assertThat(signedIn(Role.ADMIN).send("PUT", path, body).status()).isEqualTo(204);
    states(user, "home", "198.51.100.7");
    assertThat(workplaces.home(user)).isTrue();
    assertThat(comes(user, "mine", "198.51.100.8")).isTrue();
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

  private void states(CurrentUser user, String place, String from) {
    var body = new WorkplaceEndpoint.Stated(CleanDesk.VERSION, CleanDesk.ITEMS, place);
    endpoint.state(user, body, request(user, from));
  }

  /// Whether a request for this method of the endpoint is let through.
  private boolean comes(CurrentUser user, String method, String from) throws NoSuchMethodException {
    var handler =
        new HandlerMethod(
            endpoint, WorkplaceEndpoint.class.getDeclaredMethod(method, CurrentUser.class));
    return siteNetworkFilter.preHandle(request(user, from), new MockHttpServletResponse(), handler);
  }

  private static MockHttpServletRequest request(CurrentUser user, String from) {
    var request = new MockHttpServletRequest();
    request.addHeader("X-Forwarded-For", from);
    request.setAttribute(CurrentUser.ATTRIBUTE, user);
    return request;
  }

  /// In a session of his own.
  private static CurrentUser operator(Person person) {
    return new CurrentUser(
        person.id(), person.role(), null, UUID.randomUUID().toString(), person.name());
  }

  private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable action) {
    assertThatThrownBy(action)
        .isInstanceOfSatisfying(
            Problem.class, it -> assertThat(it.code()).isEqualTo("not-at-a-site"));
  }
}
