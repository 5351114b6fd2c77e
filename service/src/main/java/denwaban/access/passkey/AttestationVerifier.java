package denwaban.access.passkey;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.RegistrationRequest;
import com.webauthn4j.data.attestation.statement.CertificateBaseAttestationStatement;
import com.webauthn4j.verifier.attestation.statement.packed.PackedAttestationStatementVerifier;
import com.webauthn4j.verifier.attestation.statement.tpm.TPMAttestationStatementVerifier;
import com.webauthn4j.verifier.exception.SelfAttestationProhibitedException;
import java.time.InstantSource;
import java.util.List;
import tools.jackson.databind.ObjectMapper;

/// Whether a maker attests a new passkey, in a format that proves where its key is: `packed` of
/// security keys, and `tpm` of Windows Hello (docs/decisions/0189). The formats' verifiers are the
/// library's; the roots are those of FIDO's list, for this very model.
final class AttestationVerifier {

  private final AuthenticatorMetadata models;
  private final InstantSource clock;
  private final AttestationTrust makers;
  private final ObjectMapper cbor;
  private final WebAuthnManager manager;

  AttestationVerifier(
      AuthenticatorMetadata models, InstantSource clock, ObjectConverter converter) {
    this.models = models;
    this.clock = clock;
    this.makers = new AttestationTrust(models, clock);
    this.cbor = converter.getCborMapper();
    var tpm = new TPMAttestationStatementVerifier();
    tpm.setTPMDevicePropertyVerifier(DeviceBoundRules::named);
    this.manager =
        new WebAuthnManager(
            List.of(new PackedAttestationStatementVerifier(), tpm),
            makers,
            self -> {
              throw new SelfAttestationProhibitedException("self attestation is not accepted");
            },
            List.of(new DeviceBoundRules()),
            List.of(),
            converter);
  }

  AttestationResult check(RegistrationRequest sent, RegistrationParameters asked) {
    try {
      // The name only chooses the sentence: what is believed is what the manager verifies, and it
      // knows two formats.
      return switch (cbor.readTree(sent.getAttestationObject()).path("fmt").asString("")) {
        case "packed", "tpm" -> proved(manager.parse(sent), asked);
        case "none" -> AttestationFailure.UNNAMED;
        case "fido-u2f" -> AttestationFailure.U2F;
        case "android-key", "android-safetynet", "apple" -> AttestationFailure.PHONE;
        default -> AttestationFailure.OTHER_FORMAT;
      };
    } catch (RuntimeException refused) { // see WebAuthn
      return AttestationFailure.UNPROVED;
    }
  }

  private AttestationResult proved(RegistrationData data, RegistrationParameters asked) {
    var object = data.getAttestationObject();
    if (object == null
        || !(object.getAttestationStatement()
            instanceof CertificateBaseAttestationStatement statement)) {
      return AttestationFailure.UNPROVED;
    }
    var credential = object.getAuthenticatorData().getAttestedCredentialData();
    if (credential == null) {
      return AttestationFailure.UNPROVED;
    }
    if (statement.getX5c() == null) {
      return AttestationFailure.ITSELF;
    }
    var model = models.find(credential.getAaguid().getValue());
    if (model == null) {
      return AttestationFailure.UNLISTED;
    }
    if (model.broken()) {
      return AttestationFailure.BROKEN;
    }
    // Before the formats' verifiers: they read inside certificates without limits of depth and
    // size, so they see none that a maker did not sign.
    makers.verify(credential.getAaguid(), statement, clock.instant());
    manager.verify(data, asked);
    return new Passkey.KnownModel(model.name(), models.number());
  }
}
