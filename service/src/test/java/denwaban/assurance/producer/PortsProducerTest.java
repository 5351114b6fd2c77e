package denwaban.assurance.producer;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.assurance.observation.Finding;
import denwaban.assurance.observation.Outcome;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

/// A port that is open to other machines, and that no setting names, is found.
class PortsProducerTest {

  private static final InetAddress ALL = InetAddress.ofLiteral("0.0.0.0");

  private final MockEnvironment environment = new MockEnvironment();

  private Finding look() throws IOException {
    var findings = new Findings();
    new PortsProducer(environment).look(findings);
    return findings.all().getFirst();
  }

  @Test
  void one_too_many_is_red_and_named() throws IOException {
    assertThat(look().outcome()).isEqualTo(Outcome.PASSED);
    try (var strange = new ServerSocket(0, 5, ALL)) {
      var found = look();
      assertThat(found.outcome()).isEqualTo(Outcome.FAILED);
      assertThat(found.said().ja()).contains("tcp " + strange.getLocalPort());
      environment.setProperty("local.server.port", Integer.toString(strange.getLocalPort()));
      assertThat(look().outcome()).as("it is the one that is set").isEqualTo(Outcome.PASSED);
    }
  }

  @Test
  void what_is_open_to_this_machine_alone_is_counted() throws IOException {
    var before = look().population();
    try (var own = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      assertThat(own.isBound()).isTrue();
      assertThat(look().outcome()).isEqualTo(Outcome.PASSED);
      assertThat(look().population()).isEqualTo(before + 1);
    }
  }

  @Test
  void media_ports_are_those_of_the_settings() throws IOException {
    try (var media = new DatagramSocket(new InetSocketAddress(ALL, 21_998))) {
      assertThat(media.isBound()).isTrue();
      assertThat(look().outcome()).isEqualTo(Outcome.FAILED);
      environment.setProperty("denwaban.call.media.last-port", "21999");
      assertThat(look().outcome()).isEqualTo(Outcome.PASSED);
    }
  }
}
