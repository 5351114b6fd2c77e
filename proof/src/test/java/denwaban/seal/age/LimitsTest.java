package denwaban.seal.age;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.kernel.Bytes;
import denwaban.kernel.CallId;
import denwaban.kernel.ClientId;
import denwaban.kernel.ObjectId;
import denwaban.seal.json.Json;
import denwaban.seal.statement.Fingerprint;
import denwaban.seal.statement.Manifest;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Each limit at the limit, one below and one above.
class LimitsTest {

  private static final Bytes HASH = Bytes.of(new byte[32]);

  @Test
  void stanzas() throws Exception {
    for (var count : new int[] {255, 256}) {
      assertThat(HeaderText.parse(header(count)).stanzas()).hasSize(count);
    }
    refuses(header(257));
    refuses(header(0));
  }

  @Test
  void bytes_of_a_header() throws Exception {
    for (var length : new int[] {65_535, 65_536}) {
      assertThat(HeaderText.parse(headerOfLength(length)).stanzas()).hasSize(1);
    }
    refuses(headerOfLength(65_537));
  }

  @Test
  void bytes_sealed_in_memory() throws Exception {
    var reader = Identity.generate(Suite.X25519);
    for (var length : new int[] {1_048_575, 1_048_576}) {
      var plain = Bytes.of(new byte[length]);
      assertThat(Opening.file(reader, AgeFile.seal(reader.recipient(), plain))).isEqualTo(plain);
    }
    var tooLong = Bytes.of(new byte[1_048_577]);
    assertThatThrownBy(() -> AgeFile.seal(reader.recipient(), tooLong))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void bytes_opened_in_memory() {
    var reader = Identity.generate(Suite.X25519);
    var tooLong = Bytes.of(new byte[65_536 + 1_048_577]);

    assertThatThrownBy(() -> Opening.file(reader, tooLong))
        .isInstanceOfSatisfying(
            NotOpened.class, e -> assertThat(e.why()).isEqualTo(NotOpened.Why.BAD_PAYLOAD));
  }

  @Test
  void segments() {
    for (var count : new int[] {1, 287, 288}) {
      var manifest = manifest(count);
      assertThat(Manifest.parse(manifest.bytes())).isEqualTo(manifest);
    }
    assertThatThrownBy(() -> manifest(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> manifest(289)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void characters_of_a_sealers_pseudonym() {
    for (var id : new String[] {"e", "e".repeat(64)}) {
      assertThat(Manifest.parse(manifest(1, id).bytes()).sealer().id()).isEqualTo(id);
    }
    for (var id : new String[] {"", "e".repeat(65)}) {
      assertThatThrownBy(() -> Manifest.parse(manifest(1, id).bytes()))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void signed_bytes() {
    assertThatCode(() -> Json.parse(text(262_143))).doesNotThrowAnyException();
    assertThatCode(() -> Json.parse(text(262_144))).doesNotThrowAnyException();
    assertThatThrownBy(() -> Json.parse(text(262_145)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("too long");
  }

  @Test
  void depth_of_json() {
    assertThatCode(() -> Json.parse(nested(8))).doesNotThrowAnyException();
    assertThatThrownBy(() -> Json.parse(nested(9)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("too deep");
  }

  @Test
  void characters_of_a_recipient() {
    var tooLong = "age1" + "q".repeat(1997);

    assertThatThrownBy(() -> Recipient.parse(tooLong)).hasMessage("recipient too long");
    assertThatThrownBy(() -> Recipient.parse(tooLong.substring(1)))
        .hasMessageNotContaining("too long");
    var hybrid = Identity.generate(Suite.HYBRID).recipient();
    assertThat(hybrid.text()).hasSizeLessThan(2000);
    assertThat(Recipient.parse(hybrid.text())).isEqualTo(hybrid);
  }

  private static void refuses(Bytes header) {
    assertThatThrownBy(() -> HeaderText.parse(header))
        .isInstanceOfSatisfying(
            NotOpened.class, e -> assertThat(e.why()).isEqualTo(NotOpened.Why.BAD_HEADER));
  }

  private static Bytes header(int stanzas) {
    var stanza = new Stanza(List.of("grease"), Bytes.of(new byte[0]));
    return HeaderText.write(FileKey.random(), Collections.nCopies(stanzas, stanza));
  }

  private static Bytes headerOfLength(int length) {
    var empty = HeaderText.write(FileKey.random(), List.of(grease(1))).length();
    return HeaderText.write(FileKey.random(), List.of(grease(1 + length - empty)));
  }

  private static Stanza grease(int chars) {
    return new Stanza(List.of("g".repeat(chars)), Bytes.of(new byte[0]));
  }

  private static Manifest manifest(int segments) {
    return manifest(segments, "edge");
  }

  private static Manifest manifest(int segments, String sealer) {
    return new Manifest(
        new ClientId(new UUID(1, 2)),
        new ObjectId(new UUID(3, 4)),
        1,
        null,
        Manifest.Kind.RECORDING,
        new CallId(new UUID(5, 6)),
        Instant.EPOCH,
        1,
        Fingerprint.of(HASH),
        true,
        IntStream.range(0, segments)
            .mapToObj(n -> new Manifest.Segment(n, n * 300_000L, 5_000_000, HASH, HASH))
            .toList(),
        new Manifest.Sealer(Manifest.Role.EDGE, sealer, HASH));
  }

  private static Bytes text(int length) {
    return Bytes.of(('"' + "a".repeat(length - 2) + '"').getBytes(US_ASCII));
  }

  private static Bytes nested(int depth) {
    return Bytes.of(("[".repeat(depth) + "1" + "]".repeat(depth)).getBytes(UTF_8));
  }
}
