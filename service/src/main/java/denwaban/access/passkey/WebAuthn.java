package denwaban.access.passkey;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.AuthenticationRequest;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.RegistrationRequest;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import denwaban.http.Site;
import denwaban.kernel.Bytes;
import denwaban.kernel.PersonId;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/// The checks of the two WebAuthn ceremonies: challenge, origin, rpId, user presence and user
/// verification, signature. Empty means refused; the reason is for debugging only.
///
/// The library's readers answer what is malformed with whatever exception they happen to meet, so
/// every one of theirs is a refusal here.
@Lazy
@Component
public final class WebAuthn {

  /// Also in this order of preference: ES256, EdDSA, RS256.
  public static final List<Long> ALGORITHMS = List.of(-7L, -8L, -257L);

  private static final List<PublicKeyCredentialParameters> PARAMETERS =
      ALGORITHMS.stream()
          .map(alg ->
              new PublicKeyCredentialParameters(
                  PublicKeyCredentialType.PUBLIC_KEY, COSEAlgorithmIdentifier.create(alg)))
          .toList();

  private static final boolean USER_VERIFIED = true;
  private static final boolean USER_PRESENT = true;

  private final ObjectConverter converter = WebAuthnCodec.limited();
  private final AttestedCredentialDataConverter attested =
      new AttestedCredentialDataConverter(converter);

  /// "Non-strict" trusts no vendor's attestation; everything else is checked.
  private final WebAuthnManager manager = WebAuthnManager.createNonStrictWebAuthnManager(converter);

  private final AttestationVerifier makers;

  WebAuthn(PasskeyPolicy policy, InstantSource clock) {
    this.makers = new AttestationVerifier(policy.models(), clock, converter);
  }

  /// What its maker proves of a new passkey, if the ceremony is this one.
  public AttestationResult attestation(Attestation sent, Bytes challenge, Site site) {
    return makers.check(request(sent), parameters(challenge, site));
  }

  /// A passkey proved to be new and in this browser's hands, or empty.
  public Optional<Passkey> added(Attestation sent, Bytes challenge, Site site, PersonId person) {
    try {
      var data = manager.verify(request(sent), parameters(challenge, site));
      var object = data.getAttestationObject();
      if (object == null) {
        return Optional.empty();
      }
      var authenticator = object.getAuthenticatorData();
      var credential = authenticator.getAttestedCredentialData();
      if (credential == null
          || !Bytes.of(credential.getCredentialId()).equals(sent.credentialId())) {
        return Optional.empty();
      }
      return Optional.of(
          new Passkey(
              sent.credentialId(),
              person,
              site.host(),
              Bytes.of(attested.convert(credential)),
              authenticator.getSignCount(),
              authenticator.isFlagBE(),
              authenticator.isFlagBS(),
              String.join(",", sent.transports()),
              null));
    } catch (RuntimeException refused) {
      return Optional.empty();
    }
  }

  /// @param counter the authenticator's, to be stored
  public record Proved(long counter, boolean backedUp) {}

  /// Proof that the holder of `passkey` is there and verified, or empty.
  public Optional<Proved> proved(Assertion sent, Passkey passkey, Bytes challenge, Site site) {
    try {
      var data =
          manager.verify(
              new AuthenticationRequest(
                  sent.credentialId().toArray(),
                  sent.authenticatorData().toArray(),
                  sent.clientDataJson().toArray(),
                  sent.signature().toArray()),
              new AuthenticationParameters(
                  server(challenge, site),
                  record(passkey),
                  List.of(passkey.id().toArray()),
                  USER_VERIFIED,
                  USER_PRESENT));
      var authenticator = data.getAuthenticatorData();
      return authenticator == null
          ? Optional.empty()
          : Optional.of(new Proved(authenticator.getSignCount(), authenticator.isFlagBS()));
    } catch (RuntimeException refused) {
      return Optional.empty();
    }
  }

  private CredentialRecordImpl record(Passkey passkey) {
    return new CredentialRecordImpl(
        new NoneAttestationStatement(),
        true,
        passkey.backupEligible(),
        passkey.backedUp(),
        passkey.counter(),
        attested.convert(passkey.attested().toArray()),
        null,
        null,
        null,
        null);
  }

  static RegistrationRequest request(Attestation sent) {
    return new RegistrationRequest(
        sent.object().toArray(), sent.clientDataJson().toArray(), sent.transports());
  }

  static RegistrationParameters parameters(Bytes challenge, Site site) {
    return new RegistrationParameters(
        server(challenge, site), PARAMETERS, USER_VERIFIED, USER_PRESENT);
  }

  private static ServerProperty server(Bytes challenge, Site site) {
    return ServerProperty.builder()
        .origin(new Origin(site.origin()))
        .rpId(site.host())
        .challenge(new DefaultChallenge(challenge.toArray()))
        .build();
  }
}
