package denwaban.signin.guard;

import denwaban.access.session.SessionHijackSuspected;
import denwaban.database.tenant.TenantTransactions;
import denwaban.http.RateLimiter;
import denwaban.people.People;
import denwaban.people.PersonLog;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// A session's cookie that comes from another browser than it began in is an entry: once an hour
/// for each session, however often the thief tries. Its owner goes on.
@Component
public final class SessionHijackLog {

  public static final Duration WINDOW = Duration.ofHours(1);

  private final TenantTransactions transactions;
  private final People people;
  private final PersonLog personLog;
  private final RateLimiter told;

  SessionHijackLog(
      TenantTransactions transactions, People people, PersonLog personLog, InstantSource clock) {
    this.transactions = transactions;
    this.people = people;
    this.personLog = personLog;
    this.told = new RateLimiter(1, WINDOW, clock);
  }

  @EventListener
  void on(SessionHijackSuspected copied) {
    if (told.wait(copied.session()) > 0) {
      return;
    }
    told.count(copied.session());
    transactions.office(() ->
        people.find(copied.person()).ifPresent(it -> personLog.refused(it, "another-browser")));
  }
}
