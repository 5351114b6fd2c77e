package denwaban.access.passkey;

import com.webauthn4j.data.attestation.authenticator.AAGUID;
import com.webauthn4j.data.attestation.statement.CertificateBaseAttestationStatement;
import com.webauthn4j.verifier.attestation.trustworthiness.certpath.CertPathTrustworthinessVerifier;
import com.webauthn4j.verifier.exception.CertificateException;
import com.webauthn4j.verifier.exception.TrustAnchorNotFoundException;
import java.time.Instant;
import java.time.InstantSource;

/// Whether FIDO's list trusts the certificates with which a maker vouches for an authenticator
/// (WebAuthn section 7.1, the steps on trust anchors).
final class AttestationTrust implements CertPathTrustworthinessVerifier {

  /// Certificates in a statement. Windows sends two, security keys one to three.
  static final int CHAIN = 5;

  private final AuthenticatorMetadata models;
  private final InstantSource clock;

  AttestationTrust(AuthenticatorMetadata models, InstantSource clock) {
    this.models = models;
    this.clock = clock;
  }

  /// @param ignored the library's own time, not used: we inject `InstantSource`
  @Override
  public void verify(
      AAGUID aaguid, CertificateBaseAttestationStatement statement, Instant ignored) {
    var model = models.find(aaguid.getValue());
    if (model == null || model.broken()) {
      throw new TrustAnchorNotFoundException("the list does not stand for this model");
    }
    var chain = statement.getX5c();
    if (chain == null || chain.isEmpty()) {
      throw new TrustAnchorNotFoundException("no certificate");
    }
    if (chain.size() > CHAIN) {
      throw new CertificateException("too many certificates");
    }
    try {
      CertificateChain.check(chain, model.roots(), clock.instant());
    } catch (java.security.cert.CertificateException e) {
      throw new CertificateException("not under a root of this model", e);
    }
  }
}
