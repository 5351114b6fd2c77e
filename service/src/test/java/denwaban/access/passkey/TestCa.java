package denwaban.access.passkey;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1Encodable;
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
public final class TestCa {

  static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
  public static final Instant UNTIL = Instant.parse("2036-01-01T00:00:00Z");

  /// WebAuthn section 8.2.1: what a maker's certificate must be called.
  static final String MAKER = "C=JP,O=Test Keys KK,OU=Authenticator Attestation,CN=Test Key";

  private static final AtomicLong SERIAL = new AtomicLong(1);

  /// A key and its certificate.
  public record Issued(KeyPair key, X509Certificate certificate) {}

  private final X500Principal name;
  private final KeyPair key = pair();
  public final X509Certificate root;

  public TestCa() {
    this(UNTIL);
  }

  TestCa(Instant until) {
    name = new X500Principal("CN=Test Root");
    root = sign(name, key.getPublic(), name, key, true, List.of(), until);
  }

  private TestCa(TestCa above) {
    name = new X500Principal("CN=Test CA " + SERIAL.get());
    root = sign(name, key.getPublic(), above.name, above.key, true, List.of(), UNTIL);
  }

  /// One whose certificate this one signs.
  TestCa below() {
    return new TestCa(this);
  }

  public Issued issue(String subject, @Nullable String dns, Instant until) {
    var own = pair();
    var extensions = new ArrayList<Extension>();
    if (dns != null) {
      extensions.add(
          extension(
              Extension.subjectAlternativeName.getId(),
              false,
              new GeneralNames(new GeneralName(GeneralName.dNSName, dns))));
    }
    return new Issued(own, issue(subject, own.getPublic(), until, extensions));
  }

  X509Certificate issue(String subject, PublicKey own, Instant until, List<Extension> extensions) {
    return sign(new X500Principal(subject), own, name, key, false, extensions, until);
  }

  static Extension extension(String oid, boolean critical, ASN1Encodable value) {
    try {
      return Extension.create(new org.bouncycastle.asn1.ASN1ObjectIdentifier(oid), critical, value);
    } catch (java.io.IOException e) {
      throw new AssertionError(e);
    }
  }

  private static X509Certificate sign(
      X500Principal subject,
      PublicKey own,
      X500Principal issuer,
      KeyPair by,
      boolean ca,
      List<Extension> extensions,
      Instant until) {
    try {
      var made =
          new JcaX509v3CertificateBuilder(
              issuer,
              BigInteger.valueOf(SERIAL.getAndIncrement()),
              Date.from(FROM),
              Date.from(until),
              subject,
              own);
      made.addExtension(Extension.basicConstraints, true, new BasicConstraints(ca));
      for (var each : extensions) {
        made.addExtension(each);
      }
      return new JcaX509CertificateConverter()
          .getCertificate(
              made.build(new JcaContentSignerBuilder("SHA256withECDSA").build(by.getPrivate())));
    } catch (CertIOException | OperatorCreationException | GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  public static KeyPair pair() {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(256);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
