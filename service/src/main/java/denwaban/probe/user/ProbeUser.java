package denwaban.probe.user;

import denwaban.access.Role;
import denwaban.access.passkey.Challenges;
import denwaban.access.passkey.Passkeys;
import denwaban.access.session.KnownBrowsers;
import denwaban.access.session.Reauthentication;
import denwaban.access.session.RequestOrigin;
import denwaban.access.session.SessionRevocation;
import denwaban.access.session.Sessions;
import denwaban.audit.Action;
import denwaban.database.tenant.TenantTransactions;
import denwaban.http.BrowserLabel;
import denwaban.http.Problem;
import denwaban.http.Site;
import denwaban.kernel.PersonId;
import denwaban.people.Enrolments;
import denwaban.people.People;
import denwaban.people.PersonAccess;
import denwaban.people.PersonLog;
import denwaban.people.RoleGrants;
import denwaban.people.TwoPersonRule;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The probe account: an operator without a line or a call, in whose name the program tries its own
/// endpoints (module `probe`). It has access during a run alone.
///
/// Its links, challenges and sessions are made by the code that makes everybody's; those that are
/// over, by the same code with a clock that is behind. Entries about it say `why: probe`.
@Component
public final class ProbeUser {

  private static final String NAME = "点検 / Probe";
  private static final String KANA = "てんけん";
  private static final Role ROLE = Role.OPERATOR;

  /// Longer than any run: if the program dies in one, the account's access ends by itself.
  static final Duration ACTS = Duration.ofHours(1);

  /// So long before its end, a thing is still good.
  private static final Duration SPARE = Duration.ofMinutes(1);

  private final TenantTransactions transactions;
  private final People people;
  private final PersonAccess personAccess;
  private final RoleGrants roleGrants;
  private final TwoPersonRule twoPersonRule;
  private final Enrolments enrolments;
  private final Challenges challenges;
  private final Sessions sessions;
  private final SessionRevocation revocation;
  private final Passkeys passkeys;
  private final KnownBrowsers knownBrowsers;
  private final PersonLog personLog;
  private final InstantSource clock;

  ProbeUser(
      TenantTransactions transactions,
      People people,
      PersonAccess personAccess,
      RoleGrants roleGrants,
      TwoPersonRule twoPersonRule,
      Enrolments enrolments,
      Challenges challenges,
      Sessions sessions,
      SessionRevocation revocation,
      Passkeys passkeys,
      KnownBrowsers knownBrowsers,
      PersonLog personLog,
      InstantSource clock) {
    this.transactions = transactions;
    this.people = people;
    this.personAccess = personAccess;
    this.roleGrants = roleGrants;
    this.twoPersonRule = twoPersonRule;
    this.enrolments = enrolments;
    this.challenges = challenges;
    this.sessions = sessions;
    this.revocation = revocation;
    this.passkeys = passkeys;
    this.knownBrowsers = knownBrowsers;
    this.personLog = personLog;
    this.clock = clock;
  }

  /// Where a session is to be good: a host name, and a browser as it calls itself.
  public record Place(String host, String userAgent) {}

  /// One thing that is still good for a minute, and one that is over since this moment.
  public record Pair(String good, String over) {}

  /// @param id of the ceremony
  /// @param challenge in base64url
  public record Challenge(String id, String challenge) {}

  /// Opens the account's access for an hour, with nothing of an earlier run.
  ///
  /// @param before the account of the last time; one that was erased or has another role by now is
  ///   left alone
  /// @return the account now
  public PersonId open(@Nullable PersonId before) {
    return transactions.office(() -> {
      var person =
          Optional.ofNullable(before)
              .flatMap(people::find)
              .filter(it -> it.role() == ROLE)
              .orElseGet(() -> people.addServiceAccount(NAME, KANA, ROLE));
      forget(person.id());
      personAccess.openProbeUser(person.id());
      grant(person.id());
      return person.id();
    });
  }

