package denwaban.e2e;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.Closeable;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/// What cut every call, or ended the process, before it was mended; and variants of it.
final class Attacks implements Closeable {

  static final String MINATO = "+815031000002";

  private static final int CONNECT_MS = 10_000;
  private static final String TRUNK = "127.0.0.3";

  /// Of this machine, and no trunk.
  private static final String STRANGER = "127.77.0.9";

  private final List<Closeable> opened = new ArrayList<>();

  /// Connections of the attack that goes on: some thousands in five minutes.
  private final List<Closeable> blows = new ArrayList<>();

  private final AtomicLong answers = new AtomicLong();

  /// What the stranger was answered.
  long answers() {
    return answers.get();
  }

  List<Attack> all() throws IOException {
    return List.of(
        viaThatWouldHaveUsConnect(),
        branchesWithoutTheCookie(),
        halfSentBodies(),
        strangersFlood(),
        headersWithoutEnd(),
        handshakesWithoutEnd(),
        trunkThatNeverReads());
  }

  /// A: to answer, the stack would have to connect to a port that never accepts.
  Attack viaThatWouldHaveUsConnect() throws IOException {
    var port = deafPort();
    var trunk = from(TRUNK);
    var methods = List.of("OPTIONS", "INVITE", "BYE", "REGISTER");
    return new Attack(
        "A, a Via that would have us connect",
        40,
        n -> {
          var transport = n % 2 == 0 ? "TCP" : "TLS";
          var via = transport + " " + TRUNK + ":" + port;
          send(trunk, request(methods.get(n % 4), via, "z9hG4bKa" + n, ""));
        });
  }

  /// A: each would have the stack look through all its transactions.
  Attack branchesWithoutTheCookie() throws IOException {
    var trunk = from(TRUNK);
    var via = "UDP " + TRUNK + ":" + trunk.getLocalPort();
    return new Attack(
        "A, branches without the cookie",
        200,
        n -> send(trunk, request("INVITE", via, "old" + n, "")));
  }

  /// B: bodies that never end, to whatever address.
  Attack halfSentBodies() {
    var paths = List.of("/api/sign-in", "/api/messages", "/oidc/logout", "/api/enrolment", "/");
    return new Attack(
        "B, half-sent bodies",
        20,
        n -> {
          var socket = new Socket();
          blows.add(socket);
          socket.connect(new InetSocketAddress("127.0.0.1", Office.HTTP), CONNECT_MS);
          var head =
              """
              POST %s HTTP/1.1\r
              Host: localhost:8080\r
              Origin: http://localhost:8080\r
              Content-Type: %s\r
              Content-Length: %d\r
              \r
              {"x":"%s\
              """
                  .formatted(
                      paths.get(n % 5),
                      n % 7 == 0 ? "application/x-www-form-urlencoded" : "application/json",
                      n % 2 == 0 ? 60_000 : 8 << 20,
                      "y".repeat(50_000));
          try {
            socket.getOutputStream().write(head.getBytes(US_ASCII));
          } catch (IOException closedAtOnce) {
            // that is an answer too
          }
        });
  }

  /// C: from an address that is no trunk; [#answers] counts what it gets.
  Attack strangersFlood() throws IOException {
    var stranger = from(STRANGER);
    Thread.ofPlatform()
        .daemon()
        .start(() -> {
          try {
            while (true) {
              stranger.receive(new DatagramPacket(new byte[2_048], 2_048));
              answers.incrementAndGet();
            }
          } catch (IOException over) {
            // the test is over
          }
        });
    var via = "UDP " + STRANGER + ":" + stranger.getLocalPort();
    return new Attack(
        "C, a stranger's flood",
        400,
        n -> send(stranger, request(n % 2 == 0 ? "INVITE" : "OPTIONS", via, "z9hG4bKc" + n, "")));
  }

