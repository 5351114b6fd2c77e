package denwaban.call.sip;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.call.TestOffice;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Our BYE takes the connection that the caller opened: it may have no other way in.
class BackRouteTest {

  @TempDir Path folder;
  private TestCertificate certificate;
  private Edge edge;

  @BeforeEach
  void open() throws Exception {
    certificate = TestCertificate.in(folder);
    edge = new Edge(50, certificate.chain(), certificate.key(), List.of("127.0.0.0/8"));
    edge.office.operatorReady();
  }

  @AfterEach
  void close() {
    edge.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"TCP", "TLS"})
  void we_hang_up_over_the_callers_own_connection(String transport) throws Exception {
    try (var caller = connect(transport)) {
      talk(caller, transport, Edge.freePort());

      edge.office.hangUp();

      var bye = receive(caller);
      assertThat(bye).startsWith("BYE sip:trunk@127.0.0.1:");
      assertThat(Requests.header(bye, "Via")).startsWith("SIP/2.0/" + transport);
    }
  }

  /// INVITE to ACK, and an operator who has answered.
  private void talk(Socket caller, String transport, int contact) throws Exception {
    var toPort = transport.equals("TLS") ? edge.settings.tlsPort() : edge.port();
    var requests = new Requests(transport, contact, toPort, "call-back-" + transport + contact);
    var named = ";transport=" + transport.toLowerCase(Locale.ROOT);
    send(caller, requests.invite().replace(contact + ">\n", contact + named + ">\n"));
    var answer = receive(caller);
    while (!answer.startsWith("SIP/2.0 200 ")) answer = receive(caller);
    send(caller, requests.inDialog("ACK", 1, Requests.tagOf(answer), "", ""));
    TestOffice.await("ringing", () -> edge.office.status().equals("ringing"));
    edge.office.answer();
  }

  private Socket connect(String transport) throws Exception {
    var host = InetAddress.ofLiteral(Edge.HOST);
    var socket =
        transport.equals("TLS")
            ? certificate.trusting().getSocketFactory().createSocket(host, edge.settings.tlsPort())
            : new Socket(host, edge.port());
    socket.setSoTimeout(5_000);
    return socket;
  }

  private static void send(Socket caller, String request) throws IOException {
    caller
        .getOutputStream()
        .write(
            request.replace("\r\n", "\n").replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
  }

  /// One message with its body.
  private static String receive(Socket caller) throws IOException {
    var text = new StringBuilder();
    while (text.indexOf("\r\n\r\n") < 0) text.append((char) next(caller));
    for (var left = Integer.parseInt(Requests.header(text.toString(), "Content-Length"));
        left > 0;
        left--) {
      text.append((char) next(caller));
    }
    return text.toString();
  }

  private static int next(Socket caller) throws IOException {
    var next = caller.getInputStream().read();
    if (next < 0) throw new AssertionError("the connection was closed");
    return next;
  }
}