  /// A link that works.
  public String link(PersonId person) {
    return offered(person, () -> enrolments.offer(person, null, false));
  }

  /// A link whose time is over at this moment. The account's others stop working, as with any new
  /// one.
  public String oldLink(PersonId person) {
    return offered(person, () -> enrolments.then(Enrolments.LIFE).offer(person, null, false));
  }

  /// A link for a user who has a passkey, that no one but its maker approved.
  ///
  /// @return empty if there is no second administrator, for whom it would wait
  public Optional<String> unconfirmedLink(PersonId person) {
    return transactions.office(
            () -> twoPersonRule.needsAnother(person, TwoPersonRule.Approver.ADMIN))
        ? Optional.of(offered(person, () -> enrolments.offer(person, person, true)))
        : Optional.empty();
  }

  private String offered(PersonId person, Supplier<Enrolments.Offer> offer) {
    return transactions.office(() -> {
      personLog.probeUser(
          Action.ENROLMENT_OFFERED, people.find(person).orElseThrow(Problem::notFound));
      return offer.get().secret().text();
    });
  }

  /// A challenge of a sign-in, whose time is over at this moment.
  ///
  /// @param origin of the host, such as `http://localhost:8080`
  public Challenge oldChallenge(String host, String origin) {
    var begun =
        challenges
            .then(Challenges.LIFE)
            .begin(Challenges.Kind.SIGN_IN, new Site(host, origin), null);
    return new Challenge(begun.id(), begun.challenge().base64url());
  }

  /// Sessions of a user who left the page: one of 14 minutes ago, one of 15.
  public Pair idle(PersonId person, Place place) {
    endSessions(person);
    return new Pair(
        begun(person, place, Sessions.IDLE.minus(SPARE)).secret().text(),
        begun(person, place, Sessions.IDLE).secret().text());
  }

  /// Sessions that are in use now, and began almost 12 and 12 hours ago.
  public Pair absolute(PersonId person, Place place) {
    endSessions(person);
    return new Pair(
        used(begun(person, place, Sessions.ABSOLUTE.minus(SPARE))),
        used(begun(person, place, Sessions.ABSOLUTE)));
  }

  /// Of too many at once the oldest ends: one that began hours ago would be none.
  private void endSessions(PersonId person) {
    transactions.office(() -> revocation.endAll(person));
  }

  private String used(Sessions.Begun begun) {
    sessions.stillHere(begun.id());
    return begun.secret().text();
  }

  /// A session that is good, but its person used the passkey too long ago for a grave act.
  public String untouched(PersonId person, Place place) {
    return begun(person, place, Reauthentication.FRESH.plus(SPARE)).secret().text();
  }

  private Sessions.Begun begun(PersonId person, Place place, Duration ago) {
    var requestOrigin =
        new RequestOrigin(
            "", BrowserLabel.of(place.userAgent()), KnownBrowsers.Browser.of(null), null);
    return transactions.office(
        () -> sessions.then(ago).begin(person, place.host(), requestOrigin, null));
  }

  /// The role's time is over now.
  public void endGrant(PersonId person) {
    transactions.office(() -> roleGrants.endAt(person, clock.instant()));
  }

  /// The role is good again, for an hour.
  public void grant(PersonId person) {
    transactions.office(() -> roleGrants.until(person, clock.instant().plus(ACTS)));
  }

  /// The account leaves, as anybody leaves. Its passkeys stay, as anybody's.
  public void leave(PersonId person) {
    personAccess.endProbeUser(person);
  }

  /// The account has left, and all it had is gone: a name without access is all that stays.
  public void clear(PersonId person) {
    leave(person);
    transactions.office(() -> forget(person));
  }

  private void forget(PersonId person) {
    revocation.endAll(person);
    enrolments.forgetAll(person);
    challenges.forget(person);
    passkeys.forget(person);
    knownBrowsers.forget(person);
  }
}
