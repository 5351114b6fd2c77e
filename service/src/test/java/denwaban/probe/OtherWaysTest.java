package denwaban.probe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import denwaban.database.Logins;
import denwaban.probe.edge.DatabaseProber;
import denwaban.probe.edge.MediaProber;
import denwaban.probe.edge.SipProber;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.env.MockEnvironment;

/// The telephone's side, the sound of calls, the database.
class OtherWaysTest extends ProbeTest {

  @Autowired DatabaseProber data;
  @Autowired MediaProber media;

  @Test
  void no_role_comes_in_without_its_password_and_no_table_shows_a_row_without_a_fence() {
    signedIn(denwaban.access.Role.OPERATOR);
    database.superuser().sql("analyze").update();

    var seen = seen(data);
    assertThat(seen)
        .extracting(Observation::target)
        .containsAll(Logins.ROLES.stream().map(it -> "role " + it).toList())
        .contains("role denwaban_eraser", "role denwaban_verifier", "role postgres");
    assertThat(seen)
        .allMatch(is(Outcome.REFUSED))
        .filteredOn(it -> it.attempt().equals("no-fence"))
        .singleElement()
        .extracting(Observation::came)
        .asString()
        .matches("0 rows of [1-9][0-9]* tables");
  }

  @Test
  void a_role_with_that_password_and_a_table_without_a_fence_are_not_refused() {
    var root = database.superuser();
    root.sql("create role probe_nobody login password 'probe-made-up'").update();
    root.sql("create table left_open (n int)").update();
    root.sql("alter table left_open enable row level security").update();
    root.sql("alter table left_open force row level security").update();
    root.sql("create policy everybody on left_open using (true)").update();
    root.sql("grant select on left_open to denwaban_app").update();
    root.sql("grant connect on database " + name() + " to probe_nobody").update();
    root.sql("insert into left_open values (1)").update();
    root.sql("select pg_stat_force_next_flush()").query().singleValue();
    root.sql("analyze left_open").update();
    try {
      var seen = seen(data);

      assertThat(of(seen, "role probe_nobody")).allMatch(is(Outcome.NOT_REFUSED));
      assertThat(of(seen, "role postgres")).allMatch(is(Outcome.REFUSED));
      assertThat(of(seen, "fenced tables"))
          .allMatch(is(Outcome.NOT_REFUSED))
          .extracting(Observation::came)
          .containsOnly("rows of left_open");
    } finally {
      root.sql("drop table left_open").update();
      root.sql("drop owned by probe_nobody").update();
      root.sql("drop role probe_nobody").update();
    }
  }

  private static String name() {
    return database.superuser().sql("select current_database()").query(String.class).single();
  }

  @Test
  void without_the_sound_of_calls_nothing_was_tried_there() {
    assertThat(seen(media)).singleElement().matches(is(Outcome.NOT_TRIED));
  }

  @Test
  void a_stranger_who_hears_nothing_is_refused() throws IOException {
    try (var edge = new Edge(Map.of("OPTIONS", 200))) {
      assertThat(seen(edge.prober("192.0.2.0/24")))
          .hasSize(2)
          .allMatch(is(Outcome.REFUSED))
          .extracting(Observation::came)
          .containsOnly("no-answer");
    }
  }

  @Test
  void a_stranger_who_comes_past_the_edge_is_not_refused_whatever_it_says_then()
      throws IOException {
    for (var status : List.of(200, 403, 404, 486)) {
      try (var edge = new Edge(Map.of("OPTIONS", 200, "REGISTER", status, "INVITE", status))) {
        assertThat(seen(edge.prober("192.0.2.0/24"))).hasSize(2).allMatch(is(Outcome.NOT_REFUSED));
        assertThat(edge.acks()).as("or it is told again and again").isEqualTo(1);
      }
    }
  }

  @Test
  void an_edge_that_is_away_or_out_of_order_was_not_tried() throws IOException {
    try (var edge = new Edge(Map.of("OPTIONS", 503, "REGISTER", 405, "INVITE", 403))) {
      assertThat(seen(edge.prober("192.0.2.0/24")))
          .hasSize(2)
          .allMatch(is(Outcome.NOT_TRIED))
          .extracting(Observation::came)
          .containsOnly("right-way-failed 503");
    }
    var gone = new Edge(Map.of());
    gone.close();
    assertThat(seen(gone.prober("192.0.2.0/24")))
        .hasSize(2)
        .allMatch(is(Outcome.NOT_TRIED))
        .extracting(Observation::came)
        .containsOnly("unreachable");
    var off = new MockEnvironment().withProperty("denwaban.sip.port", "0");
    assertThat(seen(new SipProber(off, ids)))
        .singleElement()
        .matches(is(Outcome.NOT_TRIED))
        .extracting(Observation::came)
        .isEqualTo("switched-off");
  }

  @Test
  void where_each_address_is_a_trunk_nobody_is_a_stranger() throws IOException {
    try (var edge = new Edge(Map.of("OPTIONS", 200, "REGISTER", 405, "INVITE", 404))) {
      assertThat(seen(edge.prober("0.0.0.0/0")))
          .hasSize(2)
          .allMatch(is(Outcome.NOT_TRIED))
          .extracting(Observation::came)
          .containsOnly("each-address-here-is-a-trunk");
    }
  }

  /// Something that speaks as much SIP as is asked of it.
  private final class Edge implements AutoCloseable {

    private final DatagramSocket socket;
    private final int port;
    private final Map<String, Integer> answers;
    private final Thread serving;
    private final java.util.concurrent.atomic.AtomicInteger acked =
        new java.util.concurrent.atomic.AtomicInteger();
    private final java.util.concurrent.CountDownLatch first =
        new java.util.concurrent.CountDownLatch(1);

    Edge(Map<String, Integer> answers) throws SocketException {
      this.answers = answers;
      this.socket =
          new DatagramSocket(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0));
      this.port = socket.getLocalPort();
      this.serving = Thread.ofVirtual().start(this::serve);
    }

    SipProber prober(String trunks) {
      return new SipProber(
          new MockEnvironment()
              .withProperty("denwaban.sip.port", Integer.toString(port))
              .withProperty("denwaban.sip.trunks", trunks),
          ids);
    }

    /// Waits for the first, a second at most.
    int acks() {
      try {
        var _ = first.await(1, java.util.concurrent.TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
      return acked.get();
    }

    private void serve() {
      try {
        while (true) {
          var packet = new DatagramPacket(new byte[8192], 8192);
          socket.receive(packet);
          var request = new String(packet.getData(), 0, packet.getLength(), UTF_8);
          var method = request.substring(0, request.indexOf(' '));
          if (method.equals("ACK")) {
            acked.incrementAndGet();
            first.countDown();
            continue;
          }
          if (!answers.containsKey(method)) continue;
          var answer =
              "SIP/2.0 %d Word\r\nTo: <sip:x@y>;tag=e\r\nContent-Length: 0\r\n\r\n"
                  .formatted(answers.get(method))
                  .getBytes(UTF_8);
          socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
        }
      } catch (IOException closed) {
        // the test is over
      }
    }

    /// The port is open until whoever waits at it has left.
    @Override
    public void close() {
      socket.close();
      try {
        serving.join();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }
}
