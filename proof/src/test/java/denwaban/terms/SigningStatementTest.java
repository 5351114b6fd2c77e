package denwaban.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.seal.age.Vector;
import denwaban.seal.crypto.Digest;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What is a statement and what is none, by the vectors that browsers share (`contract.test.ts`).
class SigningStatementTest {

  static Stream<Vector> vectors() {
    return Vector.in("contract-signature");
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void a_vector_is_a_statement_or_none(Vector vector) {
    if (vector.get("expect").equals("malformed")) {
      assertThatThrownBy(() -> SigningStatement.parse(vector.body()))
          .isInstanceOf(IllegalArgumentException.class);
      return;
    }
    var said = SigningStatement.parse(vector.body());
    assertThat(said.bytes()).isEqualTo(vector.body());
    assertThat(said.type().name()).isEqualTo(vector.get("type"));
    assertThat(said.challenge().base64url()).isEqualTo(vector.get("challenge"));
    assertThat(said.record()).isEqualTo(Digest.sha256(vector.bytes("record-bytes")));
    assertThat(said.document()).isEqualTo(Digest.sha256(vector.bytes("document-bytes")));
    var scan = said.scan();
    if (scan != null) assertThat(scan).isEqualTo(Digest.sha256(vector.bytes("scan-bytes")));
  }
}
