package denwaban.people;

import denwaban.access.CurrentUser;
import denwaban.access.NoCompanies;
import denwaban.access.Role;
import denwaban.access.passkey.PasskeyPolicy;
import denwaban.access.passkey.PasskeySettings;
import denwaban.access.passkey.Passkeys;
import denwaban.access.session.SessionRevocation;
import denwaban.access.session.Sessions;
import denwaban.audit.AuditLog;
import denwaban.database.TestDatabase;
import denwaban.http.HostSettings;
import denwaban.kernel.ClientId;
import denwaban.kernel.Ids;
import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;

/// Real people over a test database.
public final class TestPeople {

  private final People people;
  private final PersonAccess access;
  private final Sessions sessions;
  private final RoleGrants roleGrants;
  private final TwoPersonRule twoPersonRule;
  private final PersonLog personLog;
  private final TestDatabase database;

  /// @param events where what happens to people is told
  public TestPeople(TestDatabase database, AuditLog audit, ApplicationEventPublisher events) {
    this.database = database;
    var transactions = database.fence();
    var db = database.jdbc();
    var clock = Clock.systemUTC();
    var ids = new Ids(clock, new Random());
    personLog = new PersonLog(audit);
    twoPersonRule = new TwoPersonRule(db, clock, new NoCompanies(), personLog);
    sessions = new Sessions(db, transactions, ids, clock, events);
    roleGrants = new RoleGrants(db, clock, twoPersonRule);
    var table = new PersonTable(db, clock);
    this.people =
        new People(
            table,
            transactions,
            ids,
            roleGrants,
            personLog,
            new Passkeys(db, clock),
            new PasskeyPolicy(
                PasskeySettings.NONE,
                new HostSettings(HostSettings.Mode.OFFICE, List.of(), null, List.of()),
                new NoCompanies(),
                clock),
            new MemberNotices(db, transactions, ids, clock));
    this.access =
        new PersonAccess(
            people,
            table,
            transactions,
            new Enrolments(db, clock),
            new SessionRevocation(db, events),
            personLog,
            List.of(),
            events,
            twoPersonRule);
  }

  public People people() {
    return people;
  }

  public PersonAccess access() {
    return access;
  }

  public Registry registry(InstantSource clock) {
    return new Registry(
        database.jdbc(), database.fence(), people, roleGrants, twoPersonRule, personLog, clock);
  }

  public StaffFacts facts(InstantSource clock) {
    return new StaffFacts(
        database.jdbc(), database.fence(), people, registry(clock), sessions, clock);
  }

  /// Somebody new, signed in.
  public CurrentUser add(String name, Role role, @Nullable ClientId client) {
    var person = people.add(name, "", role, client, null);
    return new CurrentUser(
        person.id(), role, client, "s-" + person.id().value().getLeastSignificantBits(), name);
  }
}
