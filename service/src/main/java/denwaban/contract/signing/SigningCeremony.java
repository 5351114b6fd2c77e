package denwaban.contract.signing;

import denwaban.access.CurrentUser;
import denwaban.access.passkey.Assertion;
import denwaban.access.passkey.Challenges;
import denwaban.access.passkey.Passkey;
import denwaban.access.passkey.Passkeys;
import denwaban.access.passkey.WebAuthn;
import denwaban.database.tenant.TenantTransactions;
import denwaban.http.Problem;
import denwaban.http.Site;
import denwaban.terms.SigningStatement;
import java.time.InstantSource;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// A passkey signs a statement: its challenge is the statement's hash, so that what the
/// authenticator signed is this document and nothing else. Outside of scopes.
@Component
class SigningCeremony {

  private final Challenges challenges;
  private final Passkeys passkeys;

  /// Slow to make, and of no use before the first signature.
  private final ObjectProvider<WebAuthn> webAuthn;

  private final TenantTransactions transactions;
  private final InstantSource clock;

  SigningCeremony(
      Challenges challenges,
      Passkeys passkeys,
      ObjectProvider<WebAuthn> webAuthn,
      TenantTransactions transactions,
      InstantSource clock) {
    this.challenges = challenges;
    this.passkeys = passkeys;
    this.webAuthn = webAuthn;
    this.transactions = transactions;
    this.clock = clock;
  }

  /// @param passkeys of whom one must sign
  record Begun(String ceremony, SigningStatement statement, List<Passkey> passkeys) {}

  Begun begin(SigningStatement statement, CurrentUser user, Site site) {
    var begun =
        challenges.begin(Challenges.Kind.SIGNATURE, site, user.person(), statement.challenge());
    var own = transactions.office(() -> passkeys.of(user.person(), site));
    return new Begun(begun.id(), statement, own);
  }

  /// @throws Problem 401 if it is too late, or the signature is not this person's over exactly this
  ///   statement
  Signature finish(
      String ceremony, SigningStatement statement, Assertion sent, CurrentUser user, Site site) {
    var taken = challenges.take(Challenges.Kind.SIGNATURE, site, ceremony).orElseThrow(this::late);
    var age = java.time.Duration.between(statement.at(), clock.instant());
    if (!user.person().equals(taken.person())
        || !user.person().equals(statement.person())
        || !taken.challenge().equals(statement.challenge())
        || age.isNegative()
        || age.compareTo(Challenges.LIFE) > 0) {
      throw refused();
    }
    var passkey =
        transactions
            .office(() -> passkeys.find(sent.credentialId(), site))
            .filter(it -> it.person().equals(user.person()))
            .orElseThrow(SigningCeremony::refused);
    var proved =
        webAuthn
            .getObject()
            .proved(sent, passkey, statement.challenge(), site)
            .orElseThrow(SigningCeremony::refused);
    if (!transactions.office(
        () -> passkeys.used(passkey.id(), proved.counter(), proved.backedUp()))) {
      throw refused();
    }
    return new Signature(statement, sent, passkey.attested(), null);
  }

  private Problem late() {
    return new Problem(401, "ceremony-expired");
  }

  private static Problem refused() {
    return new Problem(401, "signature-refused");
  }
}
