package denwaban.people;

import denwaban.access.CurrentUser;
import denwaban.access.Person;
import denwaban.access.PersonDisabled;
import denwaban.access.Role;
import denwaban.access.SessionEnded;
import denwaban.database.Rows;
import denwaban.database.TestDatabase;
import denwaban.kernel.ClientId;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// What the tests of sign-in share: a running server, people, browsers.
@SpringBootTest(
    classes = PeopleHouse.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = "denwaban.mode=demo")
public abstract class PeopleTest {

  @RegisterExtension protected static final TestDatabase database = new TestDatabase();

  @DynamicPropertySource
  protected static void settings(DynamicPropertyRegistry registry) {
    database.settings(registry);
  }

  @Component
  public static class Heard {
    public final List<Object> events = new CopyOnWriteArrayList<>();

    @EventListener
    void on(SessionEnded event) {
      events.add(event);
    }

    @EventListener
    void on(PersonDisabled event) {
      events.add(event);
    }
  }

  @LocalServerPort protected int port;
  @Autowired protected People people;
  @Autowired protected EnrolmentLinks enrolmentLinks;
  @Autowired protected PersonAccess personAccess;
  @Autowired protected RoleChanges roleChanges;
  @Autowired protected PeopleHouse.TestClock clock;
  @Autowired protected Heard heard;

  public static final String HOST = "desk.localhost";

  protected TestBrowser browser() {
    return new TestBrowser(port, HOST);
  }

  protected Person person(Role role) {
    return people.add("佐藤 花", "さとう はな", role, client(role), null);
  }

  protected String token(Person person) {
    return enrolmentLinks.offer(person.id(), null).token();
  }

  /// A browser in which a person of this role is signed in.
  protected TestBrowser signedIn(Role role) {
    return signedIn(person(role));
  }

  protected TestBrowser signedIn(Person person) {
    var browser = browser();
    var answer = browser.enrol(token(person));
    if (answer.status() != 200) {
      throw new AssertionError(answer.text());
    }
    if (person.role() == Role.ADMIN) {
      privileged(person);
    }
    return browser;
  }

  /// For four hours he may change the office, as by another's word. Who tests just that ends it.
  protected void privileged(Person person) {
    database
        .superuser()
        .sql(
            """
            insert into privilege (id, kind, person_id, ticket, reason, minutes, asked_at, alone,
              decided_at, decided_by, granted, until)
            values (:id, 'office', :person, 'T-1', 'test', 240, :now, false, :now, :person, true,
              :until)
            """)
        .param("id", UUID.randomUUID())
        .param("person", person.id().value())
        .param("now", Rows.utc(clock.instant()))
        .param("until", Rows.utc(clock.instant().plus(Duration.ofDays(400))))
        .update();
  }

  protected CurrentUser admin() {
    var person = person(Role.ADMIN);
    return new CurrentUser(
        person.id(), Role.ADMIN, null, "00000000-0000-7000-8000-000000000001", person.name());
  }

  private static @Nullable ClientId client(Role role) {
    return role.staff() ? null : PeopleHouse.AOBA;
  }
}
