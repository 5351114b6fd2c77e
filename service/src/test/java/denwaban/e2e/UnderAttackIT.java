package denwaban.e2e;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import denwaban.Often;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The packaged program, with 512 MB of heap and calls in progress, while somebody means it harm:
/// no call is cut, no packet of theirs lost, and whoever rings meanwhile is answered.
///
/// One caller talks with the operator's browser, the others wait with music; sound flows for all.
@Tag("own-office")
@Tag(House.SHIPPED)
@ExtendWith(House.Keeper.class)
class UnderAttackIT {

  private static final String MINATO = "+815031000002";
  private static final String TRUNK = "127.0.0.3";

  /// Of this machine, and no trunk.
  private static final String STRANGER = "127.77.0.9";

  private static final int WAITING = 5;

  /// For each attack.
  private static final Duration LONG =
      Duration.ofSeconds(Often.times("seconds of each attack", 0, 8, 300));

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final House house;
  private final List<CountingCaller> callers = new ArrayList<>();
  private final List<AutoCloseable> opened = new ArrayList<>();

  UnderAttackIT(House house) {
    this.house = house;
  }

  @BeforeEach
  void calls_are_in_progress() throws Exception {
    for (var n = 0; n <= WAITING; n++) {
      var caller = CountingCaller.dial("127.0.0.10", MINATO);
      callers.add(caller);
      Wait.until("accepted", Duration.ofSeconds(10), caller::answered);
      if (n == 0) house.desk.answer();
    }
  }

  @AfterEach
  void the_operator_is_ready_again() throws Exception {
    for (var one : opened) one.close();
    // those who wait first, or the next one rings at once
    for (var caller : callers.reversed()) caller.close();
    house.desk.goesOnWithoutAMessage();
  }

  private interface Blow {
    void strike(int n) throws Exception;
  }

  /// Strikes so often per second, and has somebody ring each second.
  private void attacked(String name, int perSecond, Blow blow) throws Exception {
    var before = callers.stream().mapToLong(CountingCaller::received).toArray();
    var memory = memory();
    var worst = 0L;
    var rang = 0;
    var end = System.nanoTime() + LONG.toNanos();
    for (var second = 0; System.nanoTime() < end; second++) {
      for (var n = 0; n < perSecond; n++) {
        blow.strike(second * perSecond + n);
        if (n % 10 == 9) TimeUnit.MILLISECONDS.sleep(8_000 / perSecond);
      }
      try (var another = CountingCaller.dial("127.0.0.11", MINATO)) {
        Wait.until("somebody who rings meanwhile is answered", PATIENCE, another::answered);
        worst = Math.max(worst, another.waited());
        rang++;
      }
    }
    var lost = callers.stream().mapToLong(CountingCaller::lost).sum();
    var heard = callers.stream().mapToLong(CountingCaller::received).sum();
    System.out.printf(
        "%s: %d s, %d a second; %d calls with %d packets, %d lost; %d rang, answered within %d ms;"
            + " resident %d → %d MB%n",
        name,
        LONG.toSeconds(),
        perSecond,
        callers.size(),
        heard,
        lost,
        rang,
        worst,
        memory,
        memory());
    assertThat(callers).as("calls cut").noneMatch(CountingCaller::over);
    for (var n = 0; n < before.length; n++) {
      assertThat(callers.get(n).received() - before[n])
          .as("sound went on for caller " + n)
          .isGreaterThan(LONG.toSeconds() * 45);
    }
    assertThat(lost).as("packets lost").isZero();
    house.desk.is("talking");
  }

  /// In MB, of the whole process.
  private long memory() throws IOException {
    return Files.readAllLines(Path.of("/proc/" + house.office.pid() + "/status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1_024)
        .findFirst()
        .orElseThrow();
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

  @Test
  void requests_whose_via_names_a_port_that_swallows_connections() throws Exception {
    var port = deafPort();
    var trunk = from(TRUNK);
    var methods = List.of("OPTIONS", "INVITE", "BYE", "REGISTER");
    attacked(
        "A, a Via that would have us connect",
        40,
        n -> {
          var transport = n % 2 == 0 ? "TCP" : "TLS";
          var via = transport + " " + TRUNK + ":" + port;
          send(trunk, request(methods.get(n % 4), via, "z9hG4bKa" + n, ""));
        });
  }

  @Test
  void branches_without_the_cookie() throws Exception {
    var trunk = from(TRUNK);
    var via = "UDP " + TRUNK + ":" + trunk.getLocalPort();
    attacked(
        "A, branches without the cookie",
        200,
        n -> send(trunk, request("INVITE", via, "old" + n, "")));
  }

  @Test
  void half_sent_bodies() throws Exception {
    var paths = List.of("/api/sign-in", "/api/messages", "/oidc/logout", "/api/enrolment", "/");
    attacked(
        "B, half-sent bodies",
        20,
        n -> {
          var socket = new Socket();
          opened.add(socket);
          socket.connect(new InetSocketAddress("127.0.0.1", Office.HTTP), 1_000);
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

  @Test
  void a_strangers_flood_is_answered_with_nothing() throws Exception {
    var stranger = from(STRANGER);
    var answers = new AtomicLong();
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
    attacked(
        "C, a stranger's flood",
        400,
        n -> send(stranger, request(n % 2 == 0 ? "INVITE" : "OPTIONS", via, "z9hG4bKc" + n, "")));
    assertThat(answers).hasValue(0);
  }

  @Test
  void connections_with_headers_without_end() throws Exception {
    var more = "X: y\n".repeat(700);
    attacked(
        "C, 700 headers over connections",
        20,
        n -> {
          var socket = new Socket();
          opened.add(socket);
          socket.bind(new InetSocketAddress(InetAddress.ofLiteral(TRUNK), 0));
          socket.connect(new InetSocketAddress("127.0.0.1", Office.SIP), 1_000);
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

  @Test
  void handshakes_of_tls_that_never_end() throws Exception {
    attacked(
        "C, handshakes that never end",
        20,
        n -> {
          var socket = new Socket();
          opened.add(socket);
          socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.1." + n % 50), 0));
          socket.connect(new InetSocketAddress("127.0.0.1", Office.SIP_TLS), 1_000);
          try {
            // the head of a ClientHello of 16 kB, and a byte of it
            socket.getOutputStream().write(new byte[] {22, 3, 1, 0x40, 0, 1});
          } catch (IOException closed) {
            // that is an answer too
          }
        });
  }

  @Test
  void a_trunk_that_asks_and_never_reads() throws Exception {
    var line = new AtomicReference<>(deaf());
    attacked(
        "C, a trunk that never reads",
        100,
        n -> {
          var via = "TCP " + TRUNK + ":" + line.get().getLocalPort();
          var text = request("OPTIONS", via, "z9hG4bKr" + n, "").replace("\n", "\r\n");
          try {
            line.get().getOutputStream().write(text.getBytes(US_ASCII));
          } catch (SocketException hungUp) {
            line.set(deaf()); // the office is free to, and here it comes again
          }
        });
  }

  private Socket deaf() throws IOException {
    var socket = new Socket();
    opened.add(socket);
    socket.setReceiveBufferSize(1_024);
    socket.bind(new InetSocketAddress(InetAddress.ofLiteral(TRUNK), 0));
    socket.connect(new InetSocketAddress("127.0.0.1", Office.SIP), 1_000);
    return socket;
  }
}
