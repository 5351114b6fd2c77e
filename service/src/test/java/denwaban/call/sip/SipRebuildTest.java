package denwaban.call.sip;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.call.TestOffice;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The stack is taken away under calls: whoever talks goes on, everybody else is told.
class SipRebuildTest {

  private static final Pattern PORT = Pattern.compile("m=audio (\\d+)");

  Edge edge;
  Edge.Raw phone;
  Requests requests;

  @BeforeEach
  void open() throws Exception {
    edge = new Edge();
    phone = edge.raw();
    requests = Requests.from(phone, edge);
  }

  @AfterEach
  void close() {
    phone.close();
    edge.close();
  }

  private String connect() throws Exception {
    phone.send(requests.invite());
    var ok = phone.receive(200);
    phone.send(requests.inDialog("ACK", 1, Requests.tagOf(ok), "", ""));
    return ok;
  }

  @Test
  void a_deaf_stack_is_built_anew() throws Exception {
    assertThat(edge.edge.rebuild()).isTrue();

    connect();
  }

  @Test
  void who_does_not_talk_is_told_bye_first() throws Exception {
    connect();
    assertThat(edge.edge.rebuild()).as("the first time nobody knows yet").isFalse();

    assertThat(edge.edge.rebuild()).isTrue();

    assertThat(phone.receive()).startsWith("BYE ");
    TestOffice.await("ended", () -> edge.office.ends().size() == 1);
  }

  @Test
  void who_talks_goes_on() throws Exception {
    var matcher = PORT.matcher(connect());
    assertThat(matcher.find()).isTrue();
    var port = Integer.parseInt(matcher.group(1));
    try (var media = new DatagramSocket(40_000, InetAddress.ofLiteral(Edge.HOST))) {
      for (var round = 0; round < 3; round++) {
        var packet = new byte[172];
        packet[0] = (byte) 0x80;
        packet[3] = (byte) round;
        media.send(new DatagramPacket(packet, 172, InetAddress.ofLiteral(Edge.HOST), port));
        var packets = round + 1;
        TestOffice.await("heard", () -> edge.packets() == packets);

        assertThat(edge.edge.rebuild()).isFalse();
      }
      assertThat(edge.office.ends()).isEmpty();

      assertThat(edge.edge.rebuild()).as("silent since the last time").isTrue();
      assertThat(phone.receive()).startsWith("BYE ");
    }
  }

  @Test
  void a_shutdown_says_bye() throws Exception {
    connect();

    edge.edge.close();

    assertThat(phone.receive()).startsWith("BYE ");
  }
}
