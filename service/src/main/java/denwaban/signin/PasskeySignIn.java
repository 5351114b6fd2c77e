package denwaban.signin;

import denwaban.access.ClientNames;
import denwaban.access.CurrentUser;
import denwaban.access.PasskeyRequirement;
import denwaban.access.Person;
import denwaban.access.Role;
import denwaban.access.SessionLimits;
import denwaban.access.passkey.Assertion;
import denwaban.access.passkey.Attestation;
import denwaban.access.passkey.AttestationFailure;
import denwaban.access.passkey.AttestationResult;
import denwaban.access.passkey.Challenges;
import denwaban.access.passkey.Passkey;
import denwaban.access.passkey.PasskeyPolicy;
import denwaban.access.passkey.Passkeys;
import denwaban.access.passkey.WebAuthn;
import denwaban.access.session.KnownBrowsers;
import denwaban.access.session.Reauthentication;
import denwaban.access.session.RequestOrigin;
import denwaban.access.session.Sessions;
import denwaban.database.tenant.TenantTransactions;
import denwaban.http.Problem;
import denwaban.http.RateLimiter;
import denwaban.http.Site;
import denwaban.kernel.Bytes;
import denwaban.kernel.PersonId;
import denwaban.people.Enrolments;
import denwaban.people.People;
import denwaban.people.PersonLog;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Proves who is there: signing in with a passkey, and adding one by a link.
@Component
final class PasskeySignIn {

  /// Failed attempts, of one browser that a user signed in with before, or of all other browsers
  /// behind one address together: failures from the office's own network lock out no one who works
  /// there.
  static final int FAILURES = 30;

  static final Duration FAILURE_WINDOW = Duration.ofMinutes(5);

  /// Begun ceremonies per visitor.
  static final int BEGINNINGS = 300;

  static final Duration BEGINNING_WINDOW = Duration.ofMinutes(5);

  /// A provider that does not answer is not a visitor's failure.
  private static final int AWAY = 503;

  private final TenantTransactions transactions;
  private final People people;
  private final Passkeys passkeys;
  private final Challenges challenges;
  private final Enrolments enrolments;
  private final Sessions sessions;
  private final ObjectProvider<WebAuthn> webAuthn; // its codecs take a moment at first use
  private final PersonLog personLog;
  private final Reauthentication reauthentication;
  private final KnownBrowsers knownBrowsers;
  private final PasskeyPolicy policy;
  private final PasskeyChanges changes;
  private final ClientNames clientNames;
  private final RateLimiter failures;
  private final RateLimiter beginnings;

  PasskeySignIn(
      TenantTransactions transactions,
      People people,
      Passkeys passkeys,
      Challenges challenges,
      Enrolments enrolments,
      Sessions sessions,
      ObjectProvider<WebAuthn> webAuthn,
      PersonLog personLog,
      Reauthentication reauthentication,
      KnownBrowsers knownBrowsers,
      PasskeyPolicy policy,
      PasskeyChanges changes,
      ClientNames clientNames,
      InstantSource clock) {
    this.transactions = transactions;
    this.people = people;
    this.passkeys = passkeys;
    this.challenges = challenges;
    this.enrolments = enrolments;
    this.sessions = sessions;
    this.webAuthn = webAuthn;
    this.personLog = personLog;
    this.reauthentication = reauthentication;
    this.knownBrowsers = knownBrowsers;
    this.policy = policy;
    this.changes = changes;
    this.clientNames = clientNames;
    this.failures = new RateLimiter(FAILURES, FAILURE_WINDOW, clock);
    this.beginnings = new RateLimiter(BEGINNINGS, BEGINNING_WINDOW, clock);
  }

  /// @param person proved to be there
  /// @param browser its cookie
  record SignedIn(Person person, Sessions.Begun session, String browser) {}

  /// @param known passkeys at this site, which the browser must not offer again
  /// @param needs what the new one must be
  /// @param first whether it is the first administrator, who says how they are called
  record Enrolling(
      Challenges.Begun ceremony,
      Person person,
      List<Passkey> known,
      PasskeyRequirement needs,
      boolean first) {}

