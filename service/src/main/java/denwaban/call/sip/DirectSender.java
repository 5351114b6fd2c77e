package denwaban.call.sip;

import gov.nist.javax.sip.message.SIPRequest;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocketFactory;
import javax.sip.address.Hop;

/// Says one request to a peer whose connection has gone, over a new one, and does not wait for the
/// answer: it is for BYE, after which nothing depends on the other side.
///
/// Not through the stack, which would hold a lock of all connections for as long as the peer lets
/// it wait.
final class DirectSender {

  static final int PATIENCE_MILLIS = 2_000;

  private DirectSender() {}

  /// Blocks for up to [#PATIENCE_MILLIS]; for a virtual thread.
  ///
  /// @throws IOException if the peer cannot be reached, or shows no certificate that we trust
  static void send(SIPRequest request, Hop to) throws IOException {
    var tls = to.getTransport().equalsIgnoreCase("TLS");
    SocketFactory sockets = tls ? SSLSocketFactory.getDefault() : SocketFactory.getDefault();
    try (Socket socket = sockets.createSocket()) {
      socket.connect(new InetSocketAddress(to.getHost(), to.getPort()), PATIENCE_MILLIS);
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.getOutputStream().write(request.encodeAsBytes(to.getTransport()));
      socket.getOutputStream().flush();
    }
  }
}
