package denwaban.seal.age;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.kernel.Bytes;
import denwaban.seal.crypto.Octets;
import java.io.IOException;
import java.util.HexFormat;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The age community's own vectors (C2SP/CCTV), but for armour and passphrases, which we do not
/// read.
class CctvTest {

  /// CCTV counts the nonce to the header; our headers are kept apart, and it is in the payload.
  private static final Set<String> NONCE = Set.of("stream_no_nonce", "stream_short_nonce");

  private static final String ANY = Identity.generate(Suite.X25519).export();

  static Stream<Vector> vectors() {
    return Vector.in("cctv-age");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("vectors")
  void as_the_age_community_expects(Vector vector) throws IOException {
    var outcome = new Vector.Outcome("BAD_HEADER", Bytes.of(new byte[0]));
    for (var identity : vector.about().getOrDefault("identity", ANY).split(" ", -1)) {
      outcome = vector.open(Identity.parse(identity));
      if (!outcome.expect().equals("NOT_FOR_YOU")) {
        break;
      }
    }

    assertThat(outcome.expect())
        .isEqualTo(
            switch (NONCE.contains(vector.name()) ? "payload failure" : vector.get("expect")) {
              case "success" -> "opens";
              case "no match" -> "NOT_FOR_YOU";
              case "HMAC failure" -> "HEADER_CHANGED";
              case "header failure" -> "BAD_HEADER";
              case "payload failure" -> "BAD_PAYLOAD";
              default -> throw new AssertionError("a new expectation");
            });
    if (vector.about().containsKey("payload")) {
      assertThat(HexFormat.of().formatHex(Octets.sha256(outcome.released()).toArray()))
          .isEqualTo(vector.get("payload"));
    }
  }
}
