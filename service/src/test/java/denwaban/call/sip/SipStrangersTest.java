package denwaban.call.sip;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.call.TestOffice;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Who is no trunk gets nothing from the edge: no answer, no memory, no ended call. A trunk's
/// address may be forged, so what comes under it costs little and makes us connect to nobody.
class SipStrangersTest {

  private static final String TRUNK = "127.0.0.3";
  private static final String BUSY = "127.0.0.4";
  private static final String STRANGER = "127.0.0.2";
  private static final String AOBA = "sip:+815031000001@127.0.0.1";

  static Edge edge;

  @BeforeAll
  static void open() throws Exception {
    edge = new Edge(50, null, null, List.of(TRUNK, BUSY));
    edge.office.operatorReady();
  }

  @AfterAll
  static void close() {
    edge.close();
  }

  private static void hears() throws IOException {
    try (var trunk = edge.raw(TRUNK)) {
      trunk.send(Requests.from(trunk, edge).request("OPTIONS", 1, AOBA, "", "", "", ""));
      trunk.receive(200);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"INVITE", "OPTIONS", "REGISTER", "BYE", "NEWMETHOD", "not SIP at all"})
  void a_stranger_gets_no_answer(String method) throws Exception {
    var before = edge.edge.pending();
    try (var phone = edge.raw(STRANGER)) {
      phone.send(Requests.from(phone, edge).request(method, 1, AOBA, "", "", "", ""));

      assertThat(phone.silent()).isTrue();
    }
    assertThat(edge.edge.pending()).isLessThanOrEqualTo(before);
    hears();
  }

  @Test
  void a_strangers_connection_is_closed() throws Exception {
    try (var socket = new Socket()) {
      socket.bind(new InetSocketAddress(InetAddress.ofLiteral(STRANGER), 0));
      socket.connect(new InetSocketAddress(InetAddress.ofLiteral(Edge.HOST), edge.port()));
      socket.setSoTimeout(3_000);

      assertThat(ended(socket)).isTrue();
    }
    hears();
  }

  private static boolean ended(Socket socket) throws IOException {
    try {
      return socket.getInputStream().read() < 0;
    } catch (java.net.SocketException reset) {
      return true;
    }
  }

  @Test
  void this_machine_may_ask_whether_we_hear_and_no_more() throws Exception {
    try (var own = edge.raw(Edge.HOST)) {
      own.send(Requests.from(own, edge).request("OPTIONS", 1, AOBA, "", "", "", ""));
      own.receive(200);
      own.send(Requests.from(own, edge).invite());
      assertThat(own.silent()).isTrue();
    }
  }

  @Test
  void a_stranger_who_knows_the_ids_ends_no_call() throws Exception {
    try (var trunk = edge.raw(TRUNK);
        var stranger = edge.raw(STRANGER)) {
      var requests = Requests.from(trunk, edge);
      trunk.send(requests.invite());
      var tag = Requests.tagOf(trunk.receive(200));
      trunk.send(requests.inDialog("ACK", 1, tag, "", ""));

      stranger.send(requests.inDialog("BYE", 2, tag, "", ""));
      stranger.send(requests.cancel());
      stranger.send(requests.inDialog("INVITE", 3, tag, "", Requests.SDP));
      stranger.send(requests.inDialog("UPDATE", 4, tag, "", ""));

      assertThat(stranger.silent()).isTrue();
      assertThat(edge.office.ends()).isEmpty();
      trunk.send(requests.inDialog("BYE", 5, tag, "", ""));
      trunk.receive(200);
      TestOffice.await("ended by the trunk", () -> edge.office.ends().size() == 1);
      edge.office.goOn();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"OPTIONS", "INVITE", "BYE", "REGISTER", "CANCEL"})
  void no_datagram_makes_us_connect(String method) throws Exception {
    try (var server = new ServerSocket(0, 5, InetAddress.ofLiteral(TRUNK));
        var phone = edge.raw(TRUNK)) {
      server.setSoTimeout(500);
      for (var transport : List.of("TCP", "TLS")) {
        var requests =
            new Requests(transport, server.getLocalPort(), edge.port(), method + transport);
        phone.send(
            requests
                .request(method, 1, AOBA, "", "", "", "")
                .replace(Edge.HOST + ":", TRUNK + ":"));
      }

      assertThat(accepted(server)).isFalse();
    }
    hears();
  }

  private static boolean accepted(ServerSocket server) throws IOException {
    try (var _ = server.accept()) {
      return true;
    } catch (SocketTimeoutException nobody) {
      return false;
    }
  }

