package denwaban.access.passkey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x509.Extension;
import org.junit.jupiter.api.Test;

/// Security keys: what `PasskeyPolicyTest` tries at the doors is not tried again here.
class PackedAttestationTest {

  private static final Instant NOW = Instant.parse("2026-11-24T06:00:00Z");

  private final UUID model = UUID.randomUUID();
  private final UUID other = UUID.randomUUID();
  private final TestCa ca = new TestCa();
  private final TestCa otherCa = new TestCa();
  private final AttestationVerifier checks =
      new AttestationVerifier(
          new AuthenticatorMetadata(
              Map.of(
                  model, new AuthenticatorModel("Key 5", Set.of(ca.root), false),
                  other, new AuthenticatorModel("Another", Set.of(otherCa.root), false)),
              42,
              NOW),
          () -> NOW,
          WebAuthnCodec.limited());

  /// A root may vouch for several models, so the certificate names one (WebAuthn section 8.2.1).
  @Test
  void the_model_in_the_certificate_is_the_one_that_is_named() {
    assertThat(said(new TestPacked(model, ca))).isEqualTo(new Passkey.KnownModel("Key 5", 42));
    assertThat(said(new TestPacked(model, ca, TestTpm.aaguid(model))))
        .isEqualTo(new Passkey.KnownModel("Key 5", 42));
    assertThat(said(new TestPacked(model, ca, TestTpm.aaguid(other))))
        .isEqualTo(AttestationFailure.UNPROVED);
    var odd = TestCa.extension(TestTpm.AAGUID, false, new DEROctetString(new byte[3]));
    assertThat(said(new TestPacked(model, ca, odd))).isEqualTo(AttestationFailure.UNPROVED);
  }

  @Test
  void the_roots_are_those_of_the_very_model() {
    assertThat(said(new TestPacked(model, otherCa))).isEqualTo(AttestationFailure.UNPROVED);
    assertThat(said(new TestPacked(other, ca))).isEqualTo(AttestationFailure.UNPROVED);
    assertThat(said(new TestPacked(other, otherCa)))
        .isEqualTo(new Passkey.KnownModel("Another", 42));
  }

  @Test
  void the_certificate_is_one_for_authenticators_and_its_signature_is_not_by_sha1() {
    var packed = new TestPacked(model, ca);
    assertThat(said(packed.called("C=JP,O=Test,OU=Web,CN=www.example.com")))
        .isEqualTo(AttestationFailure.UNPROVED);
    assertThat(said(packed.by(new TestTpm(model, ca, TestTpm.Signing.RS1).key())))
        .isEqualTo(AttestationFailure.UNPROVED);
  }

  @Test
  void a_statement_belongs_to_one_ceremony() {
    var by = new TestAuthenticator().saying(new TestPacked(model, ca));
    assertThat(checks.check(TestCeremony.ONE.request(by), TestCeremony.ANOTHER.parameters()))
        .isEqualTo(AttestationFailure.UNPROVED);
  }

  @Test
  void without_certificates_or_with_an_empty_list_of_them_nobody_vouches() {
    var alone = Map.of("alg", -7, "sig", new byte[70]);
    assertThat(said(new TestWord("packed", alone, model))).isEqualTo(AttestationFailure.ITSELF);
    var empty = Map.of("alg", -7, "sig", new byte[70], "x5c", List.of());
    assertThat(said(new TestWord("packed", empty, model))).isEqualTo(AttestationFailure.UNPROVED);
  }

  /// The format's verifier reads this extension without a limit: 2 GiB are announced in it, or
  /// thousands of boxes in boxes. Only a maker's certificate comes so far.
  @Test
  void what_no_maker_signed_is_not_read_inside() {
    var stranger = new TestCa();
    var huge = new byte[] {0x04, (byte) 0x84, 0x7f, (byte) 0xff, (byte) 0xff, (byte) 0xff};
    var deep = new byte[8000];
    for (var at = 0; at < deep.length; at += 2) {
      deep[at] = 0x30;
      deep[at + 1] = 0x7f;
    }
    for (var inside : List.of(huge, deep)) {
      var odd = new Extension(new ASN1ObjectIdentifier(TestTpm.AAGUID), false, inside);
      assertThat(said(new TestPacked(model, stranger, odd))).isEqualTo(AttestationFailure.UNPROVED);
    }
  }

  private AttestationResult said(TestStatement of) {
    var by = new TestAuthenticator().saying(of);
    return checks.check(TestCeremony.ONE.request(by), TestCeremony.ONE.parameters());
  }
}
