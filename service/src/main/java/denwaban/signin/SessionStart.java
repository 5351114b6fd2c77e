package denwaban.signin;

import denwaban.access.ClientNames;
import denwaban.access.Person;
import denwaban.access.SessionLimits;
import denwaban.access.session.KnownBrowsers;
import denwaban.access.session.RequestOrigin;
import denwaban.access.session.SessionRevocation;
import denwaban.access.session.Sessions;
import denwaban.http.Site;
import denwaban.people.People;
import denwaban.people.PersonLog;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Begins a session for a person who proved to be there, and ends the one that their browser had.
@Component
final class SessionStart {

  private final People people;
  private final Sessions sessions;
  private final SessionRevocation revocation;
  private final PersonLog personLog;
  private final KnownBrowsers knownBrowsers;
  private final ClientNames clientNames;

  SessionStart(
      People people,
      Sessions sessions,
      SessionRevocation revocation,
      PersonLog personLog,
      KnownBrowsers knownBrowsers,
      ClientNames clientNames) {
    this.people = people;
    this.sessions = sessions;
    this.revocation = revocation;
    this.personLog = personLog;
    this.knownBrowsers = knownBrowsers;
    this.clientNames = clientNames;
  }

  /// @param person proved to be there
  /// @param browser its cookie
  record SignedIn(Person person, Sessions.Begun session, String browser) {}

  /// In the transaction that proved who it is; [#told] follows it.
  SignedIn begin(
      Person person,
      Site site,
      RequestOrigin requestOrigin,
      @Nullable String before,
      Sessions.How how) {
    var client = person.client();
    var limits = client == null ? SessionLimits.USUAL : clientNames.sessions(client);
    var session = sessions.begin(person.id(), site.host(), requestOrigin, before, how, limits);
    knownBrowsers.seen(person.id(), requestOrigin.browser(), requestOrigin.device());
    for (var gone : session.ended()) {
      people.find(gone.person()).ifPresent(it -> personLog.signedOut(it, gone.id()));
    }
    personLog.signedIn(person, session.id(), how);
    return new SignedIn(person, session, requestOrigin.browser().cookie());
  }

  /// Tells that the sessions which this one replaced are over, after the transaction.
  SignedIn told(SignedIn signedIn) {
    revocation.tell(signedIn.session().ended().stream().map(Sessions.Gone::id).toList());
    return signedIn;
  }
}
