package denwaban.call.sip;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.Often;
import gov.nist.javax.sip.message.SIPRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import javax.sip.RequestEvent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Messages in the manner of RFC 4475, whole and mutated: the edge survives each of them and
/// answers OPTIONS afterwards.
class TortureTest {

  static final Path MESSAGES = Path.of("src/test/resources/sip-torture");

  static Edge edge;

  @BeforeAll
  static void open() throws Exception {
    edge = new Edge();
  }

  @AfterAll
  static void close() {
    edge.close();
  }

  static List<Path> messages() throws IOException {
    try (var files = Files.list(MESSAGES)) {
      return files.filter(file -> file.toString().endsWith(".sip")).sorted().toList();
    }
  }

  static LongStream seeds() {
    var one = Long.getLong("seed");
    return one != null
        ? LongStream.of(one)
        : new Random().longs(Often.times("thousands of mutations", 0, 2, 20));
  }

  private static byte[] bytes(Path message) throws IOException {
    // the files have LF so that they can be read; the wire has CRLF
    return Files.readString(message, StandardCharsets.ISO_8859_1)
        .replace("\n", "\r\n")
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  private static boolean hears() {
    var later = Executors.newScheduledThreadPool(1);
    try {
      var watchdog = new Watchdog(edge.settings, _ -> 0, later, Runnable::run, () -> false);
      return watchdog.answers(Watchdog.Way.UDP) && watchdog.answers(Watchdog.Way.TCP);
    } finally {
      later.shutdownNow();
    }
  }

  private static void stillAnswers() throws IOException {
    try (var phone = edge.raw()) {
      // a flood before it may have filled the socket's buffer: a telephone asks again, too
      for (var tries = 1; ; tries++) {
        var requests = Requests.from(phone, edge);
        phone.send(requests.request("OPTIONS", 1, "sip:127.0.0.1", "", "", "", ""));
        try {
          phone.receive(200);
          return;
        } catch (SocketTimeoutException lost) {
          if (tries == 5) throw lost;
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("messages")
  void survives_over_udp(Path message) throws Exception {
    try (var phone = edge.raw()) {
      phone.send(bytes(message));
    }
    stillAnswers();
  }

  @ParameterizedTest
  @MethodSource("messages")
  void survives_over_tcp(Path message) throws Exception {
    try (var socket = new Socket(InetAddress.ofLiteral(Edge.HOST), edge.port())) {
      socket.getOutputStream().write(bytes(message));
      socket.getOutputStream().flush();
    }
    assertThat(hears()).isTrue();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void survives_a_thousand_mutations(long seed) throws Exception {
    var chance = new Random(seed);
    var originals = new ArrayList<byte[]>();
    for (var message : messages()) originals.add(bytes(message));
    try (var phone = edge.raw()) {
      for (var n = 0; n < 1_000; n++) {
        phone.send(mutated(originals.get(chance.nextInt(originals.size())), chance));
      }
    }
    stillAnswers();
  }

  private static byte[] mutated(byte[] original, Random chance) {
    var bytes = original.clone();
    for (var n = chance.nextInt(1, 6); n > 0; n--) {
      var at = chance.nextInt(bytes.length);
      switch (chance.nextInt(3)) {
        case 0 -> bytes[at] = (byte) chance.nextInt(256);
        case 1 -> bytes = java.util.Arrays.copyOf(bytes, Math.max(1, at));
        default -> {
          var from = chance.nextInt(bytes.length);
          var length = Math.min(chance.nextInt(200), bytes.length - Math.max(at, from));
          System.arraycopy(bytes.clone(), from, bytes, at, Math.max(0, length));
        }
      }
    }
    return bytes;
  }

  @Test
  void a_body_said_to_be_endless_costs_no_memory_and_no_hearing() throws Exception {
    for (var length : List.of("2147483647", "-1", "99999999999", "1000000000")) {
      for (var n = 0; n < 5; n++) {
        try (var socket = new Socket(InetAddress.ofLiteral(Edge.HOST), edge.port())) {
          socket
              .getOutputStream()
              .write(
                  ("OPTIONS sip:x SIP/2.0\r\nCall-ID: a\r\nContent-Length: " + length + "\r\n\r\nx")
                      .getBytes(StandardCharsets.US_ASCII));
          socket.getOutputStream().flush();
        }
      }
    }
    assertThat(hears()).isTrue();
  }

  @Test
  void a_header_without_end_is_cut_off() throws Exception {
    try (var socket = new Socket(InetAddress.ofLiteral(Edge.HOST), edge.port())) {
      var line = ("X-Long: " + "x".repeat(1_000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
      socket
          .getOutputStream()
          .write("OPTIONS sip:x SIP/2.0\r\n".getBytes(StandardCharsets.US_ASCII));
      try {
        for (var n = 0; n < 20_000; n++) socket.getOutputStream().write(line);
        throw new AssertionError("20 MB of header were taken");
      } catch (IOException cut) {
        assertThat(hears()).isTrue();
      }
    }
  }

  @Test
  void workers_outlive_errors_of_the_listener() {
    var guard =
        new Guard(
            _ -> {
              throw new StackOverflowError();
            },
            _ -> {});
    var request = new SIPRequest();

    guard.processRequest(new RequestEvent(this, null, null, request));
  }

  /// RFC 4475 section 3.1.1: both are legal, and other calls may be on the same connection.
  @ParameterizedTest
  @ValueSource(strings = {"esc01", "wsinv"})
  void a_legal_message_leaves_its_connection_open(String name) throws Exception {
    try (var socket = new Socket(InetAddress.ofLiteral(Edge.HOST), edge.port())) {
      socket.setSoTimeout(3_000);
      var out = socket.getOutputStream();
      out.write(bytes(MESSAGES.resolve(name + ".sip")));
      var options = Requests.over("TCP", edge.port());
      out.write(
          options
              .request("OPTIONS", 1, "sip:127.0.0.1", "", "", "", "")
              .replace("\n", "\r\n")
              .getBytes(StandardCharsets.US_ASCII));
      var answer = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
      assertThat(answer).isEqualTo("SIP/2.0 200 ");
    }
  }
}