  Challenges.Begun beginSignIn(Site site, RequestOrigin requestOrigin) {
    mayBegin(requestOrigin);
    return challenges.begin(Challenges.Kind.SIGN_IN, site, null);
  }

  /// @throws Problem 401 whatever is wrong, in the same words
  ///
  /// @param before the cookie that the browser has
  SignedIn signIn(
      String ceremony,
      Assertion sent,
      Site site,
      RequestOrigin requestOrigin,
      @Nullable String before) {
    return counted(
        requestOrigin, () -> told(trySignIn(ceremony, sent, site, requestOrigin, before)));
  }

  /// An attempt by a visitor who may have failed too often; a refusal counts as one more failure.
  ///
  /// @throws Problem 429 if so
  <T> T counted(RequestOrigin requestOrigin, Supplier<T> action) {
    var whose = whose(requestOrigin);
    failures.check(whose);
    try {
      return action.get();
    } catch (Problem refused) {
      if (refused.status() != AWAY) {
        failures.count(whose);
      }
      throw refused;
    }
  }

  private String whose(RequestOrigin requestOrigin) {
    return transactions.office(() -> knownBrowsers.knows(requestOrigin.browser()))
        ? "browser " + requestOrigin.browser().digest().base64()
        : requestOrigin.address();
  }

  /// The person of a session proves again to be there, verified by the authenticator.
  ///
  /// @throws Problem 401 whatever is wrong, another person's passkey included
  void again(
      CurrentUser user, String ceremony, Assertion sent, Site site, RequestOrigin requestOrigin) {
    counted(
        requestOrigin,
        () -> {
          var proof = prove(user.person(), ceremony, sent, site);
          mustBeEnough(proof.passkey(), PasskeyPolicy.Lack::problem);
          if (!transactions.office(() -> used(proof))) {
            throw refused(user.person(), "disabled-or-copied");
          }
          reauthentication.touched(user.session());
          return proof;
        });
  }

  /// What a provider said of this person was not enough: their passkey is needed too. Not counted
  /// here.
  ///
  /// @throws Problem 401 whatever is wrong, another person's passkey included
  SignedIn onTop(
      PersonId person,
      String ceremony,
      Assertion sent,
      Site site,
      RequestOrigin requestOrigin,
      @Nullable String before) {
    var proof = prove(person, ceremony, sent, site);
    return told(letIn(proof, site, requestOrigin, before, Sessions.How.BOTH));
  }

  /// A provider's answer was enough. Not counted here.
  ///
  /// @return empty if the person may no longer act, or has no passkey here
  Optional<SignedIn> attested(
      PersonId id, Site site, RequestOrigin requestOrigin, @Nullable String before) {
    return transactions
        .office(() ->
            people
                .find(id)
                .filter(_ -> people.acts(id) && !passkeys.of(id, site).isEmpty())
                .map(it -> begin(it, site, requestOrigin, before, Sessions.How.PROVIDER)))
        .map(this::told);
  }

  private record Proof(Passkey passkey, WebAuthn.Proved proved) {}

  private boolean used(Proof proof) {
    var proved = proof.proved();
    return passkeys.used(proof.passkey().id(), proved.counter(), proved.backedUp());
  }

  private SignedIn trySignIn(
      String ceremony,
      Assertion sent,
      Site site,
      RequestOrigin requestOrigin,
      @Nullable String before) {
    var proof = prove(ceremony, sent, site);
    return letIn(proof, site, requestOrigin, before, Sessions.How.PASSKEY);
  }

  private SignedIn letIn(
      Proof proof,
      Site site,
      RequestOrigin requestOrigin,
      @Nullable String before,
      Sessions.How how) {
    mayAct(proof.passkey().person());
    mustBeEnough(proof.passkey(), PasskeyPolicy.Lack::problem);
    var signedIn = transactions.office(() -> admit(proof, site, requestOrigin, before, how));
    return signedIn.orElseThrow(() -> refused(proof.passkey().person(), "disabled-or-copied"));
  }

