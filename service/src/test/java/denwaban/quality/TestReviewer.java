package denwaban.quality;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.access.CurrentUser;
import denwaban.kernel.Bytes;
import denwaban.seal.age.Identity;
import denwaban.seal.age.Suite;
import denwaban.seal.crypto.Signer;
import denwaban.seal.statement.ReviewerStatement;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A quality reviewer with his keys, as his browser would hold them.
record TestReviewer(CurrentUser who, Identity age, Signer signer, ReviewerStatement said) {

  static TestReviewer of(CurrentUser user) {
    return of(user, Suite.HYBRID, 1, null);
  }

  static TestReviewer of(CurrentUser user, Suite suite, int epoch, @Nullable String prev) {
    var age = Identity.generate(suite);
    var signer = Signer.generate();
    var said =
        new ReviewerStatement(
            user.person(),
            epoch,
            prev,
            age.recipient(),
            signer.publicKey(),
            Instant.parse("2026-11-24T06:00:00Z"));
    return new TestReviewer(user, age, signer, said);
  }

  String fingerprint() {
    return said.fingerprint();
  }

  String statement() {
    return new String(said.bytes().toArray(), UTF_8);
  }

  Bytes signature() {
    return said.sign(signer);
  }

  void enrol(ReviewerKeys keys) {
    keys.add(who, statement(), signature(), bothMethods());
  }

  static List<ReviewerKeys.NewUnlock> bothMethods() {
    return List.of(
        new ReviewerKeys.NewUnlock("passkey", "Y3JlZA", Bytes.of(new byte[60])),
        new ReviewerKeys.NewUnlock("recovery", null, Bytes.of(new byte[60])));
  }
}
