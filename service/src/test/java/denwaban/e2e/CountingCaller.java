package denwaban.e2e;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketException;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A caller that counts: it speaks 50 packets a second, and knows by their numbers which of ours
/// never came.
final class CountingCaller implements AutoCloseable {

  private static final Pattern PORT = Pattern.compile("m=audio (\\d+)");
  private static final Pattern TAG = Pattern.compile("(?m)^To:.*;tag=([^;\\s]+)");
  private static final int FRAME = 160;
  private static final long PACE_NANOS = 20_000_000;

  private final InetAddress own;
  private final DatagramSocket sip;
  private final DatagramSocket media;
  private final String to;
  private final String call = UUID.randomUUID().toString();
  private final long dialled = System.nanoTime();
  private volatile long answered;
  private volatile boolean over;
  private volatile @Nullable String tag;
  private volatile int port;
  private volatile boolean closed;
  private long first = -1;
  private long highest;
  private volatile long received;
  private volatile long lost;

  private CountingCaller(String address, String to) throws IOException {
    this.own = InetAddress.ofLiteral(address);
    this.to = to;
    this.sip = new DatagramSocket(0, own);
    this.media = new DatagramSocket(0, own);
    media.setReceiveBufferSize(1 << 20);
  }

  /// @param address of this machine from which it rings
  static CountingCaller dial(String address, String to) throws IOException {
    var caller = new CountingCaller(address, to);
    Thread.ofPlatform().daemon().start(caller::signals);
    Thread.ofPlatform().daemon().start(caller::hears);
    caller.send(caller.request("INVITE", 1, caller.description()));
    return caller;
  }

  boolean answered() {
    return answered != 0;
  }

  /// From the INVITE to our 200, in ms.
  long waited() {
    return (answered - dialled) / 1_000_000;
  }

  /// Whether we hung up.
  boolean over() {
    return over;
  }

  /// Packets of ours that came, and those before the newest that did not.
  long received() {
    return received;
  }

  long lost() {
    return lost;
  }

  private void signals() {
    var packet = new DatagramPacket(new byte[4_096], 4_096);
    try {
      while (!closed) {
        packet.setLength(4_096);
        sip.receive(packet);
        signal(new String(packet.getData(), 0, packet.getLength(), US_ASCII));
      }
    } catch (IOException hungUp) {
      // the test is over
    }
  }

  private void signal(String said) throws IOException {
    if (said.startsWith("SIP/2.0 200") && said.contains("CSeq: 1 INVITE")) {
      var theirs = TAG.matcher(said);
      var audio = PORT.matcher(said);
      if (!theirs.find() || !audio.find()) throw new IOException("a 200 without tag or port");
      tag = theirs.group(1);
      send(request("ACK", 1, ""));
      if (answered != 0) return;
      answered = System.nanoTime();
      port = Integer.parseInt(audio.group(1));
      Thread.ofPlatform().daemon().start(this::speaks);
    } else if (said.startsWith("BYE ")) {
      over = true;
      send(said.replaceFirst("BYE .*", "SIP/2.0 200 OK"));
    }
  }

  private void speaks() {
    var packet = new byte[12 + FRAME];
    packet[0] = (byte) 0x80;
    var next = System.nanoTime();
    try {
      for (var n = 0; !closed && !over; n++) {
        packet[2] = (byte) (n >> 8);
        packet[3] = (byte) n;
        var time = n * FRAME;
        for (var i = 0; i < 4; i++) packet[4 + i] = (byte) (time >> (24 - 8 * i));
        media.send(
            new DatagramPacket(packet, packet.length, InetAddress.ofLiteral("127.0.0.1"), port));
        next += PACE_NANOS;
        LockSupport.parkNanos(next - System.nanoTime());
      }
    } catch (IOException hungUp) {
      // the test is over
    }
  }

  private void hears() {
    var packet = new DatagramPacket(new byte[2_048], 2_048);
    try {
      while (!closed) {
        media.receive(packet);
        count((packet.getData()[2] & 0xff) << 8 | packet.getData()[3] & 0xff);
      }
    } catch (IOException hungUp) {
      // the test is over
    }
  }

  private void count(int number) {
    if (first < 0) {
      first = number;
      highest = number;
    }
    // RFC 3550 appendix A.1: the number goes round every 65,536
    highest = Math.max(highest, highest + (short) (number - (int) (highest & 0xffff)));
    received++;
    lost = highest - first + 1 - received;
  }

  private String description() {
    return """
    v=0
    o=- 1 1 IN IP4 %1$s
    s=-
    c=IN IP4 %1$s
    t=0 0
    m=audio %2$d RTP/AVP 0
    a=rtpmap:0 PCMU/8000
    """
        .formatted(own.getHostAddress(), media.getLocalPort());
  }

  private String request(String method, int cseq, String body) {
    var at = own.getHostAddress() + ":" + sip.getLocalPort();
    return """
    %1$s sip:%2$s@127.0.0.1 SIP/2.0
    Via: SIP/2.0/UDP %3$s;branch=z9hG4bK%4$s-%1$s
    Max-Forwards: 70
    From: <sip:+819011110000@%3$s>;tag=%4$s
    To: <sip:%2$s@127.0.0.1>%5$s
    Call-ID: %4$s
    CSeq: %6$d %1$s
    Contact: <sip:trunk@%3$s>
    %7$sContent-Length: %8$d

    %9$s\
    """
        .formatted(
            method,
            to,
            at,
            call,
            tag == null ? "" : ";tag=" + tag,
            cseq,
            body.isEmpty() ? "" : "Content-Type: application/sdp\n",
            body.replace("\n", "\r\n").length(),
            body);
  }

  private void send(String text) throws IOException {
    var bytes = text.replace("\r\n", "\n").replace("\n", "\r\n").getBytes(US_ASCII);
    sip.send(
        new DatagramPacket(bytes, bytes.length, InetAddress.ofLiteral("127.0.0.1"), Office.SIP));
  }

  @Override
  public void close() throws IOException {
    try {
      if (answered() && !over) send(request("BYE", 2, ""));
    } catch (SocketException gone) {
      // it had hung up already
    }
    closed = true;
    sip.close();
    media.close();
  }
}
