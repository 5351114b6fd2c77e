package denwaban.e2e;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// A certificate and its key as files, issued by themselves, renewed with the same key.
final class Pem {

  private final Path folder;
  private final String host;
  private final KeyPair pair;

  Pem(Path folder, String host) throws Exception {
    var generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(256);
    this.folder = folder;
    this.host = host;
    this.pair = generator.generateKeyPair();
    write(key(), "PRIVATE KEY", pair.getPrivate().getEncoded());
  }

  Path certificate() {
    return folder.resolve("web.pem");
  }

  Path key() {
    return folder.resolve("web.key");
  }

  /// Valid for an hour; replaces the one before in one move.
  void issue(long serial) throws Exception {
    var name = new X500Principal("CN=" + host);
    var now = Instant.now();
    var certificate =
        new JcaX509v3CertificateBuilder(
                name,
                BigInteger.valueOf(serial),
                Date.from(now.minusSeconds(60)),
                Date.from(now.plusSeconds(3_600)),
                name,
                pair.getPublic())
            .addExtension(
                Extension.subjectAlternativeName,
                false,
                new GeneralNames(new GeneralName(GeneralName.dNSName, host)))
            .build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate()));
    write(certificate(), "CERTIFICATE", certificate.getEncoded());
  }

  /// Of a server that shows it.
  SSLContext server() throws Exception {
    var none = new char[0];
    var store = KeyStore.getInstance("PKCS12");
    store.load(null, none);
    try (var file = Files.newInputStream(certificate())) {
      var shown = CertificateFactory.getInstance("X.509").generateCertificate(file);
      store.setKeyEntry("own", pair.getPrivate(), none, new Certificate[] {shown});
    }
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, none);
    var context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  /// By which a browser can be told to trust this key, and no other.
  String pin() throws Exception {
    var digest = MessageDigest.getInstance("SHA-256").digest(pair.getPublic().getEncoded());
    return Base64.getEncoder().encodeToString(digest);
  }

  private void write(Path file, String kind, byte[] der) throws IOException {
    var text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    var fresh = Files.createTempFile(folder, "pem", null);
    Files.writeString(
        fresh, "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(kind, text));
    Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
  }
}
