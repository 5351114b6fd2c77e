package denwaban.seal.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import denwaban.seal.age.Identity;
import denwaban.seal.age.Suite;
import denwaban.seal.age.Vector;
import denwaban.seal.crypto.Octets;
import denwaban.seal.crypto.Signer;
import denwaban.seal.statement.SealedForReviewCheck.Signed;
import denwaban.seal.statement.TestLine.Person;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// `web/src/seal/review.test.ts` reads the same files.
class ReviewHeaderCheckTest {

  static Stream<Vector> statements() {
    return Vector.in("reviewer-statement");
  }

  static Stream<Vector> headers() {
    return Vector.in("review-header");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("statements")
  void statement(Vector vector) {
    var signature = vector.bytes("signature");
    if (vector.get("expect").equals("malformed")) {
      assertThatThrownBy(() -> ReviewerStatement.check(vector.body(), signature))
          .isInstanceOf(IllegalArgumentException.class);
      return;
    }
    var checked = ReviewerStatement.check(vector.body(), signature);
    assertThat(checked.isPresent()).isEqualTo(vector.get("expect").equals("good"));
    checked.ifPresent(s -> {
      assertThat(s.value().bytes()).isEqualTo(vector.body());
      assertThat(s.value().fingerprint()).isEqualTo(vector.get("fingerprint"));
    });
  }

  static Stream<Vector> sealed() {
    return Vector.in("sealed-for-review");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("sealed")
  void sealedByTheEdge(Vector vector) {
    var client = ClientId.of(vector.get("client"));
    var chain = KeyChain.verify(client, vector.get("pin"), vector.bytes("chain"));
    var found =
        SealedForReviewCheck.check(
            ((KeyChain.Found.Good) chain).line(),
            Manifest.parse(vector.bytes("manifest")),
            Integer.parseInt(vector.get("n")),
            vector.bytes("header"),
            vector.get("reviewer"),
            new Signed(vector.body(), vector.bytes("signature")),
            new Signed(vector.bytes("approval"), vector.bytes("approval-signature")));

    assertThat(
            switch (found) {
              case SealedForReviewCheck.Found.Good(var said, var approval) -> {
                assertThat(said.bytes()).isEqualTo(vector.body());
                assertThat(approval.bytes()).isEqualTo(vector.bytes("approval"));
                yield "good";
              }
              case SealedForReviewCheck.Found.Refused(var why) -> why.text();
            })
        .isEqualTo(vector.get("expect"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("headers")
  void header(Vector vector) {
    var client = ClientId.of(vector.get("client"));
    var chain = KeyChain.verify(client, vector.get("pin"), vector.bytes("chain"));
    var found =
        ReviewHeaderCheck.check(
            ((KeyChain.Found.Good) chain).line(),
            Manifest.parse(vector.bytes("manifest")),
            Integer.parseInt(vector.get("n")),
            vector.bytes("header"),
            vector.get("reviewer"),
            vector.body(),
            vector.bytes("signature"));

    assertThat(
            switch (found) {
              case ReviewHeaderCheck.Found.Good(var said) -> {
                assertThat(said.bytes()).isEqualTo(vector.body());
                yield "good";
              }
              case ReviewHeaderCheck.Found.Refused(var why) -> why.text();
            })
        .isEqualTo(vector.get("expect"));
  }

  @Test
  void a_reviewers_header_is_never_of_a_segment_behind_the_last() {
    var mio = Person.of(TestLine.AOBA, 2);
    var edge = Signer.generate();
    var made = new TestLine(TestLine.AOBA, null, mio).first(mio);
    var chain = KeyChain.verify(TestLine.AOBA, made.name(1), made.bytes());
    var line = ((KeyChain.Found.Good) chain).line();
    var manifest = TestLine.manifest(made.name(1), edge, Manifest.Role.EDGE);
    var header = Bytes.of(new byte[] {7});
    var sha256 = Octets.sha256(header);
    var to = Fingerprint.of(header);
    var end = TestLine.AT.plusSeconds(1);
    var approval = new ReviewApproval(TestLine.AOBA, sha256, to, mio.name(), TestLine.AT);
    var approved = new Signed(approval.bytes(), approval.sign(mio.signer()));
    for (var n : new int[] {0, 1}) {
      var object = manifest.object();
      var given =
          new ReviewHeader(TestLine.AOBA, object, 1, n, to, mio.name(), sha256, TestLine.AT, end);
      var found =
          ReviewHeaderCheck.check(
              line, manifest, n, header, to, given.bytes(), given.sign(mio.signer()));
      var sealed =
          new SealedForReview(
              TestLine.AOBA, object, n, to, approval.digest(), sha256, TestLine.AT, end);
      var foundSealed =
          SealedForReviewCheck.check(
              line,
              manifest,
              n,
              header,
              to,
              new Signed(sealed.bytes(), sealed.sign(edge)),
              approved);
      if (n == 0) {
        assertThat(found).isEqualTo(new ReviewHeaderCheck.Found.Good(given));
        assertThat(foundSealed).isEqualTo(new SealedForReviewCheck.Found.Good(sealed, approval));
      } else {
        var why = HeaderCheck.Why.WRONG_OBJECT;
        assertThat(found).isEqualTo(new ReviewHeaderCheck.Found.Refused(why));
        assertThat(foundSealed).isEqualTo(new SealedForReviewCheck.Found.Refused(why));
      }
    }
  }

  @Test
  void a_reviewers_statement_is_signed_with_the_key_that_it_names_alone() {
    var signer = Signer.generate();
    var said =
        new ReviewerStatement(
            PersonId.of("0196f0a0-0000-7000-8000-0000000000f1"),
            1,
            null,
            Identity.generate(Suite.X25519).recipient(),
            signer.publicKey(),
            TestLine.AT);
    assertThat(ReviewerStatement.check(said.bytes(), said.sign(signer))).isPresent();
    assertThatThrownBy(() -> said.sign(Signer.generate()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
