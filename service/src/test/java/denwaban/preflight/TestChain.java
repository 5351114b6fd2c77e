package denwaban.preflight;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// A real root, an intermediate authority and certificates under it, in PEM files.
final class TestChain {

  static final String HOST = "localhost";

  private final KeyPair rootKey = pair();
  private final KeyPair middleKey = pair();
  final KeyPair ownKey = pair();
  final Instant now = Instant.now();
  final X509Certificate root = sign("CN=Root", "CN=Root", rootKey, rootKey, days(-9), days(900));
  final X509Certificate middle =
      sign("CN=Middle", "CN=Root", middleKey, rootKey, days(-9), days(900));

  /// @param until from now
  X509Certificate own(String host, Duration from, Duration until, boolean inPublicLogs) {
    return sign("CN=" + host, "CN=Middle", ownKey, middleKey, from, until, host, inPublicLogs);
  }

  X509Certificate own() {
    return own(HOST, days(-1), days(90), false);
  }

  X509Certificate selfSigned() {
    return sign("CN=" + HOST, "CN=" + HOST, ownKey, ownKey, days(-1), days(90), HOST, false);
  }

  static Duration days(long days) {
    return Duration.ofDays(days);
  }

  static Path write(Path file, X509Certificate... chain) {
    return write(
        file,
        Stream.of(chain).map(it -> pem("CERTIFICATE", encoded(it))).collect(Collectors.joining()));
  }

  static Path write(Path file, KeyPair key) {
    return write(file, pem("PRIVATE KEY", key.getPrivate().getEncoded()));
  }

  static Path write(Path file, String text) {
    try {
      Files.writeString(file, text);
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
      return file.toAbsolutePath();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  static KeyPair pair() {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(256);
      return generator.generateKeyPair();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] encoded(X509Certificate certificate) {
    try {
      return certificate.getEncoded();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static String pem(String kind, byte[] der) {
    var text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(kind, text);
  }

  private X509Certificate sign(
      String subject, String issuer, KeyPair key, KeyPair by, Duration from, Duration until) {
    return sign(subject, issuer, key, by, from, until, "", false);
  }

  private X509Certificate sign(
      String subject,
      String issuer,
      KeyPair key,
      KeyPair by,
      Duration from,
      Duration until,
      String host,
      boolean inPublicLogs) {
    try {
      var made =
          new JcaX509v3CertificateBuilder(
              new X500Principal(issuer),
              BigInteger.valueOf(List.of(subject, issuer, from, until).hashCode()).abs(),
              Date.from(now.plus(from)),
              Date.from(now.plus(until)),
              new X500Principal(subject),
              key.getPublic());
      if (!host.isEmpty()) {
        made.addExtension(
            Extension.subjectAlternativeName,
            false,
            new GeneralNames(new GeneralName(GeneralName.dNSName, host)));
      }
      if (inPublicLogs) {
        made.addExtension(
            new ASN1ObjectIdentifier("1.3.6.1.4.1.11129.2.4.2"),
            false,
            new DEROctetString(new byte[] {0, 0}));
      }
      return new JcaX509CertificateConverter()
          .getCertificate(
              made.build(new JcaContentSignerBuilder("SHA256withECDSA").build(by.getPrivate())));
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
