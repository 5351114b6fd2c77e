package denwaban.probe.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/// Where this program's own web server listens.
///
/// @param certificate that it was configured with, the only one that is believed; null for plain
///   HTTP
public record WebServerAddress(
    InetAddress address, int port, @Nullable X509Certificate certificate) {

  /// @throws IOException if the server does not run, or its certificate cannot be read
  public static WebServerAddress of(Environment environment) throws IOException {
    var port = environment.getProperty("local.server.port", Integer.class);
    if (port == null) {
      throw new IOException("no web server");
    }
    var pem = environment.getProperty("denwaban.tls.certificate");
    return new WebServerAddress(
        reachable(environment.getProperty("server.address", "127.0.0.1")),
        port,
        pem == null ? null : leaf(Path.of(pem)));
  }

  /// The wildcard is everywhere, and so on the loopback.
  private static InetAddress reachable(String host) {
    var address =
        host.equals("localhost") ? InetAddress.ofLiteral("127.0.0.1") : InetAddress.ofLiteral(host);
    return address.isAnyLocalAddress() ? InetAddress.ofLiteral("127.0.0.1") : address;
  }

  private static X509Certificate leaf(Path pem) throws IOException {
    try (var in = Files.newInputStream(pem)) {
      // of a chain the first is the server's own
      return (X509Certificate)
          CertificateFactory.getInstance("X.509").generateCertificates(in).iterator().next();
    } catch (GeneralSecurityException malformed) {
      throw new IOException("the certificate cannot be read", malformed);
    }
  }

  String scheme() {
    return certificate == null ? "http" : "https";
  }

  /// The connection, in TLS if the server speaks it.
  Socket wrap(Socket plain) throws IOException {
    if (certificate == null) {
      return plain;
    }
    try {
      var context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new Pin(certificate)}, null);
      var socket =
          (SSLSocket) context.getSocketFactory().createSocket(plain, "localhost", port, true);
      socket.startHandshake();
      return socket;
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every JDK has TLS", e);
    }
  }

  private record Pin(X509Certificate only) implements X509TrustManager {

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type)
        throws CertificateException {
      throw new CertificateException("we are no server");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type)
        throws CertificateException {
      if (chain.length == 0 || !chain[0].equals(only)) {
        throw new CertificateException("not the office's own certificate");
      }
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