  /// C: ten requests of 700 headers on each new connection.
  Attack headersWithoutEnd() {
    var more = "X: y\n".repeat(700);
    return new Attack(
        "C, 700 headers over connections",
        20,
        n -> {
          var socket = new Socket();
          blows.add(socket);
          socket.bind(new InetSocketAddress(InetAddress.ofLiteral(TRUNK), 0));
          socket.connect(new InetSocketAddress("127.0.0.1", Office.SIP), CONNECT_MS);
          var via = "TCP " + TRUNK + ":" + socket.getLocalPort();
          var text = request("OPTIONS", via, "z9hG4bKh" + n, more).replace("\n", "\r\n");
          try {
            for (var times = 0; times < 10; times++) {
              socket.getOutputStream().write(text.getBytes(US_ASCII));
            }
          } catch (IOException closed) {
            // that is an answer too
          }
        });
  }

  /// C: from fifty addresses, each the first bytes of a handshake.
  Attack handshakesWithoutEnd() {
    return new Attack(
        "C, handshakes that never end",
        20,
        n -> {
          var socket = new Socket();
          blows.add(socket);
          socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.1." + n % 50), 0));
          socket.connect(new InetSocketAddress("127.0.0.1", Office.SIP_TLS), CONNECT_MS);
          try {
            // the head of a ClientHello of 16 kB, and a byte of it
            socket.getOutputStream().write(new byte[] {22, 3, 1, 0x40, 0, 1});
          } catch (IOException closed) {
            // that is an answer too
          }
        });
  }

  /// C: answers pile up in a socket that its peer never empties.
  Attack trunkThatNeverReads() throws IOException {
    var line = new AtomicReference<>(deaf());
    var unsent = new AtomicReference<>(ByteBuffer.allocate(0));
    return new Attack(
        "C, a trunk that never reads",
        100,
        n -> {
          if (!unsent.get().hasRemaining()) {
            var via = "TCP " + TRUNK + ":" + line.get().socket().getLocalPort();
            var text = request("OPTIONS", via, "z9hG4bKr" + n, "").replace("\n", "\r\n");
            unsent.set(US_ASCII.encode(text));
          }
          try {
            line.get().write(unsent.get()); // nothing while the office does not read
          } catch (IOException hungUp) {
            unsent.get().clear().limit(0);
            line.set(deaf()); // the office is free to, and here it comes again
          }
        });
  }

  private DatagramSocket from(String address) throws IOException {
    var socket = new DatagramSocket(0, InetAddress.ofLiteral(address));
    opened.add(socket);
    return socket;
  }

  private static void send(DatagramSocket socket, String text) throws IOException {
    var bytes = text.replace("\n", "\r\n").getBytes(US_ASCII);
    var edge = InetAddress.ofLiteral("127.0.0.1");
    socket.send(new DatagramPacket(bytes, bytes.length, edge, Office.SIP));
  }

  private static String request(String method, String via, String branch, String more) {
    return """
    %s sip:%s@127.0.0.1 SIP/2.0
    Via: SIP/2.0/%s;branch=%s
    Max-Forwards: 70
    From: <sip:+819012345678@127.0.0.1>;tag=%s
    To: <sip:%s@127.0.0.1>
    Call-ID: %s
    CSeq: 1 %s
    Contact: <sip:x@127.0.0.1>
    %sContent-Length: 0

    """
        .formatted(method, MINATO, via, branch, branch, MINATO, branch, method, more);
  }

  /// A port whose queue is full: the kernel drops whoever knocks, and a connect hangs.
  private int deafPort() throws IOException {
    var server = new ServerSocket(0, 1, InetAddress.ofLiteral(TRUNK));
    opened.add(server);
    for (var n = 0; n < 3; n++) {
      var socket = new Socket();
      opened.add(socket);
      try {
        socket.connect(server.getLocalSocketAddress(), 100);
      } catch (IOException full) {
        return server.getLocalPort();
      }
    }
    return server.getLocalPort();
  }

  private SocketChannel deaf() throws IOException {
    var channel = SocketChannel.open();
    opened.add(channel);
    channel.setOption(StandardSocketOptions.SO_RCVBUF, 1_024);
    channel.bind(new InetSocketAddress(InetAddress.ofLiteral(TRUNK), 0));
    channel.connect(new InetSocketAddress("127.0.0.1", Office.SIP));
    channel.configureBlocking(false);
    return channel;
  }

  /// The attack is over.
  void letGo() throws IOException {
    for (var one : blows) one.close();
    blows.clear();
  }

  @Override
  public void close() throws IOException {
    letGo();
    for (var one : opened) one.close();
  }
}
