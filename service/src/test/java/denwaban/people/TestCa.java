package denwaban.people;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/// A certificate authority in memory.
final class TestCa {

  static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
  static final Instant UNTIL = Instant.parse("2036-01-01T00:00:00Z");

  /// WebAuthn section 8.2.1: what a maker's certificate must be called.
  static final String MAKER = "C=JP,O=Test Keys KK,OU=Authenticator Attestation,CN=Test Key";

  /// A key and its certificate.
  record Issued(KeyPair key, X509Certificate certificate) {}

  private final X500Principal name = new X500Principal("CN=Test Root");
  private final KeyPair key = pair();
  final X509Certificate root;

  TestCa() {
    this(UNTIL);
  }

  TestCa(Instant until) {
    root = sign(name, key, key, true, null, until);
  }

  Issued issue(String subject, @Nullable String dns, Instant until) {
    var own = pair();
    return new Issued(own, sign(new X500Principal(subject), own, key, false, dns, until));
  }

  private X509Certificate sign(
      X500Principal subject,
      KeyPair own,
      KeyPair by,
      boolean ca,
      @Nullable String dns,
      Instant until) {
    try {
      var made =
          new JcaX509v3CertificateBuilder(
              name,
              BigInteger.valueOf(System.identityHashCode(own) + 1L),
              Date.from(FROM),
              Date.from(until),
              subject,
              own.getPublic());
      made.addExtension(Extension.basicConstraints, true, new BasicConstraints(ca));
      if (dns != null) {
        made.addExtension(
            Extension.subjectAlternativeName,
            false,
            new GeneralNames(new GeneralName(GeneralName.dNSName, dns)));
      }
      return new JcaX509CertificateConverter()
          .getCertificate(
              made.build(new JcaContentSignerBuilder("SHA256withECDSA").build(by.getPrivate())));
    } catch (CertIOException | OperatorCreationException | GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static KeyPair pair() {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(256);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
