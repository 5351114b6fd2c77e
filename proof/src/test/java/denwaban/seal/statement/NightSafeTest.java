package denwaban.seal.statement;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.kernel.Bytes;
import denwaban.seal.age.Identity;
import denwaban.seal.age.Suite;
import denwaban.seal.age.Vector;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NightSafeTest {

  private static final byte[] PLACE = "here".getBytes(UTF_8);
  private static final byte[] SECRET = "secret".getBytes(UTF_8);

  private final NightSafe safe = NightSafe.make();

  static Stream<Vector> vectors() {
    return Vector.in("night-safe");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("vectors")
  void vector(Vector vector) {
    var taken =
        NightSafe.of(vector.bytes("seed")).take(vector.body(), vector.bytes("place").toArray());
    switch (vector.get("expect")) {
      case "opens" -> assertThat(taken).contains(vector.bytes("secret"));
      case "shut" -> assertThat(taken).isEmpty();
      default -> throw new AssertionError(vector.name());
    }
  }

  @Test
  void what_is_dropped_into_its_slot_is_taken_by_its_key_alone() {
    var slot = NightSafe.Slot.parse(safe.slot().text());
    var dropped = slot.drop(SECRET, PLACE);
    assertThat(safe.take(dropped, PLACE)).contains(Bytes.of(SECRET));
    assertThat(NightSafe.of(safe.seed()).take(dropped, PLACE)).contains(Bytes.of(SECRET));
    assertThat(NightSafe.make().take(dropped, PLACE)).isEmpty();
    assertThat(safe.take(dropped, "there".getBytes(UTF_8))).isEmpty();
    assertThat(slot.drop(SECRET, PLACE)).isNotEqualTo(dropped);
  }

  @Test
  void any_two_shares_give_it_back_and_one_does_not() throws Share.NotCombined {
    var shares = safe.split().stream().map(Share::export).toList();
    var dropped = safe.slot().drop(SECRET, PLACE);
    for (var pair : new int[][] {{0, 1}, {1, 2}, {2, 0}}) {
      var again = NightSafe.of(shares.get(pair[0]), shares.get(pair[1]), safe.slot());
      assertThat(again.take(dropped, PLACE)).contains(Bytes.of(SECRET));
    }
    assertThatThrownBy(() -> NightSafe.of(shares.get(0), shares.get(0), safe.slot()))
        .isInstanceOf(Share.NotCombined.class);
    var other = NightSafe.make().slot();
    assertThatThrownBy(() -> NightSafe.of(shares.get(0), shares.get(1), other))
        .isInstanceOf(Share.NotCombined.class)
        .hasMessage("wrong-key");
  }

  @Test
  void a_recipient_of_another_suite_is_no_slot() {
    var classic = Identity.generate(Suite.X25519).recipient().text();
    assertThatThrownBy(() -> NightSafe.Slot.parse(classic))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void it_is_never_printed() {
    assertThat(safe.toString()).doesNotContain(safe.seed().base64());
  }

  /// See vectors/README.md.
  @Test
  @EnabledIfSystemProperty(named = "vectors.make", matches = "true")
  void make_vectors() throws IOException {
    var dropped = safe.slot().drop(SECRET, PLACE).toArray();
    write("good", "opens", safe, PLACE, dropped);
    write("good-nothing-inside", "opens", safe, PLACE, empty());
    write("place-of-another", "shut", safe, "there".getBytes(UTF_8), dropped);
    write("safe-of-another", "shut", NightSafe.make(), PLACE, dropped);
    write("changed-ciphertext-of-ml-kem", "shut", safe, PLACE, bent(dropped, 0));
    write("changed-share-of-x25519", "shut", safe, PLACE, bent(dropped, 1_100));
    write("changed-tag", "shut", safe, PLACE, bent(dropped, dropped.length - 1));
    write("cut-at-the-ciphertext", "shut", safe, PLACE, java.util.Arrays.copyOf(dropped, 1_120));
    write("cut-before-it", "shut", safe, PLACE, java.util.Arrays.copyOf(dropped, 1_119));
    write("one-byte-short", "shut", safe, PLACE, java.util.Arrays.copyOf(dropped, 1_141));
    write("nothing", "shut", safe, PLACE, new byte[0]);
  }

  private byte[] empty() {
    return safe.slot().drop(new byte[0], PLACE).toArray();
  }

  private static byte[] bent(byte[] bytes, int at) {
    var bent = bytes.clone();
    bent[at] ^= 1;
    return bent;
  }

  private static void write(String name, String expect, NightSafe safe, byte[] place, byte[] body)
      throws IOException {
    var about =
        new java.util.HashMap<>(
            Map.of(
                "expect", expect, "seed", safe.seed().base64(), "place", Bytes.of(place).base64()));
    if (expect.equals("opens")) {
      about.put("secret", safe.take(Bytes.of(body), place).orElseThrow().base64());
    }
    new Vector(name, about, Bytes.of(body)).write("night-safe");
  }
}