  @Test
  void a_branch_without_the_cookie_leaves_nothing_behind() throws Exception {
    var before = edge.edge.pending();
    try (var phone = edge.raw(TRUNK)) {
      phone.send(Requests.from(phone, edge).invite().replace("branch=z9hG4bK-", "branch=old"));

      assertThat(phone.receive()).startsWith("SIP/2.0 400 Branch without the cookie");
    }
    assertThat(edge.edge.pending()).isLessThanOrEqualTo(before);
  }

  @Test
  void two_peers_with_the_same_branch_are_both_answered() throws Exception {
    try (var one = edge.raw(TRUNK);
        var two = edge.raw(TRUNK)) {
      var first = Requests.from(one, edge);
      var second = new Requests("UDP", two.port(), edge.port(), "another");
      var branch = "z9hG4bKthe-same";
      one.send(first.invite("sip:nobody@127.0.0.1", "", "", "").replaceFirst("z9hG4bK.*", branch));
      two.send(second.invite("sip:nobody@127.0.0.1", "", "", "").replaceFirst("z9hG4bK.*", branch));

      one.receive(404);
      two.receive(404);
    }
  }

  @Test
  void answers_outside_of_calls_are_limited() throws Exception {
    try (var phone = edge.raw(BUSY)) {
      for (var n = 0; n < 300; n++) {
        phone.send(Requests.from(phone, edge).request("OPTIONS", 1, AOBA, "", "", "", ""));
      }
      var answers = 0;
      while (!phone.receiveOrNothing().isEmpty()) answers++;

      // 40 saved up, and 20 for each second that this took
      assertThat(answers).isBetween(40, 120);
    }
    hears();
  }

  private static boolean answers() {
    try {
      hears();
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 101})
  void a_message_has_a_hundred_lines_at_most(int lines) throws Exception {
    var options = Requests.over("UDP", edge.port()).request("OPTIONS", 1, AOBA, "", "", "", "");
    var missing = lines - (int) options.lines().takeWhile(line -> !line.isEmpty()).count();
    assertThat(answer(options, "X: y\n".repeat(missing))).isEqualTo(lines == 100 ? "200" : "400");
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401})
  void a_message_has_four_hundred_separators_at_most(int separators) throws Exception {
    var options = Requests.over("UDP", edge.port()).request("OPTIONS", 1, AOBA, "", "", "", "");
    var missing = separators - (int) options.chars().filter(c -> c == ';' || c == ',').count();
    assertThat(answer(options, "X: " + ",".repeat(missing) + "\n"))
        .isEqualTo(separators == 400 ? "200" : "400");
  }

  private static String answer(String options, String headers) throws IOException {
    try (var phone = edge.raw(TRUNK)) {
      phone.send(
          options
              .replace("Content-Length", headers + "Content-Length")
              .replace(Edge.HOST + ":5060;rport", TRUNK + ":" + phone.port() + ";rport"));
      return phone.receive().substring(8, 11);
    }
  }

  @Test
  void what_nobody_acknowledges_is_kept_a_thousand_times_at_most() throws Exception {
    try (var own = new Edge(50, null, null, List.of("127.0.0.0/8"));
        var caller = own.raw();
        var flood = own.raw()) {
      var call = Requests.from(caller, own);
      caller.send(call.invite());
      var tag = Requests.tagOf(caller.receive(200));
      caller.send(call.inDialog("ACK", 1, tag, "", ""));

      for (var n = 0; n < 1_000; n++) {
        flood.send(Requests.from(flood, own).invite("sip:nobody@127.0.0.1", "", "", ""));
        if (n % 20 == 19) {
          var least = n - 20;
          TestOffice.await("kept", () -> own.edge.pending() >= least);
        }
      }
      TestOffice.await("full", () -> own.edge.pending() >= 1_000);
      for (var n = 0; n < 100; n++) {
        flood.send(Requests.from(flood, own).invite("sip:nobody@127.0.0.1", "", "", ""));
      }
      try (var phone = own.raw()) {
        phone.send(Requests.from(phone, own).request("OPTIONS", 1, AOBA, "", "", "", ""));
        phone.receive(200);
      }
      // the workers look at the number before they add to it: one more for each of the 16
      assertThat(own.edge.pending()).isBetween(1_000, 1_016);

      caller.send(call.inDialog("BYE", 2, tag, "", ""));
      caller.receive(200);
      TestOffice.await("ended", () -> own.office.ends().size() == 1);
    }
  }

  @Test
  void a_datagram_too_many_waits_for_nobody() throws Exception {
    var text = "x".repeat(1_000).getBytes(StandardCharsets.US_ASCII);
    try (var phone = edge.raw(TRUNK)) {
      for (var n = 0; n < 20_000; n++) phone.send(text);
    }
    TestOffice.await("hears again", SipStrangersTest::answers);
  }
}
