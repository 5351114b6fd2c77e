package denwaban.access.passkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.data.RegistrationRequest;
import com.webauthn4j.verifier.attestation.statement.AttestationStatementVerifier;
import com.webauthn4j.verifier.attestation.statement.androidkey.AndroidKeyAttestationStatementVerifier;
import com.webauthn4j.verifier.attestation.statement.apple.AppleAnonymousAttestationStatementVerifier;
import com.webauthn4j.verifier.attestation.statement.u2f.FIDOU2FAttestationStatementVerifier;
import denwaban.kernel.Bytes;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.dataformat.cbor.CBORMapper;

/// The formats that do not prove what is asked for (docs/decisions/0189) are refused, also where
/// they are in order and the list names their roots.
class RefusedFormatsTest {

  private static final Instant NOW = Instant.parse("2026-11-24T06:00:00Z");
  private static final int FLAGS = 32;
  private static final byte VERIFIED = 0x04;

  private final UUID model = UUID.randomUUID();
  private final UUID zeros = new UUID(0, 0);
  private final TestCa ca = new TestCa();
  private final AttestationVerifier checks =
      new AttestationVerifier(
          new AuthenticatorMetadata(
              Map.of(
                  model, new AuthenticatorModel("Phone", Set.of(ca.root), false),
                  zeros, new AuthenticatorModel("Old key", Set.of(ca.root), false)),
              42,
              NOW),
          () -> NOW,
          WebAuthnCodec.limited());

  @Test
  void a_phones_word_is_in_order_and_refused() {
    var android = phone(false);
    inOrder(new AndroidKeyAttestationStatementVerifier(), android);
    assertThat(said(android)).isEqualTo(AttestationFailure.PHONE);
    var apple = phone(true);
    inOrder(new AppleAnonymousAttestationStatementVerifier(), apple);
    assertThat(said(apple)).isEqualTo(AttestationFailure.PHONE);
    assertThat(said(new TestWord("android-safetynet", Map.of("ver", "1"), model)))
        .isEqualTo(AttestationFailure.PHONE);
  }

  /// The format's own verification does not see that somebody says more of the key than the key
  /// said: that it checked who was there.
  @Test
  void an_old_keys_word_is_in_order_whatever_its_flags_say_and_refused() {
    var by = new TestAuthenticator().saying(oldKey()).withoutUserVerification();
    var made = TestCeremony.ONE.made(by);
    var more = verified(made.object());
    var request =
        new RegistrationRequest(more.toArray(), made.clientDataJson().toArray(), Set.of());
    inOrder(new FIDOU2FAttestationStatementVerifier(), request);
    assertThat(checks.check(request, TestCeremony.ONE.parameters()))
        .isEqualTo(AttestationFailure.U2F);
    assertThat(checks.check(WebAuthn.request(made), TestCeremony.ONE.parameters()))
        .isEqualTo(AttestationFailure.U2F);
  }

  @Test
  void no_word_and_unknown_words_are_refused() {
    assertThat(said(new TestWord("none", Map.of(), model)))
        .as("a listed model, and its statement taken away")
        .isEqualTo(AttestationFailure.UNNAMED);
    for (var format : List.of("", "Packed", "packed ", "compound", "apple-appattest", "tpm\0")) {
      assertThat(said(new TestWord(format, Map.of(), model)))
          .as(format)
          .isEqualTo(AttestationFailure.OTHER_FORMAT);
    }
  }

  @Test
  void a_known_name_over_another_formats_statement_is_refused() {
    var tpm = new TestTpm(model, ca, TestTpm.Signing.ES256);
    assertThat(said(renamed("packed", tpm))).isEqualTo(AttestationFailure.UNPROVED);
    assertThat(said(renamed("tpm", new TestPacked(model, ca))))
        .isEqualTo(AttestationFailure.UNPROVED);
    assertThat(said(renamed("packed", phone(false)))).isEqualTo(AttestationFailure.UNPROVED);
  }

