package denwaban.access.passkey;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.access.passkey.TestTpm.Signing;
import java.security.KeyPair;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.bouncycastle.asn1.x509.Extension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Windows Hello on a computer with a TPM is of a known model; whatever does not fit is of none.
class TpmAttestationTest {

  private static final Instant NOW = Instant.parse("2026-11-24T06:00:00Z");

  private final UUID model = UUID.randomUUID();
  private final UUID other = UUID.randomUUID();
  private final UUID revoked = UUID.randomUUID();
  private final TestCa ca = new TestCa();
  private final TestCa otherCa = new TestCa();
  private final AttestationVerifier checks =
      new AttestationVerifier(
          new AuthenticatorMetadata(
              Map.of(
                  model, new AuthenticatorModel("Windows Hello", Set.of(ca.root), false),
                  other, new AuthenticatorModel("Another", Set.of(otherCa.root), false),
                  revoked, new AuthenticatorModel("Revoked", Set.of(ca.root), true)),
              42,
              NOW),
          () -> NOW,
          WebAuthnCodec.limited());

  @ParameterizedTest
  @EnumSource
  void a_key_that_a_tpm_made_and_keeps_is_of_the_model_that_it_names(Signing signing) {
    assertThat(said(new TestTpm(model, ca, signing)))
        .isEqualTo(new Passkey.KnownModel("Windows Hello", 42));
  }

  @Test
  void its_certificate_may_name_the_model_by_its_root_alone_or_by_one_between() {
    var between = ca.below();
    var tpm = new TestTpm(model, between, Signing.RS1);
    tpm.chain = List.of(between.root);
    assertThat(said(tpm)).isInstanceOf(Passkey.KnownModel.class);
    tpm.chain = List.of();
    assertThat(said(tpm)).as("the one between is missing").isEqualTo(AttestationFailure.UNPROVED);
  }

  /// What an attacker changes; what the TPM signs is changed before, unless it is a bit flipped.
  enum Lie {
    SIGNATURE,
    CERT_INFO,
    EXTRA_DATA_AND_SIGNED,
    ANOTHER_KEY,
    ANOTHER_KEY_CERTIFIED,
    NAME_BY_SHA1,
    NAME_BY_ANOTHER_HASH,
    A_QUOTE,
    NOT_MADE_BY_A_TPM,
    ANOTHER_VERSION,
    CERTIFICATE_EXPIRED,
    CERTIFICATE_OF_A_PERSON,
    CERTIFICATE_FOR_SOMETHING_ELSE,
    CERTIFICATE_FOR_NOTHING,
    NO_NAMES,
    NO_MAKER,
    NO_PART,
    NO_FIRMWARE,
    MODEL_OF_ANOTHER;

