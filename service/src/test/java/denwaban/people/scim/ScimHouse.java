package denwaban.people.scim;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.access.Person;
import denwaban.access.Role;
import denwaban.database.TestDatabase;
import denwaban.kernel.PersonId;
import denwaban.people.EnrolmentLinks;
import denwaban.people.People;
import denwaban.people.PeopleHouse;
import denwaban.people.TestBrowser;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// What the tests of SCIM share: a running server with one administrator, and a provider with the
/// token that he made.
@SpringBootTest(
    classes = {PeopleHouse.class, ScimHouse.Scim.class},
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = "denwaban.mode=demo")
public abstract class ScimHouse {

  @RegisterExtension protected static final TestDatabase database = new TestDatabase();

  @DynamicPropertySource
  protected static void settings(DynamicPropertyRegistry registry) {
    database.settings(registry);
  }

  @Configuration(proxyBeanMethods = false)
  @ComponentScan("denwaban.people.scim")
  public static class Scim {}

  protected static final String USERS = "/scim/v2/Users";
  protected static final String ENTERPRISE = Attribute.Schema.ENTERPRISE.urn;
  protected static final String OWN = Attribute.Schema.OWN.urn;

  private static int last;

  @LocalServerPort protected int port;
  @Autowired protected People people;
  @Autowired protected EnrolmentLinks enrolmentLinks;
  @Autowired protected Clock clock;

  protected Person maker;
  protected TestBrowser admin;
  protected TestProvider provider;

  /// Somebody whom the provider added, and the number that no other test uses.
  protected String number;

  @BeforeEach
  protected void an_administrator_and_a_provider() {
    database.superuser().sql("update person set disabled_at = now() where role = 'admin'").update();
    database.superuser().sql("update api_token set ended_at = now()").update();
    number = "H-" + ++last;
    maker = people.add("管理 者", "", Role.ADMIN, null, null);
    admin = signedIn(maker.id());
    admin.touchAgain();
    // nobody else could open it: it opens at once
    var wish = Map.of("kind", "office", "ticket", "T-1", "reason", "IdP", "minutes", 240);
    assertThat(admin.post("/api/office/privileges", wish).status()).isEqualTo(201);
    var made = admin.post("/api/office/tokens", Map.of("name", "IdP", "scope", "scim"));
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    provider = new TestProvider(port, String.valueOf(made.json().get("token")));
  }

  protected TestBrowser signedIn(PersonId person) {
    var browser = new TestBrowser(port, "desk.localhost");
    var answer = browser.enrol(enrolmentLinks.offer(person, null).token());
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return browser;
  }

  /// Under [#number].
  protected TestProvider.Answer adds(String more) {
    var body = "{\"userName\":\"%s\",\"displayName\":\"青木 蓮\"%s}".formatted(number, more);
    return provider.send("POST", USERS, body);
  }

  /// His id.
  protected PersonId added() {
    var answer = adds("");
    assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
    return PersonId.of(answer.at("/id"));
  }

  protected TestProvider.Answer patch(PersonId id, String operations) {
    return provider.send("PATCH", USERS + "/" + id, "{\"Operations\":[" + operations + "]}");
  }

  protected TestProvider.Answer replace(PersonId id, String path, String value) {
    return patch(id, "{\"op\":\"replace\",\"path\":\"%s\",\"value\":%s}".formatted(path, value));
  }

  protected TestProvider.Answer read(PersonId id) {
    return provider.get(USERS + "/" + id);
  }

  protected static List<String> leaves(String act) {
    return database
        .superuser()
        .sql("select leaf from audit_outbox where leaf::jsonb ->> 'act' = :act order by id")
        .param("act", act)
        .query((row, n) -> row.getString(1))
        .list();
  }
}