  @Test
  void what_is_no_attestation_object_is_refused() {
    var client = TestCeremony.ONE.made(new TestAuthenticator()).clientDataJson().toArray();
    var whole = TestCeremony.ONE.made(new TestAuthenticator().saying(phone(true))).object();
    for (var bytes :
        List.of(
            new byte[0],
            new byte[] {(byte) 0xff},
            Arrays.copyOf(whole.toArray(), whole.toArray().length / 2))) {
      var said =
          checks.check(
              new RegistrationRequest(bytes, client, Set.of()), TestCeremony.ONE.parameters());
      assertThat(said).isInstanceOf(AttestationFailure.class);
    }
  }

  @ParameterizedTest
  @CsvSource({"-1, UNNAMED", "0, UNNAMED", "1, UNPROVED"})
  void what_is_sent_has_a_depth(int more, AttestationFailure attestationFailure) {
    Object nested = List.of();
    for (var depth = 2; depth < 16 + more; depth++) {
      nested = List.of(nested);
    }
    var made = TestCeremony.ONE.made(new TestAuthenticator());
    var object = new HashMap<String, Object>(read(made.object()));
    object.put("more", nested);
    var request =
        new RegistrationRequest(
            new CBORMapper().writeValueAsBytes(object), made.clientDataJson().toArray(), Set.of());
    assertThat(checks.check(request, TestCeremony.ONE.parameters())).isEqualTo(attestationFailure);
  }

  @ParameterizedTest
  @EnumSource
  void each_doubt_says_what_to_do_next_in_both_languages(AttestationFailure attestationFailure) {
    var problem = attestationFailure.problem();
    assertThat(problem.status()).isEqualTo(403);
    assertThat(problem.code()).isEqualTo("passkey-not-attested");
    assertThat(problem.text(Locale.JAPANESE)).contains("お試しください。").endsWith("リンクはまだ使えます。");
    assertThat(problem.text(Locale.ENGLISH)).contains("ry again").endsWith("The link still works.");
  }

  private TestPhone phone(boolean apple) {
    return new TestPhone(apple, model, ca, TestCa.pair());
  }

  private TestU2f oldKey() {
    return new TestU2f(ca.issue("CN=Old Key", null, TestCa.UNTIL), TestCa.pair());
  }

  private static TestStatement renamed(String format, TestStatement of) {
    return new TestStatement() {
      @Override
      public String format() {
        return format;
      }

      @Override
      public java.security.KeyPair key() {
        return of.key();
      }

      @Override
      public byte[] aaguid() {
        return of.aaguid();
      }

      @Override
      public Map<String, ?> about(byte[] authenticatorData, byte[] clientDataHash) {
        return of.about(authenticatorData, clientDataHash);
      }
    };
  }

  private AttestationResult said(TestStatement of) {
    var by = new TestAuthenticator().saying(of);
    return checks.check(TestCeremony.ONE.request(by), TestCeremony.ONE.parameters());
  }

  private static void inOrder(AttestationStatementVerifier verifier, TestStatement of) {
    inOrder(verifier, TestCeremony.ONE.request(new TestAuthenticator().saying(of)));
  }

  /// As the library verifies the format, so that what is refused here is the format.
  private static void inOrder(AttestationStatementVerifier verifier, RegistrationRequest request) {
    var library =
        new WebAuthnManager(
            List.of(verifier), (aaguid, statement, at) -> {}, self -> {}, WebAuthnCodec.limited());
    assertThatCode(() -> library.verify(request, TestCeremony.ONE.parameters()))
        .doesNotThrowAnyException();
  }

  private static Bytes verified(Bytes object) {
    var all = new HashMap<String, Object>(read(object));
    var data = ((byte[]) Objects.requireNonNull(all.get("authData"))).clone();
    data[FLAGS] |= VERIFIED;
    all.put("authData", data);
    return Bytes.of(new CBORMapper().writeValueAsBytes(all));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> read(Bytes object) {
    return new CBORMapper().readValue(object.toArray(), Map.class);
  }
}