  private Proof prove(PersonId must, String ceremony, Assertion sent, Site site) {
    var proof = prove(ceremony, sent, site);
    if (!proof.passkey().person().equals(must)) {
      throw refused(proof.passkey().person(), "another-person");
    }
    return proof;
  }

  private Proof prove(String ceremony, Assertion sent, Site site) {
    var taken =
        challenges
            .take(Challenges.Kind.SIGN_IN, site, ceremony)
            .orElseThrow(() -> new Problem(401, "ceremony-expired"));
    var passkey =
        transactions
            .office(() -> passkeys.find(sent.credentialId(), site))
            .orElseThrow(PasskeySignIn::no);
    var proved =
        isOf(sent, passkey.person())
            ? webAuthn.getObject().proved(sent, passkey, taken.challenge(), site)
            : Optional.<WebAuthn.Proved>empty();
    if (proved.isEmpty()) {
      throw refused(passkey.person(), "not-proved");
    }
    return new Proof(passkey, proved.get());
  }

  /// A person who proved their identity may know why they are refused.
  private void mayAct(PersonId id) {
    var waits =
        transactions.office(() -> people.find(id).filter(it -> !it.disabled() && !people.acts(id)));
    if (waits.isPresent()) {
      transactions.office(() -> personLog.refused(waits.get(), "not-acting"));
      throw People.notNow();
    }
  }

  /// A person who proved their identity may know that their passkey is not enough for their role,
  /// and what to do.
  ///
  /// @throws Problem 403
  private void mustBeEnough(Passkey passkey, Function<PasskeyPolicy.Lack, Problem> told) {
    var person = transactions.office(() -> people.find(passkey.person()));
    var lack = person.flatMap(it -> policy.lack(it, passkey));
    if (lack.isPresent()) {
      transactions.office(() -> personLog.refused(person.orElseThrow(), lack.get().why()));
      throw told.apply(lack.get());
    }
  }

  private Optional<SignedIn> admit(
      Proof proof,
      Site site,
      RequestOrigin requestOrigin,
      @Nullable String before,
      Sessions.How how) {
    var person = people.find(proof.passkey().person()).filter(it -> !it.disabled());
    if (person.isEmpty() || !used(proof)) {
      return Optional.empty();
    }
    return Optional.of(begin(person.get(), site, requestOrigin, before, how));
  }

