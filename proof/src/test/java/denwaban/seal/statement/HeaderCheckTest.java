package denwaban.seal.statement;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.seal.age.Vector;
import denwaban.seal.statement.TestLine.Person;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HeaderCheckTest {

  static Stream<Vector> headers() {
    return Vector.in("header");
  }

  /// `web/src/seal/header.test.ts` reads the same files.
  @ParameterizedTest(name = "{0}")
  @MethodSource("headers")
  void header(Vector vector) {
    var chain =
        KeyChain.verify(
            ClientId.of(vector.get("client")), vector.get("pin"), vector.bytes("chain"));
    var line = ((KeyChain.Found.Good) chain).line();
    var manifest = Manifest.parse(vector.bytes("manifest"));
    var n = Integer.parseInt(vector.get("n"));
    var header = vector.bytes("header");

    var found =
        vector.body().length() == 0
            ? HeaderCheck.asSealed(line, manifest, n, header)
            : HeaderCheck.remade(
                line, manifest, n, header, vector.body(), vector.bytes("signature"));

    assertThat(
            switch (found) {
              case HeaderCheck.Found.Good(var epoch) -> "good " + epoch.statement().epoch();
              case HeaderCheck.Found.Refused(var why) -> why.text();
            })
        .isEqualTo(vector.get("expect"));
  }

  @Test
  void a_header_is_made_anew_within_an_epoch_and_never_behind_the_last_segment() {
    var mio = Person.of(TestLine.AOBA, 2);
    var made = new TestLine(TestLine.AOBA, null, mio).first(mio);
    var chain = KeyChain.verify(TestLine.AOBA, made.name(1), made.bytes());
    var line = ((KeyChain.Found.Good) chain).line();
    var header = Bytes.of(new byte[] {7});
    var manifest = TestLine.manifest(made.name(1), mio.signer(), Manifest.Role.OPERATOR);
    for (var n : new int[] {0, 1}) {
      var said = HeaderStatement.of(manifest, n, line.current(), mio.name(), header, TestLine.AT);
      var found =
          HeaderCheck.remade(line, manifest, n, header, said.bytes(), said.sign(mio.signer()));
      if (n == 0) {
        assertThat(found).isInstanceOf(HeaderCheck.Found.Good.class);
      } else {
        assertThat(found).isEqualTo(new HeaderCheck.Found.Refused(HeaderCheck.Why.WRONG_OBJECT));
      }
    }
  }
}
