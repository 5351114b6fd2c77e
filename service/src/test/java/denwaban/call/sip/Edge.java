package denwaban.call.sip;

import denwaban.call.TestOffice;
import denwaban.call.media.MediaPlane;
import denwaban.call.media.MediaSettings;
import denwaban.kernel.CallId;
import denwaban.kernel.Ids;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import javax.sip.SipException;
import org.jspecify.annotations.Nullable;

/// A running SIP edge on loopback ports of its own, before a [TestOffice].
final class Edge implements AutoCloseable {

  static final String HOST = "127.0.0.1";

  final SipSettings settings;
  final TestOffice office;
  final SipEdge edge;
  private final MediaPlane media;
  private final ScheduledExecutorService later = Executors.newScheduledThreadPool(1);

  Edge() throws IOException, SipException {
    this(50, null, null, List.of("127.0.0.0/8"));
  }

  Edge(int lines, @Nullable Path certificate, @Nullable Path key, List<String> trunks)
      throws IOException, SipException {
    settings =
        new SipSettings(
            HOST,
            freePort(),
            freePort(),
            null,
            certificate,
            key,
            trunks,
            "81",
            Duration.ofSeconds(1));
    office = new TestOffice(lines);
    // below those that the system gives to whoever asks for any
    var first = 2 * (10_000 + new Random().nextInt(5_000));
    media = MediaPlane.open(MediaSettings.loopback(first, first + 399, Clock.systemUTC()));
    var ids = new Ids(Clock.systemUTC(), new Random());
    edge =
        new SipEdge(
            settings,
            office.exchange(),
            media,
            () -> new CallId(ids.next()),
            Clock.systemUTC(),
            Executors.newVirtualThreadPerTaskExecutor(),
            later);
    edge.open();
  }

  int port() {
    return settings.port();
  }

  /// What callers have said so far.
  long packets() {
    return media.stats().received();
  }

  /// Free for UDP and TCP a moment ago.
  static int freePort() throws IOException {
    for (var tries = 0; tries < 100; tries++) {
      try (var tcp = new ServerSocket(0, 1, InetAddress.ofLiteral(HOST));
          var udp = new DatagramSocket(tcp.getLocalPort(), InetAddress.ofLiteral(HOST))) {
        return udp.getLocalPort();
      } catch (java.net.BindException taken) {
        // taken for the other protocol: next
      }
    }
    throw new AssertionError("no free port");
  }

  /// A telephone that sends what it is told, byte for byte.
  Raw raw() throws IOException {
    return raw(HOST);
  }

  /// One at another of this machine's loopback addresses.
  Raw raw(String address) throws IOException {
    return new Raw(address, port());
  }

  static final class Raw implements AutoCloseable {

    private final DatagramSocket socket;
    private final int to;

    private Raw(String address, int to) throws IOException {
      this.to = to;
      socket = new DatagramSocket(0, InetAddress.ofLiteral(address));
      socket.setSoTimeout(3_000);
    }

    int port() {
      return socket.getLocalPort();
    }

    void send(String text) throws IOException {
      send(text.replace("\r\n", "\n").replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    void send(byte[] bytes) throws IOException {
      socket.send(new DatagramPacket(bytes, bytes.length, InetAddress.ofLiteral(HOST), to));
    }

    String receive() throws IOException {
      var packet = new DatagramPacket(new byte[20_000], 20_000);
      socket.receive(packet);
      if (packet.getPort() != to) {
        throw new AssertionError("from port " + packet.getPort() + ", where nobody listens");
      }
      return new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
    }

    /// The next answer with this status; others before it are dropped.
    String receive(int status) throws IOException {
      var others = new ArrayList<String>();
      try {
        while (others.size() < 20) {
          var answer = receive();
          if (answer.startsWith("SIP/2.0 " + status + " ")) return answer;
          others.add(answer.lines().findFirst().orElse(""));
        }
      } catch (SocketTimeoutException silence) {
        throw new SocketTimeoutException("no " + status + " within 3 s, but " + others);
      }
      throw new AssertionError("no " + status + ", but " + others);
    }

    /// The final answer.
    String finalAnswer() throws IOException {
      for (var tries = 0; tries < 20; tries++) {
        var answer = receive();
        if (!answer.startsWith("SIP/2.0 1")) return answer;
      }
      throw new AssertionError("only provisional answers");
    }

    /// What comes within 300 ms; empty if nothing does.
    String receiveOrNothing() throws IOException {
      socket.setSoTimeout(300);
      try {
        return receive();
      } catch (SocketTimeoutException silence) {
        return "";
      } finally {
        socket.setSoTimeout(3_000);
      }
    }

    boolean silent() throws IOException {
      return receiveOrNothing().isEmpty();
    }

    @Override
    public void close() {
      socket.close();
    }
  }

  @Override
  public void close() {
    edge.close();
    media.close();
    office.close();
    later.shutdownNow();
  }
}
