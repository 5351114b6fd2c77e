package denwaban.seal.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.kernel.ClientId;
import denwaban.seal.age.Vector;
import denwaban.seal.statement.SealedForReviewCheck.Signed;
import java.util.stream.Stream;
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
}
