package denwaban.seal.statement;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.audit.proof.LogProof;
import denwaban.audit.proof.NoteKey;
import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import denwaban.seal.age.Identity;
import denwaban.seal.age.NotOpened;
import denwaban.seal.age.Opening;
import denwaban.seal.age.Vector;
import denwaban.seal.crypto.Derivation;
import denwaban.seal.crypto.Signer;
import denwaban.seal.json.Json;
import java.io.IOException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What Java and TypeScript must agree on; `web/src/seal/vectors.test.ts` reads the same files.
class VectorTest {

  static Stream<Vector> age() {
    return Vector.in("age");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("age")
  void age_file(Vector vector) throws IOException {
    var outcome = vector.open(Identity.parse(vector.get("identity")));

    var expect =
        switch (outcome.expect()) {
          case "opens" -> "opens";
          case "BAD_PAYLOAD" -> "bad-payload";
          default -> "bad-header";
        };
    assertThat(expect).isEqualTo(vector.get("expect"));
    var released = outcome.released().toArray();
    assertThat(released).hasSize(Integer.parseInt(vector.get("released")));
    for (var i = 0; i < released.length; i++) {
      assertThat(released[i]).isEqualTo((byte) (i % 251));
    }
  }

  static Stream<Vector> manifests() {
    return Vector.in("manifest");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("manifests")
  void manifest(Vector vector) {
    var key = vector.bytes("key");
    var signature = vector.bytes("signature");
    if (vector.get("expect").equals("malformed")) {
      assertThatThrownBy(() -> Manifest.check(vector.body(), signature, key))
          .isInstanceOf(IllegalArgumentException.class);
      return;
    }
    var checked = Manifest.check(vector.body(), signature, key);
    assertThat(checked.isPresent()).isEqualTo(vector.get("expect").equals("good"));
    checked.ifPresent(m -> assertThat(m.value().bytes()).isEqualTo(vector.body()));
  }

  static Stream<Vector> statements() {
    return Vector.in("key-statement");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("statements")
  void statement(Vector vector) {
    var signature = vector.bytes("signature");
    if (vector.get("expect").equals("malformed")) {
      assertThatThrownBy(() -> KeyStatement.check(vector.body(), signature))
          .isInstanceOf(IllegalArgumentException.class);
      return;
    }
    Optional<Verified<KeyStatement>> checked = KeyStatement.check(vector.body(), signature);
    assertThat(checked.isPresent()).isEqualTo(vector.get("expect").equals("good"));
    checked.ifPresent(s -> {
      assertThat(s.value().bytes()).isEqualTo(vector.body());
      assertThat(s.value().fingerprint()).isEqualTo(vector.get("fingerprint"));
    });
  }

  static Stream<Vector> grants() {
    return Vector.in("grant");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("grants")
  void grant(Vector vector) {
    var f = ((Json.Obj) Json.parse(vector.body())).members();
    var grant =
        new Grant(
            ClientId.of(text(f.get("client"))),
            text(f.get("company")),
            1,
            PersonId.of(text(f.get("member"))),
            text(f.get("to")),
            text(f.get("by")),
            vector.bytes("sealed"));

    assertThat(grant.bytes()).isEqualTo(vector.body());
    assertThat(grant.isSignedBy(vector.bytes("key"), vector.bytes("signature"))).isTrue();
    assertThat(grant.isSignedBy(Signer.generate().publicKey(), vector.bytes("signature")))
        .isFalse();
  }

  static Stream<Vector> unlocks() {
    return Vector.in("unlock");
  }

  /// The service cannot do this: it is a second pair of eyes on the browser's format.
  @ParameterizedTest(name = "{0}")
  @MethodSource("unlocks")
  void unlock(Vector vector) throws Exception {
    var opened =
        vector.get("method").equals("passkey")
            ? passkey(vector.body(), vector.bytes("prf"), vector.get("person"))
            : kit(vector.body(), vector.get("kit"));
    if (!vector.get("expect").equals("opens")) {
      assertThat(opened).isEmpty();
      return;
    }
    var secret = ((Json.Obj) Json.parse(opened.orElseThrow())).members();
    var member = (KeyStatement.Member) KeyStatement.parse(bytes(text(secret.get("statement"))));
    assertThat(member.person()).hasToString(vector.get("person"));
    assertThat(Identity.parse(text(secret.get("age"))).recipient()).isEqualTo(member.recipient());
    assertThat(Signer.of(Bytes.ofBase64(text(secret.get("sign")))).publicKey())
        .isEqualTo(member.sign());
  }

  private static Optional<Bytes> passkey(Bytes blob, Bytes prf, String person) throws Exception {
    var info = "denwaban unlock v1 " + person;
    var key = Derivation.hkdf(prf.toArray(), new byte[0], info, 32);
    var cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        Cipher.DECRYPT_MODE,
        new SecretKeySpec(key, "AES"),
        new GCMParameterSpec(128, blob.toArray(), 0, 12));
    try {
      return Optional.of(Bytes.of(cipher.doFinal(blob.toArray(), 12, blob.length() - 12)));
    } catch (AEADBadTagException e) {
      return Optional.empty();
    }
  }

  private static Optional<Bytes> kit(Bytes blob, String kit) {
    try {
      return Optional.of(Opening.file(Identity.parse(kit), blob));
    } catch (NotOpened e) {
      return Optional.empty();
    }
  }

  static Stream<Vector> log() {
    return Vector.in("log");
  }

  static Stream<Vector> logSignedTwice() {
    return Vector.in("log-ml-dsa");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"log", "logSignedTwice"})
  void log_proof(Vector vector) {
    var proof = new String(vector.body().toArray(), UTF_8);

    var found = LogProof.check(vector.bytes("leaf"), proof, NoteKey.parse(vector.get("key")));

    assertThat(
            switch (found) {
              case LogProof.Found.Included(var size) -> {
                assertThat(proof).contains("\n" + size + "\n");
                yield "included";
              }
              case LogProof.Found.NotProven(var why) ->
                  why.name().toLowerCase(Locale.ROOT).replace('_', '-');
            })
        .isEqualTo(vector.get("expect"));
  }

  private static Bytes bytes(String text) {
    return Bytes.of(text.getBytes(UTF_8));
  }

  private static String text(@Nullable Json json) {
    return ((Json.Text) Objects.requireNonNull(json)).value();
  }
}
