package denwaban.call.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// SIP over TLS as a trunk's own TLS sees it, and what strangers may send at that port.
class SipTlsTest {

  @TempDir static Path folder;
  static TestCertificate certificate;
  static Edge edge;

  @BeforeAll
  static void open() throws Exception {
    certificate = TestCertificate.in(folder);
    edge = new Edge(50, certificate.chain(), certificate.key(), List.of("127.0.0.0/8"));
  }

  @AfterAll
  static void close() {
    edge.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  void options_are_answered(String protocol) throws Exception {
    try (var trunk = connect(protocol)) {
      assertThat(ask(trunk)).startsWith("SIP/2.0 200 ");

      assertThat(trunk.getSession().getProtocol()).isEqualTo(protocol);
      assertThat(trunk.getSession().getPeerCertificates()).containsExactly(certificate.own());
      assertThat(ask(trunk)).as("on the same connection").startsWith("SIP/2.0 200 ");
    }
  }

  @Test
  void who_does_not_trust_the_certificate_ends_the_handshake() throws Exception {
    var strict = SSLContext.getDefault();
    try (var trunk = over(strict, plain(), "TLSv1.3")) {
      assertThatThrownBy(trunk::startHandshake).isInstanceOf(SSLException.class);
    }

    assertThatItAnswers();
  }

  @Test
  void plain_text_gets_nothing_and_harms_nobody() throws Exception {
    try (var stranger = plain()) {
      stranger.getOutputStream().write(options());

      assertThat(answer(stranger)).doesNotContain("SIP/2.0");
    }

    assertThatItAnswers();
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  void bytes_after_the_end_of_tls_harm_nobody(String protocol) throws Exception {
    try (var stranger = new StaysOpen();
        var tls = over(certificate.trusting(), stranger, protocol)) {
      assertThat(ask(tls)).startsWith("SIP/2.0 200 ");
      tls.shutdownOutput();
      stranger.getOutputStream().write(new byte[1_000]);

      assertThatItAnswers();
    }
  }

  @Test
  void a_stated_length_out_of_range_closes_its_own_connection_only() throws Exception {
    try (var stranger = connect("TLSv1.3")) {
      var text = new String(options(), StandardCharsets.UTF_8);
      var tooLong = "Content-Length: " + Integer.MAX_VALUE;
      stranger
          .getOutputStream()
          .write(text.replace("Content-Length: 0", tooLong).getBytes(StandardCharsets.UTF_8));

      assertThat(answer(stranger)).isEmpty();
    }

    assertThatItAnswers();
  }

  @Test
  void a_file_that_holds_no_certificate_opens_nothing() throws Exception {
    var empty = Files.writeString(folder.resolve("empty.pem"), "");

    assertThatThrownBy(() -> new Edge(1, empty, certificate.key(), List.of()).close())
        .isInstanceOf(TlsKeys.Unreadable.class);
  }

  private static void assertThatItAnswers() throws Exception {
    try (var trunk = connect("TLSv1.3")) {
      assertThat(ask(trunk)).startsWith("SIP/2.0 200 ");
    }
  }

  private static Socket plain() throws IOException {
    var socket = new Socket(InetAddress.ofLiteral(Edge.HOST), edge.settings.tlsPort());
    socket.setSoTimeout(3_000);
    return socket;
  }

  private static SSLSocket connect(String protocol) throws Exception {
    return over(certificate.trusting(), plain(), protocol);
  }

  private static SSLSocket over(SSLContext context, Socket plain, String protocol)
      throws IOException {
    var socket =
        (SSLSocket)
            context.getSocketFactory().createSocket(plain, Edge.HOST, plain.getPort(), true);
    socket.setEnabledProtocols(new String[] {protocol});
    return socket;
  }

  private static String ask(Socket trunk) throws IOException {
    trunk.getOutputStream().write(options());
    return answer(trunk);
  }

  private static byte[] options() {
    return Requests.over("TLS", edge.settings.tlsPort())
        .request("OPTIONS", 1, "sip:127.0.0.1", "", "", "", "")
        .replace("\n", "\r\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  /// What comes until an empty line, or until the other side closes.
  private static String answer(Socket socket) throws IOException {
    var text = new StringBuilder();
    try {
      for (int next; text.indexOf("\r\n\r\n") < 0; text.append((char) next)) {
        next = socket.getInputStream().read();
        if (next < 0) break;
      }
    } catch (java.net.SocketTimeoutException silence) {
      throw new AssertionError("neither an answer nor an end", silence);
    } catch (IOException reset) {
      return text.toString();
    }
    return text.toString();
  }

  /// Lets the end of TLS not be the end of the connection.
  private static final class StaysOpen extends Socket {

    StaysOpen() throws IOException {
      super(InetAddress.ofLiteral(Edge.HOST), edge.settings.tlsPort());
      setSoTimeout(3_000);
    }

    @Override
    public void shutdownOutput() {}
  }
}
