package denwaban.seal.statement;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.kernel.ClientId;
import denwaban.seal.age.Vector;
import java.util.stream.Stream;
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
}
