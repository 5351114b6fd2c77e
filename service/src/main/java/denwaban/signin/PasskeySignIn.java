package denwaban.signin;

import denwaban.access.CurrentUser;
import denwaban.access.passkey.Assertion;
import denwaban.access.passkey.Challenges;
import denwaban.access.passkey.Passkey;
import denwaban.access.passkey.PasskeyPolicy;
import denwaban.access.passkey.Passkeys;
import denwaban.access.passkey.WebAuthn;
import denwaban.access.session.Reauthentication;
import denwaban.access.session.RequestOrigin;
import denwaban.access.session.Sessions;
import denwaban.database.tenant.TenantTransactions;
import denwaban.http.Problem;
import denwaban.http.Site;
import denwaban.kernel.Bytes;
import denwaban.kernel.PersonId;
import denwaban.people.People;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Proves who is there: signing in with a passkey.
@Component
final class PasskeySignIn {

  private final TenantTransactions transactions;
  private final People people;
  private final Passkeys passkeys;
  private final Challenges challenges;
  private final ObjectProvider<WebAuthn> webAuthn; // its codecs take a moment at first use
  private final Reauthentication reauthentication;
  private final SignInLimits limits;
  private final SignInChecks checks;
  private final SessionStart start;

  PasskeySignIn(
      TenantTransactions transactions,
      People people,
      Passkeys passkeys,
      Challenges challenges,
      ObjectProvider<WebAuthn> webAuthn,
      Reauthentication reauthentication,
      SignInLimits limits,
      SignInChecks checks,
      SessionStart start) {
    this.transactions = transactions;
    this.people = people;
    this.passkeys = passkeys;
    this.challenges = challenges;
    this.webAuthn = webAuthn;
    this.reauthentication = reauthentication;
    this.limits = limits;
    this.checks = checks;
    this.start = start;
  }

  Challenges.Begun begin(Site site, RequestOrigin requestOrigin) {
    limits.mayBegin(requestOrigin);
    return challenges.begin(Challenges.Kind.SIGN_IN, site, null);
  }

  /// @throws Problem 401 whatever is wrong, in the same words
  ///
  /// @param before the cookie that the browser has
  SessionStart.SignedIn signIn(
      String ceremony,
      Assertion sent,
      Site site,
      RequestOrigin requestOrigin,
      @Nullable String before) {
    return limits.counted(
        requestOrigin, () -> start.told(trySignIn(ceremony, sent, site, requestOrigin, before)));
  }

  /// The person of a session proves again to be there, verified by the authenticator.
  ///
  /// @throws Problem 401 whatever is wrong, another person's passkey included
  void again(
      CurrentUser user, String ceremony, Assertion sent, Site site, RequestOrigin requestOrigin) {
    limits.counted(
        requestOrigin,
        () -> {
          var proof = prove(user.person(), ceremony, sent, site);
          checks.mustBeEnough(proof.passkey(), PasskeyPolicy.Lack::problem);
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
  SessionStart.SignedIn onTop(
      PersonId person,
      String ceremony,
      Assertion sent,
      Site site,
      RequestOrigin requestOrigin,
      @Nullable String before) {
    var proof = prove(person, ceremony, sent, site);
    return start.told(letIn(proof, site, requestOrigin, before, Sessions.How.BOTH));
  }

  /// A provider's answer was enough. Not counted here.
  ///
  /// @return empty if the person may no longer act, or has no passkey here
  Optional<SessionStart.SignedIn> attested(
      PersonId id, Site site, RequestOrigin requestOrigin, @Nullable String before) {
    return transactions
        .office(() ->
            people
                .find(id)
                .filter(_ -> people.acts(id) && !passkeys.of(id, site).isEmpty())
                .map(it -> start.begin(it, site, requestOrigin, before, Sessions.How.PROVIDER)))
        .map(start::told);
  }

  private record Proof(Passkey passkey, WebAuthn.Proved proved) {}

  private boolean used(Proof proof) {
    var proved = proof.proved();
    return passkeys.used(proof.passkey().id(), proved.counter(), proved.backedUp());
  }

  private SessionStart.SignedIn trySignIn(
      String ceremony,
      Assertion sent,
      Site site,
      RequestOrigin requestOrigin,
      @Nullable String before) {
    var proof = prove(ceremony, sent, site);
    return letIn(proof, site, requestOrigin, before, Sessions.How.PASSKEY);
  }

  private SessionStart.SignedIn letIn(
      Proof proof,
      Site site,
      RequestOrigin requestOrigin,
      @Nullable String before,
      Sessions.How how) {
    checks.mayAct(proof.passkey().person());
    checks.mustBeEnough(proof.passkey(), PasskeyPolicy.Lack::problem);
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

  private Optional<SessionStart.SignedIn> admit(
      Proof proof,
      Site site,
      RequestOrigin requestOrigin,
      @Nullable String before,
      Sessions.How how) {
    var person = people.find(proof.passkey().person()).filter(it -> !it.disabled());
    if (person.isEmpty() || !used(proof)) {
      return Optional.empty();
    }
    return Optional.of(start.begin(person.get(), site, requestOrigin, before, how));
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
    checks.refused(person, why);
    return no();
  }

  private static Problem no() {
    return new Problem(401, "sign-in-refused");
  }
}
