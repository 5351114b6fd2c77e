package denwaban.probe.user;

import denwaban.probe.Notes;
import denwaban.probe.Way;
import denwaban.probe.http.Answer;
import java.io.IOException;
import java.util.Set;

/// Proofs that are none. Each time the same passkey signed in properly a moment before.
final class SignInLies implements Lies {

  private static final String DOOR = "POST /api/sign-in";

  static final Set<String> NOT_PROVED = Set.of("401 sign-in-refused");

  private static final Set<String> OVER = Set.of("401 ceremony-expired");

  /// What is sent in the end.
  private interface Proof {
    Answer sent(Fob fob) throws IOException;
  }

  @Override
  public void tell(Life life, Notes notes) {
    forged(life, notes, "no-verification", Fob.Lie.NO_VERIFICATION);
    forged(life, notes, "wrong-signature", Fob.Lie.WRONG_SIGNATURE);
    forged(life, notes, "other-origin", Fob.Lie.OTHER_ORIGIN);
    forged(life, notes, "other-site", Fob.Lie.OTHER_SITE);
    attempt(life, notes, "unknown-passkey", NOT_PROVED, fob -> signIn(life, new Fob()));
    attempt(life, notes, "replayed", OVER, fob -> replayed(life, fob));
    attempt(life, notes, "old-challenge", OVER, fob -> late(life, fob));
  }

  private static void forged(Life life, Notes notes, String how, Fob.Lie lie) {
    attempt(
        life,
        notes,
        how,
        NOT_PROVED,
        fob -> life.signIn(fob.get(life.challenge(), life.origin(), lie)));
  }

  private static void attempt(
      Life life, Notes notes, String how, Set<String> refusals, Proof proof) {
    notes.attempt(
        Way.SIGN_IN,
        DOOR,
        how,
        "401",
        () -> {
          life.signedIn();
          return proof.sent(life.enrolled()).judged(refusals);
        });
  }

  private static Answer signIn(Life life, Fob fob) throws IOException {
    return life.signIn(fob.get(life.challenge(), life.origin(), Fob.Lie.NONE));
  }

  /// Somebody took down what a browser sent, and sends it again.
  private static Answer replayed(Life life, Fob fob) throws IOException {
    var proof = fob.get(life.challenge(), life.origin(), Fob.Lie.NONE);
    var first = life.signIn(proof);
    first.mustBe(first.status() == 200);
    return life.signIn(proof);
  }

  private static Answer late(Life life, Fob fob) throws IOException {
    var old = life.decoy().oldChallenge(Life.HOST, life.origin());
    var asked = new Fob.Asked(old.id(), old.challenge(), Life.HOST);
    return life.signIn(fob.get(asked, life.origin(), Fob.Lie.NONE));
  }
}
