package denwaban.signin;

import denwaban.access.CurrentUser;
import denwaban.access.PasskeyRequirement;
import denwaban.access.Person;
import denwaban.access.Role;
import denwaban.access.passkey.Attestation;
import denwaban.access.passkey.AttestationFailure;
import denwaban.access.passkey.AttestationResult;
import denwaban.access.passkey.Challenges;
import denwaban.access.passkey.Passkey;
import denwaban.access.passkey.PasskeyPolicy;
import denwaban.access.passkey.Passkeys;
import denwaban.access.passkey.WebAuthn;
import denwaban.access.session.RequestOrigin;
import denwaban.access.session.Sessions;
import denwaban.database.tenant.TenantTransactions;
import denwaban.http.Problem;
import denwaban.http.Site;
import denwaban.kernel.Bytes;
import denwaban.kernel.PersonId;
import denwaban.people.Enrolments;
import denwaban.people.People;
import denwaban.people.PersonLog;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Adds a passkey by a link, and signs its person in.
@Component
final class PasskeyEnrolment {

  private final TenantTransactions transactions;
  private final People people;
  private final Passkeys passkeys;
  private final Challenges challenges;
  private final Enrolments enrolments;
  private final ObjectProvider<WebAuthn> webAuthn; // its codecs take a moment at first use
  private final PersonLog personLog;
  private final PasskeyPolicy policy;
  private final PasskeyChanges changes;
  private final SignInLimits limits;
  private final SignInChecks checks;
  private final SessionStart start;

  PasskeyEnrolment(
      TenantTransactions transactions,
      People people,
      Passkeys passkeys,
      Challenges challenges,
      Enrolments enrolments,
      ObjectProvider<WebAuthn> webAuthn,
      PersonLog personLog,
      PasskeyPolicy policy,
      PasskeyChanges changes,
      SignInLimits limits,
      SignInChecks checks,
      SessionStart start) {
    this.transactions = transactions;
    this.people = people;
    this.passkeys = passkeys;
    this.challenges = challenges;
    this.enrolments = enrolments;
    this.webAuthn = webAuthn;
    this.personLog = personLog;
    this.policy = policy;
    this.changes = changes;
    this.limits = limits;
    this.checks = checks;
    this.start = start;
  }

  /// @param known passkeys at this site, which the browser must not offer again
  /// @param needs what the new one must be
  /// @param first whether it is the first administrator, who says how they are called
  record Enrolling(
      Challenges.Begun ceremony,
      Person person,
      List<Passkey> known,
      PasskeyRequirement needs,
      boolean first) {}

  /// @throws Problem 410 if the link was used, is too old, or never was
  Enrolling begin(String token, Site site, RequestOrigin requestOrigin) {
    limits.mayBegin(requestOrigin);
    var person =
        limits.counted(
            requestOrigin,
            () ->
                transactions
                    .office(() -> enrolments.open(token).flatMap(people::find))
                    .orElseThrow(PasskeyEnrolment::expired));
    var id = person.id();
    var known = transactions.office(() -> passkeys.of(id, site));
    return new Enrolling(
        challenges.begin(Challenges.Kind.ENROLMENT, site, id),
        person,
        known,
        policy.of(person),
        isFirst(person));
  }

  /// The first administrator was added by the program, which knows no name: they say it themselves.
  private boolean isFirst(Person person) {
    return person.role() == Role.ADMIN
        && person.name().equals(Person.UNNAMED)
        && !person.enrolled()
        && !people.hasAdmin();
  }

  /// How the first administrator is called.
  record OwnName(String name, String kana) {

    /// Without the name.
    @Override
    public String toString() {
      return "the first administrator's name";
    }
  }

  /// @param name of the first administrator; null for everyone else, whose name others entered
  /// @throws Problem 410 as above, 400 if the passkey does not pass the checks, 422 if the name
  ///   does not fit or is not asked for
  SessionStart.SignedIn enrol(
      String token,
      String ceremony,
      Attestation sent,
      @Nullable OwnName name,
      Site site,
      RequestOrigin requestOrigin,
      @Nullable String before) {
    return limits.counted(
        requestOrigin,
        () -> start.told(tryEnrol(token, ceremony, sent, name, site, requestOrigin, before)));
  }

  private SessionStart.SignedIn tryEnrol(
      String token,
      String ceremony,
      Attestation sent,
      @Nullable OwnName name,
      Site site,
      RequestOrigin requestOrigin,
      @Nullable String before) {
    var taken =
        challenges
            .take(Challenges.Kind.ENROLMENT, site, ceremony)
            .orElseThrow(PasskeyEnrolment::notAdded);
    var id = taken.person();
    if (id == null) {
      throw new AssertionError("the table keeps a person with each enrolment");
    }
    if (!transactions.office(() -> enrolments.open(token)).equals(Optional.of(id))) {
      throw expired();
    }
    var attestationResult = webAuthn.getObject().attestation(sent, taken.challenge(), site);
    var passkey = added(sent, taken.challenge(), site, id, attestationResult);
    checks.mustBeEnough(passkey, lack -> lack.problem(attestationResult));
    return transactions.office(() -> {
      // used up in the same transaction: of two browsers with one link, one wins
      if (!enrolments.use(token, id)) {
        throw expired();
      }
      var person = people.find(id).orElseThrow(PasskeyEnrolment::expired);
      var named = name == null ? null : named(person, name);
      if (!passkeys.add(passkey)) {
        throw notAdded();
      }
      personLog.enrolled(person);
      var signedIn = start.begin(person, site, requestOrigin, before, Sessions.How.PASSKEY);
      if (person.enrolled()) { // before this one
        changes.added(id, signedIn.session().id());
      }
      return named == null ? signedIn : renamed(signedIn, named);
    });
  }

  private Person named(Person person, OwnName name) {
    if (!isFirst(person)) {
      throw new Problem(422, "name-not-asked");
    }
    try {
      return new Person(
          person.id(), name.name(), name.kana(), person.role(), null, false, person.disabled());
    } catch (IllegalArgumentException malformed) {
      throw new Problem(422, "person-unfit");
    }
  }

  private SessionStart.SignedIn renamed(SessionStart.SignedIn signedIn, Person named) {
    var user =
        new CurrentUser(named.id(), named.role(), null, signedIn.session().id(), named.name());
    var person = people.rename(named.id(), named.name(), named.kana(), user);
    return new SessionStart.SignedIn(person, signedIn.session(), signedIn.browser());
  }

  private Passkey added(
      Attestation sent,
      Bytes challenge,
      Site site,
      PersonId id,
      AttestationResult attestationResult) {
    var passkey =
        webAuthn
            .getObject()
            .added(sent, challenge, site, id)
            .orElseThrow(() -> notAdded(id, attestationResult));
    return attestationResult instanceof Passkey.KnownModel proved ? passkey.as(proved) : passkey;
  }

  /// Two kinds are never added, whatever the role, and the person can know why.
  private Problem notAdded(PersonId person, AttestationResult attestationResult) {
    return switch (attestationResult) {
      case AttestationFailure attestationFailure
          when attestationFailure == AttestationFailure.U2F
              || attestationFailure == AttestationFailure.OTHER_FORMAT -> {
        checks.refused(person, PasskeyPolicy.Lack.NOT_ATTESTED.why());
        yield attestationFailure.problem();
      }
      case AttestationFailure _, Passkey.KnownModel _ -> notAdded();
    };
  }

  private static Problem notAdded() {
    return new Problem(400, "passkey-refused");
  }

  private static Problem expired() {
    return new Problem(410, "enrolment-expired");
  }
}
