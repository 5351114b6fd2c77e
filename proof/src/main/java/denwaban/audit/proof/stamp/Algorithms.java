package denwaban.audit.proof.stamp;

import java.io.IOException;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PSSParameterSpec;
import java.util.Map;

/// The algorithms that a stamp may use: SHA-2; RSA, ECDSA, Ed25519.
final class Algorithms {

  private static final String RSA = "1.2.840.113549.1.1.1";
  private static final String PSS = "1.2.840.113549.1.1.10";

  private static final Map<String, String> DIGESTS =
      Map.of(
          "2.16.840.1.101.3.4.2.1", "SHA-256",
          "2.16.840.1.101.3.4.2.2", "SHA-384",
          "2.16.840.1.101.3.4.2.3", "SHA-512");

  private static final Map<String, String> SIGNATURES =
      Map.of(
          "1.2.840.113549.1.1.11", "SHA256withRSA",
          "1.2.840.113549.1.1.12", "SHA384withRSA",
          "1.2.840.113549.1.1.13", "SHA512withRSA",
          "1.2.840.10045.4.3.2", "SHA256withECDSA",
          "1.2.840.10045.4.3.3", "SHA384withECDSA",
          "1.2.840.10045.4.3.4", "SHA512withECDSA",
          "1.3.101.112", "Ed25519");

  private Algorithms() {}

  /// @param algorithm an AlgorithmIdentifier
  static byte[] digest(Der algorithm, byte[] bytes) {
    try {
      return MessageDigest.getInstance(digestName(algorithm)).digest(bytes);
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every JDK has SHA-2", e);
    }
  }

  static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }

  private static String digestName(Der algorithm) {
    var name = DIGESTS.get(algorithm.as(Der.SEQUENCE).part(0).oid());
    if (name == null) {
      throw new IllegalArgumentException("a digest that is not taken");
    }
    return name;
  }

  /// @param algorithm of the signature; plain RSA takes its digest from `digest`
  static boolean verifies(
      Der algorithm, Der digest, PublicKey key, byte[] message, byte[] signature) {
    try {
      var check = signature(algorithm, digest);
      check.initVerify(key);
      check.update(message);
      return check.verify(signature);
    } catch (GeneralSecurityException | IOException e) {
      return false;
    }
  }

  private static Signature signature(Der algorithm, Der digest)
      throws GeneralSecurityException, IOException {
    var oid = algorithm.as(Der.SEQUENCE).part(0).oid();
    if (oid.equals(PSS)) {
      var parameters = AlgorithmParameters.getInstance("RSASSA-PSS");
      parameters.init(algorithm.part(1).whole());
      var check = Signature.getInstance("RSASSA-PSS");
      check.setParameter(parameters.getParameterSpec(PSSParameterSpec.class));
      return check;
    }
    var name =
        oid.equals(RSA) ? digestName(digest).replace("-", "") + "withRSA" : SIGNATURES.get(oid);
    if (name == null) {
      throw new IllegalArgumentException("a signature that is not taken");
    }
    return Signature.getInstance(name);
  }
}
