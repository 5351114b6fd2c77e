package denwaban.preflight;

import denwaban.preflight.finding.Check;
import denwaban.preflight.finding.Finding;
import denwaban.preflight.finding.Setup;
import denwaban.preflight.finding.Text;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.ssl.PemSslBundleProperties;
import org.springframework.boot.autoconfigure.ssl.PropertiesSslBundle;
import org.springframework.boot.ssl.pem.PemSslStore;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;

/// The certificates of pages and of SIP: read as the servers read them.
final class TlsCheck implements Check {

  private final InstantSource clock;

  TlsCheck(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Text subject() {
    return new Text("TLS の証明書", "TLS certificates");
  }

  @Override
  public List<Finding> look(Setup setup) {
    var found = new ArrayList<Finding>();
    // behind a proxy the name in the certificate is the proxy's affair
    var proxied = setup.text("denwaban.public-url").isPresent();
    look("denwaban.tls", setup, proxied ? List.of() : setup.list("denwaban.hosts"), found);
    look("denwaban.sip", setup, List.of(), found);
    if (found.isEmpty()) {
      found.add(
          Finding.ok(
              "証明書の設定はありません。なければ、画面はループバックだけで動きます。",
              "No certificate is set; without one pages are served on the loopback only."));
    }
    return found;
  }

  private void look(String group, Setup setup, List<String> hosts, List<Finding> found) {
    var certificate = setup.path(group + ".certificate").orElse(null);
    var key = setup.path(group + ".key").orElse(null);
    if (certificate == null || key == null) return; // half of it: SettingsCheck has the words
    var chain = chain(group, certificate, found);
    if (chain == null || !isKey(group, key, found)) return;
    var before = found.size();
    var check = new ChainCheck(group, chain, clock);
    check.look(hosts, found);
    // no store takes a chain in the wrong order, whatever the key
    if (check.isOrdered() && !fits(certificate, key)) {
      found.add(
          Finding.fault(
              new Text(
                  group + ".key は " + group + ".certificate の鍵ではありません。",
                  group + ".key is not the key of " + group + ".certificate."),
              new Text(
                  "同じときに発行された組を指定し、証明書のファイルの先頭を自分の証明書にしてください。",
                  "Name the two that were issued together, with your own certificate first in its"
                      + " file.")));
    }
    if (found.size() == before) {
      var until = chain.getFirst().getNotAfter().toInstant();
      found.add(
          Finding.ok(
              group + ".certificate は " + until + " まで有効です。",
              group + ".certificate is good until " + until + "."));
    }
  }

  private static @Nullable List<X509Certificate> chain(
      String group, Path file, List<Finding> found) {
    var setting = group + ".certificate";
    if (!isReadable(setting, file, found)) return null;
    try {
      var store = PemSslStore.load(PemSslStoreDetails.forCertificates(url(file)));
      var chain = store == null ? null : store.certificates();
      if (chain != null && !chain.isEmpty()) return chain;
    } catch (RuntimeException notPem) {
      // said below; the exception would name nothing more
    }
    found.add(
        Finding.fault(
            new Text(
                setting + " のファイルに PEM の証明書がありません: " + file,
                "The file of " + setting + " holds no PEM certificate: " + file),
            new Text(
                "「-----BEGIN CERTIFICATE-----」で始まるファイル(fullchain.pem)を指定してください。",
                "Name a file that begins with -----BEGIN CERTIFICATE-----, such as"
                    + " fullchain.pem.")));
    return null;
  }

  private static boolean isKey(String group, Path file, List<Finding> found) {
    var setting = group + ".key";
    if (!isReadable(setting, file, found)) return false;
    try {
      var details = PemSslStoreDetails.forCertificates(null).withPrivateKey(url(file));
      var store = PemSslStore.load(details);
      if (store != null && store.privateKey() != null) return true;
    } catch (RuntimeException notPem) {
      // said below
    }
    found.add(
        Finding.fault(
            new Text(
                setting + " のファイルに、パスワードなしの PEM の秘密鍵がありません: " + file,
                "The file of " + setting + " holds no PEM private key without a password: " + file),
            new Text(
                "「-----BEGIN PRIVATE KEY-----」で始まるファイル(privkey.pem)を指定してください。",
                "Name a file that begins with -----BEGIN PRIVATE KEY-----, such as privkey.pem.")));
    return false;
  }

  private static boolean isReadable(String setting, Path file, List<Finding> found) {
    if (Files.isRegularFile(file) && Files.isReadable(file)) return true;
    found.add(FilesCheck.unreadable(setting, file));
    return false;
  }

  private static boolean fits(Path certificate, Path key) {
    var properties = new PemSslBundleProperties();
    properties.getKeystore().setCertificate(url(certificate));
    properties.getKeystore().setPrivateKey(url(key));
    properties.getKeystore().setVerifyKeys(true);
    try {
      var bundle = PropertiesSslBundle.get(properties);
      return bundle.getStores().getKeyStore() != null;
    } catch (IllegalStateException | IllegalArgumentException noMatch) {
      return false;
    }
  }

  private static String url(Path file) {
    return file.toAbsolutePath().toUri().toString();
  }
}
