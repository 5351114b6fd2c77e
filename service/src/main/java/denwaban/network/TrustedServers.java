package denwaban.network;

import denwaban.database.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/// By which certificates clients' servers are known: those that Java ships, and the office's file.
public final class TrustedServers {

  private TrustedServers() {}

  /// @param file PEM, or null
  /// @param setting which names the file
  /// @throws CannotStart if the file is named and cannot be read
  public static SSLContext with(@Nullable Path file, String setting) {
    try {
      var all = new ArrayList<X509Certificate>(shipped());
      if (file != null) {
        all.addAll(read(file));
      }
      var store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      for (var i = 0; i < all.size(); i++) {
        store.setCertificateEntry("ca" + i, all.get(i));
      }
      var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      var context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (IOException | GeneralSecurityException e) {
      throw new CannotStart(
          "The file of " + setting + " cannot be read, or has no certificate.",
          "Give certificates in PEM, or leave it out.",
          e);
    }
  }

  private static List<X509Certificate> shipped() throws GeneralSecurityException {
    var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init((KeyStore) null);
    return Arrays.stream(factory.getTrustManagers())
        .filter(X509TrustManager.class::isInstance)
        .flatMap(one -> Arrays.stream(((X509TrustManager) one).getAcceptedIssuers()))
        .toList();
  }

  private static List<X509Certificate> read(Path file)
      throws IOException, GeneralSecurityException {
    try (var in = Files.newInputStream(file)) {
      var found =
          java.security.cert.CertificateFactory.getInstance("X.509").generateCertificates(in);
      if (found.isEmpty()) {
        throw new IOException("no certificate");
      }
      return found.stream().map(X509Certificate.class::cast).toList();
    }
  }
}
