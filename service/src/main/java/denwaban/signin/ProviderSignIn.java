package denwaban.signin;

import denwaban.access.ClientNames;
import denwaban.access.CurrentUser;
import denwaban.access.PasskeyRequirement;
import denwaban.access.Person;
import denwaban.access.passkey.Assertion;
import denwaban.access.passkey.PasskeyPolicy;
import denwaban.access.passkey.Passkeys;
import denwaban.access.session.RequestOrigin;
import denwaban.access.session.SessionRevocation;
import denwaban.database.tenant.TenantTransactions;
import denwaban.http.Problem;
import denwaban.http.Site;
import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import denwaban.people.People;
import denwaban.people.PersonLog;
import denwaban.seal.crypto.Secret;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/// Signs in by an identity provider: the office's for staff, a client's for its members, and only
/// accounts that the person linked themselves while signed in with their passkey.
///
/// A browser that goes to a provider keeps a key. Nonce and PKCE verifier are derived from it, so
/// neither what is in our table nor what comes back in an address is of use without that browser.
@Component
public final class ProviderSignIn {

  private final TenantTransactions transactions;
  private final People people;
  private final Passkeys passkeys;
  private final PasskeyPolicy policy;
  private final PasskeyChanges changes;
  private final LinkedIdentities linkedIdentities;
  private final ProviderAttempts attempts;
  private final PasskeySignIn passkeySignIn;
  private final SignInLimits limits;
  private final SessionRevocation revocation;
  private final ClientNames clientNames;
  private final PersonLog personLog;
  private final ObjectProvider<IdentityProviders> providers;

  ProviderSignIn(
      TenantTransactions transactions,
      People people,
      Passkeys passkeys,
      PasskeyPolicy policy,
      PasskeyChanges changes,
      LinkedIdentities linkedIdentities,
      ProviderAttempts attempts,
      PasskeySignIn passkeySignIn,
      SignInLimits limits,
      SessionRevocation revocation,
      ClientNames clientNames,
      PersonLog personLog,
      ObjectProvider<IdentityProviders> providers) {
    this.transactions = transactions;
    this.people = people;
    this.passkeys = passkeys;
    this.policy = policy;
    this.changes = changes;
    this.linkedIdentities = linkedIdentities;
    this.attempts = attempts;
    this.passkeySignIn = passkeySignIn;
    this.limits = limits;
    this.revocation = revocation;
    this.clientNames = clientNames;
    this.personLog = personLog;
    this.providers = providers;
  }

  /// @param address of the provider, with the question
  record Begun(String address, String state, String key) {

    /// Neither state nor key.
    @Override
    public String toString() {
      return "a way to a provider";
    }
  }

  /// What a browser brings back.
  record Returned(String state, String key, String code, @Nullable String issuer) {

    /// Neither code nor key.
    @Override
    public String toString() {
      return "what came back from a provider";
    }
  }

  /// What becomes of it.
  sealed interface Outcome {

    record In(SessionStart.SignedIn signedIn) implements Outcome {}

    /// The provider alone is not enough for this person: their passkey must follow.
    record PasskeyOnTop(Secret token) implements Outcome {}
  }

  boolean offered(@Nullable ClientId client) {
    var known = providers.getIfAvailable();
    return known != null && known.offered(client);
  }

  /// @param slug of the client whose provider it is; null for the office's
  /// @throws Problem 404 if there is none, 503 if it does not answer
  Begun begin(@Nullable String slug, Site site, RequestOrigin requestOrigin) {
    limits.mayBegin(requestOrigin);
    return begin(site, new ProviderAttempts.Attempt(client(slug), null));
  }

  /// The signed-in user links their account.
  ///
  /// @throws Problem as above
  Begun beginLink(CurrentUser user, Site site, RequestOrigin requestOrigin) {
    limits.mayBegin(requestOrigin);
    var linking = new ProviderAttempts.Linking(user.person(), user.session());
    return begin(site, new ProviderAttempts.Attempt(user.client(), linking));
  }

  private Begun begin(Site site, ProviderAttempts.Attempt attempt) {
    var state = Secret.make();
    var key = Secret.make();
    var question =
        new IdentityProviders.Question(
            back(site),
            state.text(),
            nonce(key.text()),
            Secret.digestOf(verifier(key.text())).base64url());
    var address = known().address(attempt.client(), question).orElseThrow(Problem::notFound);
    attempts.begin(state, key, site, attempt);
    return new Begun(address, state.text(), key.text());
  }

  /// @throws Problem 401 whatever is wrong, in the same words; 503 if the provider does not answer
  ///
  /// @param before the cookie that the browser has
  Outcome signIn(Returned back, Site site, RequestOrigin requestOrigin, @Nullable String before) {
    return limits.counted(requestOrigin, () -> trySignIn(back, site, requestOrigin, before));
  }

  private Outcome trySignIn(
      Returned back, Site site, RequestOrigin requestOrigin, @Nullable String before) {
    var attempt =
        attempts.take(back.state(), back.key(), site).orElseThrow(ProviderSignIn::expired);
    if (attempt.linking() != null) {
      throw expired();
    }
    var identity = redeem(attempt.client(), back, site);
    var person =
        transactions
            .office(() ->
                linkedIdentities
                    .find(attempt.client(), identity.issuer(), identity.subject())
                    .flatMap(people::find))
            .orElseThrow(ProviderSignIn::no);
    mayComeIn(person, attempt.client(), site);
    if (!identity.strong() || policy.of(person) != PasskeyRequirement.ANY) {
      return new Outcome.PasskeyOnTop(attempts.halfWay(person.id(), site));
    }
    transactions.office(() -> linkedIdentities.used(person.id()));
    return passkeySignIn
        .attested(person.id(), site, requestOrigin, before)
        .<Outcome>map(Outcome.In::new)
        .orElseThrow(() -> refused(person, "not-acting"));
  }

