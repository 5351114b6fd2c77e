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

/// Gives the SIP stack our certificate, and the system's authorities to check others by.
///
/// Public with a public constructor because the stack makes it by name; the key store comes in
/// through its properties.
public final class TlsKeys implements SecurityManagerProvider {

  /// Property whose value is the [KeyStore]; its entry has no password.
  static final String KEYS = "denwaban.call.sip.keys";

  private KeyManager[] ours = {};
  private TrustManager[] theirs = {};

  @Override
  public void init(Properties properties) throws GeneralSecurityException {
    if (properties.get(KEYS) instanceof KeyStore keys) {
      var own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      own.init(keys, new char[0]);
      ours = own.getKeyManagers();
    }
    var others = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    others.init((@Nullable KeyStore) null);
    theirs = others.getTrustManagers();
  }

  @Override
  public KeyManager[] getKeyManagers(boolean client) {
    return ours.clone();
  }

  @Override
  public TrustManager[] getTrustManagers(boolean client) {
    return theirs.clone();
  }
}
