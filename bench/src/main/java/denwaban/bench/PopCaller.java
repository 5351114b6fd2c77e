package denwaban.bench;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.regex.Pattern;

/// A caller on the trunk: one call after another, each given up while it rings.
///
/// Speaks SIP over UDP on loopback and so repeats nothing. What it hears is thrown away.
final class PopCaller implements AutoCloseable {

  /// How long the office may take to answer any request.
  private static final int PATIENCE_MS = 10_000;

  private static final Pattern TO = Pattern.compile("(?im)^To:.*$");
  private static final Pattern CONTACT = Pattern.compile("(?im)^Contact:\\s*<([^>]+)>");

  private final InetSocketAddress office;
  private final String called;
  private final DatagramSocket sip = new DatagramSocket(0, InetAddress.getLoopbackAddress());
  private final DatagramSocket ear = new DatagramSocket(0, InetAddress.getLoopbackAddress());

  private int number;

  PopCaller(int port, String called) throws IOException {
    this.office = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    this.called = called;
    sip.setSoTimeout(PATIENCE_MS);
  }

  /// @return the time just before the INVITE left
  Instant invite() throws IOException {
    number++;
    var body =
        """
        v=0
        o=caller 1 1 IN IP4 127.0.0.1
        s=-
        c=IN IP4 127.0.0.1
        t=0 0
        m=audio %d RTP/AVP 0
        a=rtpmap:0 PCMU/8000
        """
            .formatted(ear.getLocalPort())
            .replace("\n", "\r\n");
    var message =
        request("INVITE", uri(), to(), "i", 1)
            + "Contact: <sip:caller@127.0.0.1:%d>\r\n".formatted(sip.getLocalPort())
            + "Content-Type: application/sdp\r\n"
            + "Content-Length: %d\r\n\r\n".formatted(body.length())
            + body;
    var bytes = message.getBytes(StandardCharsets.US_ASCII);
    var packet = new DatagramPacket(bytes, bytes.length, office);
    var sent = Instant.now();
    sip.send(packet);
    return sent;
  }

  /// Gives the call up: BYE if the greeting has begun by then, CANCEL if not.
  void giveUp() throws IOException {
    var answered = false;
    sip.setSoTimeout(200); // the answer is here already, or the call is cancelled
    try {
      while (!answered) answered = isFinal(receive());
    } catch (SocketTimeoutException stillRinging) {
      send(request("CANCEL", uri(), to(), "i", 1) + "Content-Length: 0\r\n\r\n");
    } finally {
      sip.setSoTimeout(PATIENCE_MS);
    }
    while (!answered) answered = isFinal(receive());
  }

  /// Acknowledges a final answer to the INVITE, and hangs up if it was a 200.
  ///
  /// @throws IOException if the office refused the call
  private boolean isFinal(String answer) throws IOException {
    if (!answer.contains("CSeq: 1 INVITE") || answer.startsWith("SIP/2.0 1")) return false;
    var to = first(TO, answer, 0);
    if (answer.startsWith("SIP/2.0 487")) {
      send(request("ACK", uri(), to, "i", 1) + "Content-Length: 0\r\n\r\n");
      return true;
    }
    if (!answer.startsWith("SIP/2.0 200")) {
      throw new IOException("the office answered " + answer.lines().findFirst().orElse(""));
    }
    var contact = first(CONTACT, answer, 1);
    send(request("ACK", contact, to, "a", 1) + "Content-Length: 0\r\n\r\n");
    send(request("BYE", contact, to, "b", 2) + "Content-Length: 0\r\n\r\n");
    var said = receive();
    while (!said.contains("CSeq: 2 BYE")) said = receive();
    return true;
  }

  private String uri() {
    return "sip:%s@127.0.0.1:%d".formatted(called, office.getPort());
  }

  private String to() {
    return "To: <" + uri() + ">";
  }

  private String request(String method, String uri, String to, String branch, int sequence) {
    var port = sip.getLocalPort();
    return """
    %s %s SIP/2.0
    Via: SIP/2.0/UDP 127.0.0.1:%d;branch=z9hG4bK-%s-%d-%d
    From: <sip:+81312345678@127.0.0.1:%d>;tag=pop%d
    %s
    Call-ID: pop-%d-%d
    CSeq: %d %s
    Max-Forwards: 70
    """
        .formatted(
            method,
            uri,
            port,
            branch,
            port,
            number,
            port,
            number,
            to.strip(),
            port,
            number,
            sequence,
            method)
        .replace("\n", "\r\n");
  }

  private static String first(Pattern pattern, String text, int group) throws IOException {
    var found = pattern.matcher(text);
    if (!found.find()) throw new IOException("the office's answer has no " + pattern);
    return found.group(group);
  }

  private void send(String message) throws IOException {
    var bytes = message.getBytes(StandardCharsets.US_ASCII);
    sip.send(new DatagramPacket(bytes, bytes.length, office));
  }

  private String receive() throws IOException {
    var packet = new DatagramPacket(new byte[65_535], 65_535);
    sip.receive(packet);
    return new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    sip.close();
    ear.close();
  }
}