  /// A refused user is not told why: a provider alone does not prove who they are.
  private void mayComeIn(Person person, @Nullable ClientId of, Site site) {
    if (!Objects.equals(person.client(), of)) {
      throw refused(person, "another-provider");
    }
    var id = person.id();
    if (transactions.office(() -> person.disabled() || !people.acts(id))) {
      throw refused(person, "not-acting");
    }
    if (transactions.office(() -> passkeys.of(id, site)).isEmpty()) {
      throw refused(person, "no-passkey-here");
    }
  }

  /// The passkey of the same person, in the browser that was half way.
  ///
  /// @throws Problem 401 whatever is wrong, another person's passkey included
  SessionStart.SignedIn onTop(
      String token,
      String ceremony,
      Assertion sent,
      Site site,
      RequestOrigin requestOrigin,
      @Nullable String before) {
    return limits.counted(
        requestOrigin,
        () -> {
          var person = attempts.takeHalfWay(token, site).orElseThrow(ProviderSignIn::expired);
          var signedIn = passkeySignIn.onTop(person, ceremony, sent, site, requestOrigin, before);
          transactions.office(() -> linkedIdentities.used(person));
          return signedIn;
        });
  }

  Optional<LinkedIdentities.Own> own(PersonId person) {
    return transactions.office(() -> linkedIdentities.of(person));
  }

  /// @throws Problem 401 if the answer is not for this session, or not valid; 409 if the account is
  ///   another person's; 503
  void link(CurrentUser user, Returned back, Site site, RequestOrigin requestOrigin) {
    limits.counted(
        requestOrigin,
        () -> {
          var wanted = new ProviderAttempts.Linking(user.person(), user.session());
          var attempt =
              attempts
                  .take(back.state(), back.key(), site)
                  .filter(it -> wanted.equals(it.linking()))
                  .orElseThrow(ProviderSignIn::expired);
          var identity = redeem(attempt.client(), back, site);
          try {
            transactions.office(() -> linked(user, attempt.client(), identity));
          } catch (DuplicateKeyException another) {
            throw taken();
          }
          return attempt;
        });
  }

  private void linked(
      CurrentUser user, @Nullable ClientId client, IdentityProviders.Identity identity) {
    linkedIdentities.link(user.person(), client, identity);
    changes.linked(user.person(), user.session());
    people.find(user.person()).ifPresent(it -> personLog.identityLinked(it, user.session()));
  }

  /// Ends what else began by the provider, too.
  ///
  /// @throws Problem 404 if nothing is linked
  void unlink(CurrentUser user) {
    var ended =
        transactions.office(() -> {
          if (!linkedIdentities.forget(user.person())) {
            throw Problem.notFound();
          }
          changes.unlinked(user.person(), user.session());
          people
              .find(user.person())
              .ifPresent(it -> personLog.identityUnlinked(it, user.session()));
          return revocation.endOthersByProvider(user.person(), user.session());
        });
    revocation.tell(ended);
  }

  /// The provider says that a person signed out there, or that their session was ended: their
  /// sessions here that began by that provider end too. A person who linked nothing is not known,
  /// and nothing ends.
  ///
  /// @param slug as in [#begin]
  /// @throws Problem 404 if there is no such provider, 400 if this is not its word to us; 503
  void signedOutThere(@Nullable String slug, String token) {
    var client = client(slug);
    if (!offered(client)) {
      throw Problem.notFound();
    }
    var out = known().signedOut(client, token).orElseThrow(Problem::malformed);
    var ended =
        transactions.office(() ->
            linkedIdentities
                .find(client, out.issuer(), out.subject())
                .flatMap(people::find)
                .map(it -> ended(it, out))
                .orElse(List.of()));
    revocation.tell(ended);
  }

  private List<String> ended(Person person, IdentityProviders.SignedOut out) {
    var ended = revocation.endByProvider(person.id(), out.at());
    ended.forEach(it -> personLog.signedOutThere(person, it));
    return ended;
  }

  private IdentityProviders.Identity redeem(@Nullable ClientId client, Returned back, Site site) {
    var answer =
        new IdentityProviders.Answer(
            back(site), back.code(), back.issuer(), nonce(back.key()), verifier(back.key()));
    return known().redeem(client, answer).orElseThrow(ProviderSignIn::no);
  }

  private IdentityProviders known() {
    var known = providers.getIfAvailable();
    if (known == null) {
      throw Problem.notFound();
    }
    return known;
  }

  private @Nullable ClientId client(@Nullable String slug) {
    return slug == null
        ? null
        : clientNames.all().stream()
            .filter(it -> it.slug().equals(slug))
            .findFirst()
            .map(ClientNames.Company::id)
            .orElseThrow(Problem::notFound);
  }

  private static String back(Site site) {
    return site.origin() + IdentityProviders.BACK;
  }

  private static String nonce(String key) {
    return Secret.digestOf("denwaban oidc nonce v1|" + key).base64url();
  }

  /// RFC 7636 wants 43 to 128 characters; these are 43.
  private static String verifier(String key) {
    return Secret.digestOf("denwaban oidc verifier v1|" + key).base64url();
  }

  private Problem refused(Person person, String why) {
    transactions.office(() -> personLog.refused(person, why));
    return no();
  }

  private static Problem no() {
    return new Problem(401, "provider-refused");
  }

  private static Problem expired() {
    return new Problem(401, "ceremony-expired.provider");
  }

  private static Problem taken() {
    return new Problem(409, "identity-taken");
  }
}