    private void in(TestTpm it) {
      switch (this) {
        case SIGNATURE -> it.signatureFlipped = true;
        case CERT_INFO -> it.certInfoFlipped = true;
        case EXTRA_DATA_AND_SIGNED -> it.extraDataFlipped = true;
        case ANOTHER_KEY -> it.withAnotherKey();
        case ANOTHER_KEY_CERTIFIED -> it.withAnotherKeyCertified();
        case NAME_BY_SHA1 -> {
          it.nameHash = 0x04;
          it.pubAreaHash = 0x04;
        }
        case NAME_BY_ANOTHER_HASH -> it.nameHash = 0x04;
        case A_QUOTE -> it.type = new byte[] {(byte) 0x80, 0x18};
        case NOT_MADE_BY_A_TPM -> it.magic = new byte[] {(byte) 0xff, 'T', 'C', 'H'};
        case ANOTHER_VERSION -> it.version = "1.2";
        case CERTIFICATE_EXPIRED -> it.until = NOW.minusSeconds(1);
        case CERTIFICATE_OF_A_PERSON -> it.subject = "CN=TPM";
        case CERTIFICATE_FOR_SOMETHING_ELSE -> it.with(TestTpm.purpose("1.3.6.1.5.5.7.3.1"));
        case CERTIFICATE_FOR_NOTHING -> it.without(Extension.extendedKeyUsage.getId());
        case NO_NAMES -> it.with(TestTpm.host("tpm.example"));
        case NO_MAKER -> it.with(TestTpm.names("", "ICL", "id:1"));
        case NO_PART -> it.with(TestTpm.names("id:1", " ", "id:1"));
        case NO_FIRMWARE -> it.with(TestTpm.names("id:1", "ICL", ""));
        case MODEL_OF_ANOTHER -> it.with(TestTpm.aaguid(UUID.randomUUID()));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void what_does_not_fit_is_refused(Lie lie) {
    for (var signing : Signing.values()) {
      var tpm = new TestTpm(model, ca, signing);
      lie.in(tpm);
      assertThat(said(tpm)).as("%s", signing).isEqualTo(AttestationFailure.UNPROVED);
    }
  }

  /// Whoever owns a computer can have its TPM certify a key that he made outside, and knows.
  @ParameterizedTest
  @ValueSource(ints = {0x2, 0x10, 0x20, 0x0004_0000})
  void a_key_that_was_made_elsewhere_or_may_leave_is_refused(int bit) {
    var tpm = new TestTpm(model, ca, Signing.RS256);
    tpm.attributes = TestTpm.STAYS & ~bit;
    assertThat(said(tpm)).isEqualTo(AttestationFailure.UNPROVED);
  }

  @Test
  void of_windows_rsa_keys_that_may_decrypt_too_it_is_still_true_that_they_stay() {
    var tpm = new TestTpm(model, ca, Signing.RS1);
    tpm.attributes = TestTpm.STAYS | 0x0002_0000;
    assertThat(said(tpm)).isInstanceOf(Passkey.KnownModel.class);
  }

  @Test
  void the_roots_are_those_of_the_very_model() {
    assertThat(said(new TestTpm(model, new TestCa(), Signing.RS1)))
        .as("a root that nobody knows, of the same name")
        .isEqualTo(AttestationFailure.UNPROVED);
    assertThat(said(new TestTpm(model, otherCa, Signing.RS1)))
        .as("the root of another model")
        .isEqualTo(AttestationFailure.UNPROVED);
    assertThat(said(new TestTpm(other, ca, Signing.RS1)))
        .as("as another model")
        .isEqualTo(AttestationFailure.UNPROVED);
    var brought = new TestCa();
    var tpm = new TestTpm(model, brought, Signing.RS1);
    tpm.chain = List.of(brought.root);
    assertThat(said(tpm)).as("a root that it brings itself").isEqualTo(AttestationFailure.UNPROVED);
    assertThat(said(new TestTpm(UUID.randomUUID(), ca, Signing.RS1)))
        .isEqualTo(AttestationFailure.UNLISTED);
    assertThat(said(new TestTpm(revoked, ca, Signing.RS1))).isEqualTo(AttestationFailure.BROKEN);
  }

  @Test
  void a_statement_belongs_to_one_ceremony_and_one_place() {
    var by = authenticator(new TestTpm(model, ca, Signing.RS256));
    assertThat(checks.check(TestCeremony.ONE.request(by), TestCeremony.ANOTHER.parameters()))
        .isEqualTo(AttestationFailure.UNPROVED);
    var elsewhere = authenticator(new TestTpm(model, ca, Signing.RS256)).withAnotherRpId();
    assertThat(said(elsewhere)).isEqualTo(AttestationFailure.UNPROVED);
    var unverified = authenticator(new TestTpm(model, ca, Signing.RS256)).withoutUserVerification();
    assertThat(said(unverified)).isEqualTo(AttestationFailure.UNPROVED);
  }

  @Test
  void without_a_certificate_it_vouches_for_itself() {
    var tpm = new TestTpm(model, ca, Signing.RS1);
    tpm.withoutChain = true;
    assertThat(said(tpm)).isEqualTo(AttestationFailure.ITSELF);
  }

  /// Two kinds of keys that do not go together: the library casts one to the other.
  @ParameterizedTest
  @MethodSource("mixed")
  void a_key_of_another_kind_is_refused_and_breaks_nothing(KeyPair mine, KeyPair shown) {
    var tpm = new TestTpm(model, ca, Signing.RS1, shown);
    var by =
        new TestAuthenticator()
            .saying(
                new TestStatement() {
                  @Override
                  public String format() {
                    return tpm.format();
                  }

                  @Override
                  public KeyPair key() {
                    return mine;
                  }

                  @Override
                  public byte[] aaguid() {
                    return tpm.aaguid();
                  }

                  @Override
                  public Map<String, ?> about(byte[] data, byte[] hash) {
                    return tpm.about(data, hash);
                  }
                });
    assertThat(said(by)).isEqualTo(AttestationFailure.UNPROVED);
  }

  static List<KeyPair[]> mixed() {
    var ec = TestCa.pair();
    var rsa = new TestTpm(new UUID(0, 0), new TestCa(), Signing.RS1).key();
    return List.of(new KeyPair[] {ec, rsa}, new KeyPair[] {rsa, ec});
  }

  @ParameterizedTest
  @CsvSource({"-1, true", "0, true", "1, false"})
  void the_chain_has_a_limit(int more, boolean attested) {
    var chain = new ArrayList<TestCa>(List.of(ca.below()));
    while (chain.size() < 5 + more - 1) { // beside the attestation key's own
      chain.add(chain.getLast().below());
    }
    var tpm = new TestTpm(model, chain.getLast(), Signing.ES256);
    tpm.chain = chain.reversed().stream().map(it -> it.root).toList();
    assertThat(said(tpm) instanceof Passkey.KnownModel).isEqualTo(attested);
  }

  private AttestationResult said(TestTpm tpm) {
    return said(authenticator(tpm));
  }

  private AttestationResult said(TestAuthenticator by) {
    return checks.check(TestCeremony.ONE.request(by), TestCeremony.ONE.parameters());
  }

  private static TestAuthenticator authenticator(TestTpm tpm) {
    return new TestAuthenticator().saying(tpm);
  }
}
