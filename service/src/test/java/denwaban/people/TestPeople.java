package denwaban.people;

import denwaban.access.CurrentUser;
import denwaban.access.NoCompanies;
import denwaban.access.Role;
import denwaban.access.passkey.PasskeyPolicy;
import denwaban.access.passkey.PasskeySettings;
import denwaban.access.passkey.Passkeys;
import denwaban.access.session.Sessions;
import denwaban.audit.AuditLog;
import denwaban.database.TestDatabase;
import denwaban.http.HostSettings;
import denwaban.kernel.ClientId;
import denwaban.kernel.Ids;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;

/// Real people over a test database.
public final class TestPeople {

  private final People people;

  /// @param events where what happens to people is told
  public TestPeople(TestDatabase database, AuditLog audit, ApplicationEventPublisher events) {
    var transactions = database.fence();
    var db = database.jdbc();
    var clock = Clock.systemUTC();
    var ids = new Ids(clock, new Random());
    var personLog = new PersonLog(audit);
    var endedApprovers = new EndedApprovers(db, clock, new NoCompanies(), personLog);
    var roleGrants = new RoleGrants(db, clock, endedApprovers);
    this.people =
        new People(
            db,
            transactions,
            ids,
            clock,
            new Enrolments(db, clock),
            new Sessions(db, transactions, ids, clock, events),
            roleGrants,
            personLog,
            new Passkeys(db, clock),
            new PasskeyPolicy(
                PasskeySettings.NONE,
                new HostSettings(HostSettings.Mode.OFFICE, List.of(), null, List.of()),
                new NoCompanies(),
                clock),
            List.of(),
            events,
            endedApprovers,
            new MemberNotices(db, transactions, ids, clock));
  }

  public People people() {
    return people;
  }

  /// Somebody new, signed in.
  public CurrentUser add(String name, Role role, @Nullable ClientId client) {
    var person = people.add(name, "", role, client, null);
    return new CurrentUser(
        person.id(), role, client, "s-" + person.id().value().getLeastSignificantBits(), name);
  }
}
