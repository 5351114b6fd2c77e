package denwaban.probe.edge;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.call.media.MediaPlane;
import denwaban.call.media.MediaSettings;
import denwaban.kernel.Ids;
import denwaban.probe.Observation;
import denwaban.probe.Observations;
import denwaban.probe.Outcome;
import denwaban.probe.Outsider;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MediaProberTest {

  private static final Ids IDS = new Ids(Clock.systemUTC(), new Random());

  @Test
  void a_plane_drops_what_comes_from_nobody() {
    try (var plane = MediaPlane.open(MediaSettings.loopback(31_300, 31_399, Clock.systemUTC()))) {
      var addresses =
          plane.sharedPorts().stream()
              .map(it -> new InetSocketAddress(InetAddress.getLoopbackAddress(), it))
              .toList();

      assertThat(seen(new MediaProber.Sound(addresses, () -> plane.stats().refused())))
          .hasSize(2 * addresses.size())
          .hasSizeGreaterThan(1)
          .allMatch(it -> it.outcome() == Outcome.REFUSED);
      assertThat(plane.stats().failures()).as("whole packets of the two kinds").isZero();
    }
  }

  @Test
  void an_answer_is_not_refused() throws SocketException {
    try (var socket = listening()) {
      Thread.ofVirtual().start(() -> echo(socket));

      assertThat(seen(new MediaProber.Sound(List.of(where(socket)), () -> 0)))
          .hasSize(2)
          .allMatch(it -> it.outcome() == Outcome.NOT_REFUSED);
    }
  }

  @Test
  void a_silence_that_nobody_heard_was_not_tried() throws SocketException {
    try (var socket = listening()) {
      assertThat(seen(new MediaProber.Sound(List.of(where(socket)), () -> 7)))
          .hasSize(2)
          .allMatch(it -> it.outcome() == Outcome.NOT_TRIED)
          .extracting(Observation::came)
          .containsOnly("not-heard");
    }
  }

  @Test
  void a_port_where_nobody_is_was_not_tried() throws SocketException {
    var gone = listening();
    var where = where(gone);
    gone.close();

    assertThat(seen(new MediaProber.Sound(List.of(where), () -> 0)))
        .hasSize(2)
        .allMatch(it -> it.outcome() == Outcome.NOT_TRIED);
  }

  private static List<Observation> seen(MediaProber.Sound sound) {
    var observations = new Observations(Clock.systemUTC());
    new MediaProber(() -> Optional.of(sound)).probe(Outsider.of(IDS), observations);
    return observations.all();
  }

  private static DatagramSocket listening() throws SocketException {
    return new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  }

  private static InetSocketAddress where(DatagramSocket socket) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), socket.getLocalPort());
  }

  private static void echo(DatagramSocket socket) {
    try {
      while (true) {
        var packet = new DatagramPacket(new byte[2048], 2048);
        socket.receive(packet);
        socket.send(packet);
      }
    } catch (IOException closed) {
      // the test is over
    }
  }
}
