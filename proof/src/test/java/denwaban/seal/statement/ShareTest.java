package denwaban.seal.statement;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.kernel.Bytes;
import denwaban.seal.age.Identity;
import denwaban.seal.age.Recipient;
import denwaban.seal.age.Suite;
import denwaban.seal.age.Vector;
import denwaban.seal.age.X25519Identity;
import denwaban.seal.crypto.Bech32;
import denwaban.seal.crypto.Field256;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ShareTest {

  static Stream<Vector> shares() {
    return Vector.in("share");
  }

  /// `web/src/seal/share.test.ts` reads the same files.
  @ParameterizedTest(name = "{0}")
  @MethodSource("shares")
  void share(Vector vector) {
    var two = new String(vector.body().toArray(), UTF_8);
    var to = Recipient.parse(vector.get("recipient"));
    if (vector.get("expect").equals("good")) {
      assertThat(combined(vector.get("one"), two, to)).isEqualTo(vector.get("identity"));
    } else {
      assertThat(combined(vector.get("one"), two, to)).isEqualTo(vector.get("expect"));
    }
  }

  @ParameterizedTest
  @EnumSource(Suite.class)
  void any_two_of_three_give_the_key_back_and_one_does_not(Suite suite) {
    var key = Identity.generate(suite);
    var shares = Share.split(key);
    assertThat(shares).hasSize(3);
    for (var one : shares) {
      for (var two : shares) {
        var found = combined(one.export(), two.export(), key.recipient());
        assertThat(found).isEqualTo(one == two ? "same-share" : key.export());
      }
    }
  }

  @Test
  void shares_that_were_made_at_two_times_are_told_apart() {
    var key = Identity.generate(Suite.X25519);
    var first = Share.split(key).get(0).export();
    var second = Share.split(key).get(1).export();
    assertThat(combined(first, second, key.recipient())).isEqualTo("other-set");
  }

  @Test
  void its_printed_page_says_what_it_belongs_to_and_gives_the_share_back() throws Exception {
    var ryo = TestLine.Person.of(TestLine.AOBA, 1);
    var mailbox = UUID.fromString("0196f0a0-0000-7000-8000-0000000000b1");
    for (var of : new UUID[] {null, mailbox}) {
      var line = new TestLine(TestLine.AOBA, of, ryo).first(ryo);
      var shares = Share.split(line.keys.getFirst());
      var page = shares.getFirst().file(line.statements.getFirst());
      assertThat(page)
          .startsWith("# denwaban share v1\n# client: 0196f0a0-0000-7000-8000-000000000001\n")
          .contains("\n# mailbox: " + (of == null ? "-" : of) + "\n# epoch: 1\n")
          .contains("\n# fingerprint: " + line.name(1) + "\n")
          .endsWith("\n" + shares.getFirst().export() + "\n");
      assertThat(Share.parse(page).export()).isEqualTo(shares.getFirst().export());
    }
  }

  @Test
  void every_changed_character_is_refused() {
    var key = Identity.generate(Suite.X25519);
    var shares = Share.split(key);
    var two = shares.get(1).export();
    assertThat(two).hasSize(85);
    for (var i = 0; i < two.length(); i++) {
      var changed = new StringBuilder(two);
      changed.setCharAt(i, two.charAt(i) == 'Q' ? 'P' : 'Q');
      assertThat(combined(shares.get(0).export(), changed.toString(), key.recipient()))
          .isEqualTo("malformed");
    }
  }

  /// Each byte of a share takes all values evenly whatever the secret is: here, that both halves of
  /// the range come up about equally often for a secret of zeros (a flaw would give one value).
  @Test
  void one_share_says_nothing() {
    var secret = new X25519Identity(Bytes.of(new byte[32]));
    var high = 0;
    for (var i = 0; i < 400; i++) {
      var raw = Bech32.decode(Share.HRP, Share.split(secret).getFirst().export()).toArray();
      high += raw[20] < 0 ? 1 : 0;
    }
    assertThat(high).isBetween(120, 280);
  }

  @Test
  void arithmetic() {
    assertThat(Field256.times(0x57, 0x83)).as("FIPS 197 section 4.2").isEqualTo(0xc1);
    for (var a = 1; a < 256; a++) {
      assertThat(Field256.times(a, Field256.inverse(a))).isEqualTo(1);
    }
    assertThat(Field256.inverse(0)).isZero();
  }

  @Test
  void shares_are_not_printed() {
    var share = Share.split(Identity.generate(Suite.HYBRID)).getFirst();
    assertThat(share.toString()).isEqualTo("a share");
    assertThatThrownBy(() -> Share.parse(share.export().substring(1)))
        .hasMessage("malformed")
        .hasNoCause();
  }

  /// Writes the Java half of `vectors/share` anew.
  @Test
  @EnabledIfSystemProperty(named = "vectors.make", matches = "true")
  void make() throws Exception {
    for (var suite : Suite.values()) {
      var key = Identity.generate(suite);
      var shares = Share.split(key).stream().map(Share::export).toList();
      var name = suite.text();
      vector("good-1-2-" + name, "good", shares.get(0), shares.get(1), key);
      vector("good-3-1-" + name, "good", shares.get(2), shares.get(0), key);
      vector("good-2-3-" + name, "good", shares.get(1), shares.get(2), key);
    }
    var key = Identity.generate(Suite.X25519);
    var shares = Share.split(key).stream().map(Share::export).toList();
    var again = Share.split(key).stream().map(Share::export).toList();
    var one = shares.getFirst();
    var two = shares.get(1);
    vector("good-in-lower-case-with-spaces", "good", one, spaced(two), key);
    vector("good-page", "good", one, "# denwaban share v1\n# epoch: 1\n" + two + "\n", key);
    vector("same-share-twice", "same-share", one, one, key);
    vector("set-of-another-day", "other-set", one, again.get(1), key);
    vector("key-of-another", "wrong-key", one, two, Identity.generate(Suite.X25519));
    vector("suite-of-another", "wrong-key", one, two, Identity.generate(Suite.HYBRID));
    vector("flipped-character", "malformed", one, swapped(two), key);
    vector("one-character-short", "malformed", one, two.substring(0, 84), key);
    vector("not-a-share", "malformed", one, key.export(), key);
    vector("nothing", "malformed", one, "", key);
    var raw = Bech32.decode(Share.HRP, two).toArray();
    vector("x-of-4", "malformed", one, with(raw, 1, 4), key);
    vector("x-of-0", "malformed", one, with(raw, 1, 0), key);
    vector("threshold-of-3", "malformed", one, with(raw, 2, 3), key);
    vector("unknown-version", "malformed", one, with(raw, 0, 2), key);
    vector("share-with-another-value", "wrong-key", one, with(raw, 20, raw[20] ^ 1), key);
  }

  private static void vector(String name, String expect, String one, String two, Identity key)
      throws IOException {
    var about = new HashMap<String, String>();
    about.put("expect", expect);
    about.put("one", one);
    about.put("recipient", key.recipient().text());
    if (expect.equals("good")) {
      about.put("identity", key.export());
    }
    new Vector(name, about, Bytes.of(two.getBytes(UTF_8))).write("share");
  }

  private static String spaced(String share) {
    return String.join(" ", List.of(share.toLowerCase(Locale.ROOT).split("(?<=\\G.{8})")));
  }

  private static String swapped(String share) {
    return share.substring(0, 50) + (share.charAt(50) == 'Q' ? 'P' : 'Q') + share.substring(51);
  }

  private static String with(byte[] raw, int at, int value) {
    var other = raw.clone();
    other[at] = (byte) value;
    return Bech32.encode(Share.HRP, Bytes.of(other));
  }

  private static String combined(String one, String two, Recipient to) {
    try {
      return Share.combine(one, two, to).export();
    } catch (Share.NotCombined e) {
      return e.why().text();
    }
  }
}
