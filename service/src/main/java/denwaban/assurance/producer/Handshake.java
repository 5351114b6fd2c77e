package denwaban.assurance.producer;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/// One TLS handshake with a port of ours, as a client makes it: which version, which cipher, until
/// when the certificate is valid. Whether a client would believe the certificate is another
/// question.
///
/// @param version such as `TLSv1.3`
record Handshake(String version, String cipher, Instant certificateEnds) {

  private static final int PATIENCE_MILLIS = 5_000;

  /// The port answers, but not by TLS.
  static final class Plain extends Exception {

    private static final long serialVersionUID = 1;

    Plain(IOException cause) {
      super("not TLS", cause);
    }
  }

  /// @throws Plain if the port answers by something else than TLS
  /// @throws IOException if nothing listens there
  static Handshake with(String host, int port) throws IOException, Plain {
    try (var plain = new Socket()) {
      plain.connect(new InetSocketAddress(host, port), PATIENCE_MILLIS);
      plain.setSoTimeout(PATIENCE_MILLIS);
      try (var tls =
          (SSLSocket) context().getSocketFactory().createSocket(plain, host, port, true)) {
        tls.startHandshake();
        var session = tls.getSession();
        var certificate = (X509Certificate) session.getPeerCertificates()[0];
        return new Handshake(
            session.getProtocol(), session.getCipherSuite(), certificate.getNotAfter().toInstant());
      } catch (SSLException | java.net.SocketException refused) {
        throw new Plain(refused);
      }
    }
  }

  private static SSLContext context() {
    try {
      var context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new Anyone()}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every Java platform has TLS", e);
    }
  }

  /// It is looked at, not trusted: nothing is sent after the handshake.
  private static final class Anyone implements X509TrustManager {

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
