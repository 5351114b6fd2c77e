package denwaban.probe;

import denwaban.access.Role;
import denwaban.database.TestDatabase;
import denwaban.database.tenant.TenantTransactions;
import denwaban.kernel.ClientId;
import denwaban.kernel.Ids;
import denwaban.people.EnrolmentLinks;
import denwaban.people.People;
import denwaban.people.PeopleHouse;
import denwaban.people.TestBrowser;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// What the tests of the probe share: a running server with people, SCIM and the probe in it.
@SpringBootTest(
    classes = {PeopleHouse.class, ProbeTest.Probe.class},
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {"denwaban.mode=demo", "denwaban.probe.after-start=24h"})
public abstract class ProbeTest {

  @RegisterExtension protected static final TestDatabase database = new TestDatabase();

  @DynamicPropertySource
  protected static void settings(DynamicPropertyRegistry registry) {
    database.settings(registry);
  }

  @Configuration(proxyBeanMethods = false)
  @ComponentScan({"denwaban.probe", "denwaban.people.scim"})
  public static class Probe {}

  private static final ClientId AOBA = new ClientId(new UUID(7, 1));

  @LocalServerPort protected int port;
  @Autowired protected Environment environment;
  @Autowired protected Clock clock;
  @Autowired protected Ids ids;
  @Autowired protected People people;
  @Autowired protected EnrolmentLinks enrolmentLinks;
  @Autowired protected TenantTransactions transactions;
  @Autowired protected JdbcClient db;
  @Autowired protected ProbeRuns probeRuns;
  @Autowired protected ProbeTable book;

  /// What one prober sees.
  protected List<Observation> seen(Prober prober) {
    var observations = new Observations(clock);
    prober.probe(Outsider.of(ids), observations);
    return observations.all();
  }

  protected static List<Observation> of(List<Observation> all, String target) {
    return all.stream().filter(it -> it.target().equals(target)).toList();
  }

  protected static Predicate<Observation> is(Outcome outcome) {
    return it -> it.outcome() == outcome;
  }

  protected TestBrowser signedIn(Role role) {
    var client = role.staff() ? null : AOBA;
    var person = people.add("佐藤 花", "さとう はな", role, client, null);
    var browser = new TestBrowser(port, "desk.localhost");
    var answer = browser.enrol(enrolmentLinks.offer(person.id(), null).token());
    if (answer.status() != 200) {
      throw new AssertionError(answer.text());
    }
    return browser;
  }

  /// Entries of the installation's log with this action, the oldest first.
  protected List<String> entries(String action) {
    return database
        .superuser()
        .sql("select leaf from audit_outbox order by id")
        .query((row, n) -> row.getString(1))
        .list()
        .stream()
        .filter(it -> it.contains("\"act\":\"" + action + "\""))
        .toList();
  }
}
