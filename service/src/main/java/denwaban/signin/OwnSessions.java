package denwaban.signin;

import denwaban.access.CurrentUser;
import denwaban.access.session.KnownBrowsers;
import denwaban.access.session.SessionRevocation;
import denwaban.access.session.Sessions;
import denwaban.database.tenant.TenantTransactions;
import denwaban.http.Problem;
import denwaban.kernel.PersonId;
import denwaban.people.People;
import denwaban.people.PersonLog;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// A person's own sessions and browsers: seen, and ended.
@Component
final class OwnSessions {

  private final TenantTransactions transactions;
  private final People people;
  private final Sessions sessions;
  private final SessionRevocation revocation;
  private final PersonLog personLog;
  private final KnownBrowsers knownBrowsers;

  OwnSessions(
      TenantTransactions transactions,
      People people,
      Sessions sessions,
      SessionRevocation revocation,
      PersonLog personLog,
      KnownBrowsers knownBrowsers) {
    this.transactions = transactions;
    this.people = people;
    this.sessions = sessions;
    this.revocation = revocation;
    this.personLog = personLog;
    this.knownBrowsers = knownBrowsers;
  }

  /// Ends this session, or all of the person's.
  void signOut(CurrentUser user, boolean everywhere) {
    var ended =
        transactions.office(() -> {
          people.find(user.person()).ifPresent(it -> personLog.signedOut(it, user.session()));
          return everywhere ? revocation.endAll(user.person()) : revocation.endOne(user.session());
        });
    revocation.tell(ended);
  }

  List<KnownBrowsers.Unfamiliar> unfamiliar(PersonId person, String session) {
    return transactions.office(() -> knownBrowsers.unfamiliar(person, session));
  }

  /// @throws Problem 409 if this browser may not say so
  void knows(CurrentUser user) {
    if (!transactions.office(() -> knownBrowsers.known(user.person(), user.session()))) {
      throw new Problem(409, "device-not-known");
    }
  }

  List<Sessions.Living> all(CurrentUser user) {
    return transactions.office(() -> sessions.of(user.person()));
  }

  Sessions.Manner manner(String session) {
    return sessions.manner(session);
  }

  /// @throws Problem 404 if it is not one of this person's
  void end(CurrentUser user, UUID session) {
    var ended =
        transactions.office(() -> {
          var gone = revocation.endOwn(user.person(), session);
          if (gone.isEmpty()) throw Problem.notFound();
          people.find(user.person()).ifPresent(it -> personLog.signedOut(it, session.toString()));
          return gone;
        });
    revocation.tell(ended);
  }
}
