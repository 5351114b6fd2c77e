package denwaban.watch.watchlist;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.access.Role;
import denwaban.audit.AuditLog;
import denwaban.call.NumberParser;
import denwaban.database.TestDatabase;
import denwaban.database.tenant.TenantTransactions;
import denwaban.kernel.ClientId;
import denwaban.kernel.Ids;
import denwaban.people.EnrolmentLinks;
import denwaban.people.People;
import denwaban.people.PeopleHouse;
import denwaban.people.TestBrowser;
import denwaban.storage.key.KeyVault;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// The addresses of watched numbers, over HTTP.
@SpringBootTest(
    classes = {PeopleHouse.class, WatchedCallersEndpointTest.Room.class},
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = "denwaban.mode=demo")
class WatchedCallersEndpointTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static final String PATH = "/api/office/watch/callers";

  @TestConfiguration(proxyBeanMethods = false)
  static class Room {

    @Bean
    WatchedCallers callers(
        TenantTransactions transactions,
        JdbcClient db,
        KeyVault keys,
        People people,
        AuditLog audit,
        Clock clock,
        Ids ids) {
      var book = new WatchlistTable(db);
      var tokens = new NumberTokens(transactions, book, keys);
      return new WatchedCallers(transactions, book, tokens, people, audit, clock, ids);
    }

    @Bean
    WatchedCallersEndpoint endpoint(WatchedCallers callers, People people) {
      return new WatchedCallersEndpoint(callers, new NumberParser("81"), people);
    }
  }

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry registry) {
    database.settings(registry);
  }

  @LocalServerPort int port;
  @Autowired People people;
  @Autowired EnrolmentLinks enrolmentLinks;

  @Test
  void the_office_watches_a_number_lists_it_without_and_lets_it_go() {
    var office = signedIn(Role.ADMIN);
    var added = office.post(PATH, canary("０９０－７３１０－５５８２"));
    assertThat(added.status()).isEqualTo(201);
    assertThat(added.json().get("label")).isEqualTo("カナリア");
    assertThat(office.post(PATH, canary("+81 90 7310 5582")).code()).isEqualTo("watched-already");

    var listed = office.get(PATH).text();
    assertThat(listed).contains("カナリア").doesNotContain("73105582", "7310");

    var one = PATH + "/" + added.json().get("id");
    assertThat(office.send("DELETE", one, null).status()).isEqualTo(204);
    assertThat(office.get(PATH).text()).doesNotContain(String.valueOf(added.json().get("id")));
    assertThat(office.send("DELETE", one, null).code()).isEqualTo("not-found");
    assertThat(office.send("DELETE", PATH + "/x", null).code()).isEqualTo("not-found");
  }

  @Test
  void nobody_else_sees_or_changes_the_list() {
    var office = signedIn(Role.ADMIN);
    var id = office.post(PATH, canary("090-7310-5583")).json().get("id");
    for (var role : Role.values()) {
      if (role == Role.ADMIN || role == Role.SECURITY_OFFICER) continue;
      var other = signedIn(role);
      var sees = role == Role.INTERNAL_AUDITOR;
      assertThat(other.get(PATH).status()).as(role.code()).isEqualTo(sees ? 200 : 403);
      assertThat(other.post(PATH, canary("090-7310-5584")).status()).isEqualTo(403);
      assertThat(other.send("DELETE", PATH + "/" + id, null).status()).isEqualTo(403);
    }
    var stranger = new TestBrowser(port, "desk.localhost");
    assertThat(stranger.get(PATH).status()).isEqualTo(401);
    assertThat(office.get(PATH).text()).contains(String.valueOf(id));
  }

  @Test
  void what_does_not_fit_is_refused_and_not_repeated() {
    var office = signedIn(Role.ADMIN);
    for (var wrong :
        Map.of(
                "number", "731055",
                "why", "friend",
                "label", "090-7310-5585",
                "person", "00000000-0000-0000-0000-00000000dead")
            .entrySet()) {
      var body = new HashMap<>(canary("090-7310-5585"));
      body.put(wrong.getKey(), wrong.getValue());
      var answer = office.post(PATH, body);
      assertThat(answer.code()).as(wrong.getKey()).isEqualTo("watched-unfit");
      assertThat(answer.text()).doesNotContain("7310");
    }
    assertThat(office.post(PATH, Map.of()).code()).isEqualTo("watched-unfit");
    var family = Map.of("number", "090-7310-5585", "why", "family", "label", "母", "person", "x");
    assertThat(office.post(PATH, family).code()).isEqualTo("watched-unfit");
  }

  private static Map<String, String> canary(String number) {
    return Map.of("number", number, "why", "canary", "label", "カナリア");
  }

  private TestBrowser signedIn(Role role) {
    var client = role.staff() ? null : new ClientId(new UUID(7, 1));
    var person = people.add("佐藤 花", "さとう はな", role, client, null);
    var browser = new TestBrowser(port, "desk.localhost");
    assertThat(browser.enrol(enrolmentLinks.offer(person.id(), null).token()).status())
        .isEqualTo(200);
    return browser;
  }
}
