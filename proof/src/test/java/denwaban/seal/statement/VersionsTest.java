package denwaban.seal.statement;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import denwaban.kernel.Bytes;
import denwaban.kernel.ObjectId;
import denwaban.seal.age.Vector;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VersionsTest {

  static Stream<Vector> corrections() {
    return Vector.in("correction");
  }

  /// `web/src/seal/versions.test.ts` reads the same files.
  @ParameterizedTest(name = "{0}")
  @MethodSource("corrections")
  void correction(Vector vector) {
    var lines = new String(vector.body().toArray(), UTF_8).lines().toList();
    var versions = new ArrayList<Versions.Signed>();
    for (var line : lines) {
      var parts = line.split(" ", 2);
      versions.add(
          new Versions.Signed(Bytes.of(parts[1].getBytes(UTF_8)), Bytes.ofBase64(parts[0])));
    }

    var found = Versions.check(versions, ObjectId.of(vector.get("offered")));

    assertThat(said(found)).isEqualTo(vector.get("expect"));
  }

  @Test
  void no_versions_are_malformed_and_so_are_too_many() {
    var maker = new CorrectionMaker();
    var most = maker.chain(64);
    assertThat(said(check(most))).isEqualTo("good " + 64);
    assertThat(said(check(most.subList(0, 63)))).isEqualTo("good " + (63));
    assertThat(said(check(maker.chain(65)))).isEqualTo("malformed");
    assertThat(said(Versions.check(List.of(), CorrectionMaker.object(1)))).isEqualTo("malformed");
  }

  private static Versions.Found check(List<Versions.Signed> versions) {
    return Versions.check(versions, CorrectionMaker.object(versions.size()));
  }

  private static String said(Versions.Found found) {
    return switch (found) {
      case Versions.Found.Good(var manifests) -> "good " + manifests.size();
      case Versions.Found.Refused(var why) -> why.text();
    };
  }
}
