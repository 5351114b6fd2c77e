package denwaban.call.media;

import denwaban.kernel.Bytes;
import java.io.IOException;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import java.util.HexFormat;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;
import org.bouncycastle.operator.DefaultDigestAlgorithmIdentifierFinder;
import org.bouncycastle.operator.DefaultSignatureAlgorithmIdentifierFinder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.bc.BcECContentSignerBuilder;

/// Our DTLS certificate: self-signed, new at every start, vouched for by its fingerprint alone.
///
/// @param der the certificate as sent
/// @param key its private key, P-256; lives in this process only
record Certificate(Bytes der, AsymmetricKeyParameter key) {

  /// Browsers do not look; a year is longer than any process lives.
  private static final Duration VALID = Duration.ofDays(365);

  static Certificate make(InstantSource clock, SecureRandom chance) {
    try {
      var curve = ECNamedCurveTable.getOID("P-256");
      var generator = new ECKeyPairGenerator();
      var domain = ECNamedDomainParameters.lookup(curve);
      generator.init(new ECKeyGenerationParameters(domain, chance));
      var pair = generator.generateKeyPair();
      var name = new X500Name("CN=media");
      var now = clock.instant();
      var builder =
          new X509v3CertificateBuilder(
              name,
              new BigInteger(64, chance).setBit(0),
              Date.from(now.minus(Duration.ofDays(1))),
              Date.from(now.plus(VALID)),
              name,
              SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(pair.getPublic()));
      var algorithm = new DefaultSignatureAlgorithmIdentifierFinder().find("SHA256withECDSA");
      var digest = new DefaultDigestAlgorithmIdentifierFinder().find(algorithm);
      var signer = new BcECContentSignerBuilder(algorithm, digest).build(pair.getPrivate());
      return new Certificate(Bytes.of(builder.build(signer).getEncoded()), pair.getPrivate());
    } catch (IOException | OperatorCreationException broken) {
      throw new AssertionError("Bouncy Castle makes P-256 certificates", broken);
    }
  }

  /// As written into SDP (RFC 8122): upper-case hex with colons.
  String fingerprint() {
    return HexFormat.ofDelimiter(":").withUpperCase().formatHex(sha256(der.toArray()));
  }

  static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException never) {
      throw new AssertionError("every Java platform has SHA-256", never);
    }
  }
}
