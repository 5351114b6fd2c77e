package denwaban.access.passkey;

import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.PackedAttestationStatement;
import com.webauthn4j.data.attestation.statement.TPMAObject;
import com.webauthn4j.data.attestation.statement.TPMAttestationStatement;
import com.webauthn4j.data.attestation.statement.TPMIAlgHash;
import com.webauthn4j.data.attestation.statement.TPMSCertifyInfo;
import com.webauthn4j.verifier.CustomRegistrationVerifier;
import com.webauthn4j.verifier.RegistrationObject;
import com.webauthn4j.verifier.attestation.statement.tpm.TPMDeviceProperty;
import com.webauthn4j.verifier.exception.BadAttestationStatementException;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What we ask of a statement beyond its format's own verification (WebAuthn Level 3, sections 8.2
/// and 8.3): that the key was made where it is and never leaves it, and that SHA-1 is used only
/// where nothing stronger is possible.
final class DeviceBoundRules implements CustomRegistrationVerifier {

  /// Of names of TPM keys.
  private static final Set<TPMIAlgHash> HASHES =
      EnumSet.of(
          TPMIAlgHash.TPM_ALG_SHA256, TPMIAlgHash.TPM_ALG_SHA384, TPMIAlgHash.TPM_ALG_SHA512);

  @Override
  public void verify(RegistrationObject registration) {
    var statement = registration.getAttestationObject().getAttestationStatement();
    if (statement instanceof TPMAttestationStatement tpm) {
      verify(tpm);
    } else if (statement instanceof PackedAttestationStatement packed
        && packed.getAlg().equals(COSEAlgorithmIdentifier.RS1)) {
      throw no("SHA-1");
    }
  }

  private static void verify(TPMAttestationStatement tpm) {
    var key = tpm.getPubArea();
    if (!staysInTpm(key.getObjectAttributes())) {
      throw no("a key that was made elsewhere, or may leave the TPM");
    }
    var hash = key.getNameAlg();
    if (!HASHES.contains(hash)
        || !(tpm.getCertInfo().getAttested() instanceof TPMSCertifyInfo certified)
        || certified.getName().getHashAlg() != hash) {
      throw no("a name of another kind");
    }
  }

  /// TPM 2.0 Library, part 2, section 8.3: a TPM certifies any key that it holds, also one that was
  /// made outside and imported. These bits distinguish the keys that were not.
  private static boolean staysInTpm(TPMAObject is) {
    return is.isFixedTPM()
        && is.isFixedParent()
        && is.isSensitiveDataOrigin()
        && is.isSignEncrypt();
  }

  /// WebAuthn section 8.3.1: the certificate names the TPM (TPMv2-EK-Profile, section 3.2.9). The
  /// library reads the names, and lets them be absent.
  static void named(TPMDeviceProperty tpm) {
    if (absent(tpm.getManufacturer())
        || absent(tpm.getPartNumber())
        || absent(tpm.getFirmwareVersion())) {
      throw no("a certificate that does not name the TPM");
    }
  }

  private static boolean absent(@Nullable String name) {
    return name == null || name.isBlank();
  }

  private static BadAttestationStatementException no(String what) {
    return new BadAttestationStatementException(what);
  }
}
