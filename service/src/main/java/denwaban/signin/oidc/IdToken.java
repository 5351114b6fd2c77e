package denwaban.signin.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.SignedJWT;
import denwaban.kernel.Bytes;
import denwaban.seal.crypto.Ed25519;
import java.text.ParseException;
import java.util.List;
import java.util.Optional;

/// A provider's signed word about a sign-in, and its signature alone ([Claims] checks what it
/// says).
///
/// Which algorithm may be is ours to say, never the token's: RS256, ES256 and EdDSA with Ed25519.
/// No `none`, and none with a shared secret, which a public key could pose as.
final class IdToken {

  /// Characters; real ones are below 4000.
  static final int LIMIT = 16_384;

  /// Bits of an RSA key (NIST SP 800-131A).
  static final int RSA = 2048;

  private final SignedJWT token;

  private IdToken(SignedJWT token) {
    this.token = token;
  }

  /// Empty if it is no signed token, or signed in a way that we do not take.
  static Optional<IdToken> parse(String text) {
    if (text.length() > LIMIT) {
      return Optional.empty();
    }
    try {
      var token = SignedJWT.parse(text);
      var header = token.getHeader();
      return header.getCriticalParams() == null && takes(header.getAlgorithm())
          ? Optional.of(new IdToken(token))
          : Optional.empty();
    } catch (ParseException malformed) {
      return Optional.empty();
    }
  }

  private static boolean takes(JWSAlgorithm algorithm) {
    return JWSAlgorithm.RS256.equals(algorithm)
        || JWSAlgorithm.ES256.equals(algorithm)
        || JWSAlgorithm.EdDSA.equals(algorithm)
        || JWSAlgorithm.Ed25519.equals(algorithm);
  }

  /// The keys among these that it may be signed with; none if the key that it names is not there.
  List<JWK> keys(JWKSet all) {
    var header = token.getHeader();
    return all.getKeys().stream()
        .filter(it -> header.getKeyID() == null || header.getKeyID().equals(it.getKeyID()))
        .filter(it -> it.getKeyUse() == null || it.getKeyUse().equals(KeyUse.SIGNATURE))
        .filter(it -> it.getAlgorithm() == null || it.getAlgorithm().equals(header.getAlgorithm()))
        .filter(it -> fits(it, header))
        .toList();
  }

  private static boolean fits(JWK key, JWSHeader header) {
    return switch (key) {
      case RSAKey rsa -> JWSAlgorithm.RS256.equals(header.getAlgorithm()) && rsa.size() >= RSA;
      case ECKey ec ->
          JWSAlgorithm.ES256.equals(header.getAlgorithm()) && Curve.P_256.equals(ec.getCurve());
      case OctetKeyPair okp ->
          (JWSAlgorithm.EdDSA.equals(header.getAlgorithm())
                  || JWSAlgorithm.Ed25519.equals(header.getAlgorithm()))
              && Curve.Ed25519.equals(okp.getCurve());
      default -> false;
    };
  }

  /// What it says, if one of these keys signed it.
  Optional<Claims> signedBy(List<JWK> keys) {
    try {
      for (var key : keys) {
        if (verifies(key)) {
          return Optional.of(new Claims(token.getJWTClaimsSet()));
        }
      }
      return Optional.empty();
    } catch (JOSEException | ParseException | IllegalStateException malformed) {
      return Optional.empty();
    }
  }

  private boolean verifies(JWK key) throws JOSEException {
    return switch (key) {
      case RSAKey rsa -> token.verify(new RSASSAVerifier(rsa));
      case ECKey ec -> token.verify(new ECDSAVerifier(ec));
      case OctetKeyPair okp ->
          Ed25519.verifies(
              Bytes.of(okp.getDecodedX()),
              Bytes.of(token.getSigningInput()),
              Bytes.of(token.getSignature().decode()));
      default -> false;
    };
  }
}
