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
    ProbeResponse sent(SoftwareAuthenticator softwareAuthenticator) throws IOException;
  }

  @Override
  public void tell(ProbeUserSession probeUserSession, Observations observations) {
    forged(
        probeUserSession,
        observations,
        "no-verification",
        SoftwareAuthenticator.Lie.NO_VERIFICATION);
    forged(
        probeUserSession,
        observations,
        "wrong-signature",
        SoftwareAuthenticator.Lie.WRONG_SIGNATURE);
    forged(probeUserSession, observations, "other-origin", SoftwareAuthenticator.Lie.OTHER_ORIGIN);
    forged(probeUserSession, observations, "other-site", SoftwareAuthenticator.Lie.OTHER_SITE);
    attempt(
        probeUserSession,
        observations,
        "unknown-passkey",
        NOT_PROVED,
        softwareAuthenticator -> signIn(probeUserSession, new SoftwareAuthenticator()));
    attempt(
        probeUserSession,
        observations,
        "replayed",
        OVER,
        softwareAuthenticator -> replayed(probeUserSession, softwareAuthenticator));
    attempt(
        probeUserSession,
        observations,
        "old-challenge",
        OVER,
        softwareAuthenticator -> late(probeUserSession, softwareAuthenticator));
  }

  private static void forged(
      ProbeUserSession probeUserSession,
      Observations observations,
      String how,
      SoftwareAuthenticator.Lie lie) {
    attempt(
        probeUserSession,
        observations,
        how,
        NOT_PROVED,
        softwareAuthenticator ->
            probeUserSession.signIn(
                softwareAuthenticator.get(
                    probeUserSession.challenge(), probeUserSession.origin(), lie)));
  }

  private static void attempt(
      ProbeUserSession probeUserSession,
      Observations observations,
      String how,
      Set<String> refusals,
      Proof proof) {
    observations.attempt(
        AccessPath.SIGN_IN,
        DOOR,
        how,
        "401",
        () -> {
          probeUserSession.signedIn();
          return proof.sent(probeUserSession.enrolled()).judged(refusals);
        });
  }

  private static ProbeResponse signIn(
      ProbeUserSession probeUserSession, SoftwareAuthenticator softwareAuthenticator)
      throws IOException {
    return probeUserSession.signIn(
        softwareAuthenticator.get(
            probeUserSession.challenge(),
            probeUserSession.origin(),
            SoftwareAuthenticator.Lie.NONE));
  }

  /// An attacker recorded what a browser sent, and sends it again.
  private static ProbeResponse replayed(
      ProbeUserSession probeUserSession, SoftwareAuthenticator softwareAuthenticator)
      throws IOException {
    var proof =
        softwareAuthenticator.get(
            probeUserSession.challenge(),
            probeUserSession.origin(),
            SoftwareAuthenticator.Lie.NONE);
    var first = probeUserSession.signIn(proof);
    first.mustBe(first.status() == 200);
    return probeUserSession.signIn(proof);
  }

  private static ProbeResponse late(
      ProbeUserSession probeUserSession, SoftwareAuthenticator softwareAuthenticator)
      throws IOException {
    var old =
        probeUserSession.probeUser().oldChallenge(ProbeUserSession.HOST, probeUserSession.origin());
    var asked = new SoftwareAuthenticator.Asked(old.id(), old.challenge(), ProbeUserSession.HOST);
    return probeUserSession.signIn(
        softwareAuthenticator.get(
            asked, probeUserSession.origin(), SoftwareAuthenticator.Lie.NONE));
  }
}
