package denwaban.probe.user;

import denwaban.probe.AccessPath;
import denwaban.probe.Observations;
import denwaban.probe.http.ProbeResponse;
import java.io.IOException;
import java.util.Set;

/// Proofs that are none. Each time the same passkey signed in properly a moment before.
final class SignInCases implements NegativeCases {

  private static final String DOOR = "POST /api/sign-in";

  static final Set<String> NOT_PROVED = Set.of("401 sign-in-refused");

  private static final Set<String> OVER = Set.of("401 ceremony-expired");

  /// What is sent in the end.
  private interface Proof {
    ProbeResponse sent(SoftwareAuthenticator fob) throws IOException;
  }

  @Override
  public void tell(ProbeUserSession life, Observations notes) {
    forged(life, notes, "no-verification", SoftwareAuthenticator.Lie.NO_VERIFICATION);
    forged(life, notes, "wrong-signature", SoftwareAuthenticator.Lie.WRONG_SIGNATURE);
    forged(life, notes, "other-origin", SoftwareAuthenticator.Lie.OTHER_ORIGIN);
    forged(life, notes, "other-site", SoftwareAuthenticator.Lie.OTHER_SITE);
    attempt(
        life,
        notes,
        "unknown-passkey",
        NOT_PROVED,
        fob -> signIn(life, new SoftwareAuthenticator()));
    attempt(life, notes, "replayed", OVER, fob -> replayed(life, fob));
    attempt(life, notes, "old-challenge", OVER, fob -> late(life, fob));
  }

  private static void forged(
      ProbeUserSession life, Observations notes, String how, SoftwareAuthenticator.Lie lie) {
    attempt(
        life,
        notes,
        how,
        NOT_PROVED,
        fob -> life.signIn(fob.get(life.challenge(), life.origin(), lie)));
  }

  private static void attempt(
      ProbeUserSession life, Observations notes, String how, Set<String> refusals, Proof proof) {
    notes.attempt(
        AccessPath.SIGN_IN,
        DOOR,
        how,
        "401",
        () -> {
          life.signedIn();
          return proof.sent(life.enrolled()).judged(refusals);
        });
  }

  private static ProbeResponse signIn(ProbeUserSession life, SoftwareAuthenticator fob)
      throws IOException {
    return life.signIn(fob.get(life.challenge(), life.origin(), SoftwareAuthenticator.Lie.NONE));
  }

  /// Somebody took down what a browser sent, and sends it again.
  private static ProbeResponse replayed(ProbeUserSession life, SoftwareAuthenticator fob)
      throws IOException {
    var proof = fob.get(life.challenge(), life.origin(), SoftwareAuthenticator.Lie.NONE);
    var first = life.signIn(proof);
    first.mustBe(first.status() == 200);
    return life.signIn(proof);
  }

  private static ProbeResponse late(ProbeUserSession life, SoftwareAuthenticator fob)
      throws IOException {
    var old = life.decoy().oldChallenge(ProbeUserSession.HOST, life.origin());
    var asked = new SoftwareAuthenticator.Asked(old.id(), old.challenge(), ProbeUserSession.HOST);
    return life.signIn(fob.get(asked, life.origin(), SoftwareAuthenticator.Lie.NONE));
  }
}