  private SignedIn begin(
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

  private SignedIn told(SignedIn signedIn) {
    sessions.tell(signedIn.session().ended().stream().map(Sessions.Gone::id).toList());
    return signedIn;
  }

  /// @throws Problem 410 if the link was used, is too old, or never was
  Enrolling beginEnrolment(String token, Site site, RequestOrigin requestOrigin) {
    mayBegin(requestOrigin);
    var whose = whose(requestOrigin);
    failures.check(whose);
    var person = transactions.office(() -> enrolments.open(token).flatMap(people::find));
    if (person.isEmpty()) {
      failures.count(whose);
      throw expired();
    }
    var id = person.get().id();
    var known = transactions.office(() -> passkeys.of(id, site));
    return new Enrolling(
        challenges.begin(Challenges.Kind.ENROLMENT, site, id),
        person.get(),
        known,
        policy.of(person.get()),
        isFirst(person.get()));
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
  SignedIn enrol(
      String token,
      String ceremony,
      Attestation sent,
      @Nullable OwnName name,
      Site site,
      RequestOrigin requestOrigin,
      @Nullable String before) {
    return counted(
        requestOrigin,
        () -> told(tryEnrol(token, ceremony, sent, name, site, requestOrigin, before)));
  }

  private SignedIn tryEnrol(
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
            .orElseThrow(PasskeySignIn::notAdded);
    var id = taken.person();
    if (id == null) {
      throw new AssertionError("the table keeps a person with each enrolment");
    }
    if (!transactions.office(() -> enrolments.open(token)).equals(Optional.of(id))) {
      throw expired();
    }
    var attestationResult = webAuthn.getObject().attestation(sent, taken.challenge(), site);
    var passkey = added(sent, taken.challenge(), site, id, attestationResult);
    mustBeEnough(passkey, lack -> lack.problem(attestationResult));
    return transactions.office(() -> {
      // used up in the same transaction: of two browsers with one link, one wins
      if (!enrolments.use(token, id)) {
        throw expired();
      }
      var person = people.find(id).orElseThrow(PasskeySignIn::expired);
      var named = name == null ? null : named(person, name);
      if (!passkeys.add(passkey)) {
        throw notAdded();
      }
      personLog.enrolled(person);
      var signedIn = begin(person, site, requestOrigin, before, Sessions.How.PASSKEY);
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

  private SignedIn renamed(SignedIn signedIn, Person named) {
    var user =
        new CurrentUser(named.id(), named.role(), null, signedIn.session().id(), named.name());
    var person = people.rename(named.id(), named.name(), named.kana(), user);
    return new SignedIn(person, signedIn.session(), signedIn.browser());
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

  /// Ends this session, or all of the person's.
  void signOut(CurrentUser user, boolean everywhere) {
    var ended =
        transactions.office(() -> {
          people.find(user.person()).ifPresent(it -> personLog.signedOut(it, user.session()));
          return everywhere ? sessions.endAll(user.person()) : sessions.endOne(user.session());
        });
    sessions.tell(ended);
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

  List<Sessions.Living> sessions(CurrentUser user) {
    return transactions.office(() -> sessions.of(user.person()));
  }

  Sessions.Manner manner(String session) {
    return sessions.manner(session);
  }

  /// @throws Problem 404 if it is not one of this person's
  void end(CurrentUser user, UUID session) {
    var ended =
        transactions.office(() -> {
          var gone = sessions.endOwn(user.person(), session);
          if (gone.isEmpty()) throw Problem.notFound();
          people.find(user.person()).ifPresent(it -> personLog.signedOut(it, session.toString()));
          return gone;
        });
    sessions.tell(ended);
  }

  /// @throws Problem 429 if the visitor began too often
  void mayBegin(RequestOrigin requestOrigin) {
    var whose = whose(requestOrigin);
    beginnings.check(whose);
    beginnings.count(whose);
  }

  /// The authenticator names the person too; another person's name beside this key is a forgery.
  private static boolean isOf(Assertion sent, PersonId person) {
    return sent.userHandle() == null || sent.userHandle().equals(handle(person));
  }

  /// The person's id as WebAuthn's user handle: 16 bytes that say nothing about the person.
  static Bytes handle(PersonId person) {
    return Bytes.of(
        ByteBuffer.allocate(16)
            .putLong(person.value().getMostSignificantBits())
            .putLong(person.value().getLeastSignificantBits())
            .array());
  }

  private Problem refused(PersonId person, String why) {
    log(person, why);
    return no();
  }

  /// Two kinds are never added, whatever the role, and the person can know why.
  private Problem notAdded(PersonId person, AttestationResult attestationResult) {
    return switch (attestationResult) {
      case AttestationFailure attestationFailure
          when attestationFailure == AttestationFailure.U2F
              || attestationFailure == AttestationFailure.OTHER_FORMAT -> {
        log(person, PasskeyPolicy.Lack.NOT_ATTESTED.why());
        yield attestationFailure.problem();
      }
      case AttestationFailure _, Passkey.KnownModel _ -> notAdded();
    };
  }

  private void log(PersonId person, String why) {
    transactions.office(() -> people.find(person).ifPresent(it -> personLog.refused(it, why)));
  }

  private static Problem no() {
    return new Problem(401, "sign-in-refused");
  }

  private static Problem notAdded() {
    return new Problem(400, "passkey-refused");
  }

  private static Problem expired() {
    return new Problem(410, "enrolment-expired");
  }
}
