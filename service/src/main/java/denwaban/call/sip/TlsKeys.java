package denwaban.call.sip;

import gov.nist.core.net.SecurityManagerProvider;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Properties;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;

/// Gives the SIP stack our certificate, and the system's authorities to check others by.
///
/// Public with a public constructor because the stack makes it by name. The stack hands on only
/// properties that are strings (any other value is lost without a word, and TLS then has no
/// certificate to show), so the files are named to it, and read here.
public final class TlsKeys implements SecurityManagerProvider {

  /// Property: URL of the PEM chain, own certificate first. Without it there is no TLS.
  static final String CERTIFICATE = "denwaban.call.sip.certificate";

  /// Property: URL of the PEM private key, which has no password.
  static final String KEY = "denwaban.call.sip.key";

  private KeyManager[] ours = {};
  private TrustManager[] theirs = {};

  /// @throws Unreadable if the files are named, and hold no certificate with its key
  @Override
  public void init(Properties properties) throws GeneralSecurityException {
    var certificate = properties.getProperty(CERTIFICATE);
    if (certificate != null) {
      var own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      own.init(read(certificate, properties.getProperty(KEY)), new char[0]);
      ours = own.getKeyManagers();
    }
    var others = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    others.init((@Nullable KeyStore) null);
    theirs = others.getTrustManagers();
  }

  private static KeyStore read(String certificate, String key) throws GeneralSecurityException {
    try {
      var pem = PemSslStoreDetails.forCertificate(certificate).withPrivateKey(key);
      var keys = new PemSslStoreBundle(pem, null).getKeyStore();
      if (keys != null && keys.size() > 0) return keys;
    } catch (RuntimeException notPem) {
      throw new Unreadable(notPem);
    }
    throw new Unreadable(null);
  }

  @Override
  public KeyManager[] getKeyManagers(boolean client) {
    return ours.clone();
  }

  @Override
  public TrustManager[] getTrustManagers(boolean client) {
    return theirs.clone();
  }

  /// The files hold no certificate with its key.
  static final class Unreadable extends RuntimeException {

    private static final long serialVersionUID = 1;

    Unreadable(@Nullable Throwable cause) {
      super("no certificate with its key for SIP over TLS", cause);
    }
  }
}
