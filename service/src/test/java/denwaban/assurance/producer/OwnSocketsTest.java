package denwaban.assurance.producer;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.assurance.producer.OwnSockets.Listening;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Where this process can be reached, as Linux says it.
class OwnSocketsTest {

  private static final String OURS = "21217";

  /// @param at address and port of ours, in hexadecimal as the kernel prints them
  /// @param state `0A` listens, `01` is connected, `07` is a datagram socket without a peer
  private static String line(String at, String state, String inode) {
    return "   0: %s 00000000:0000 %s 00000000:00000000 00:00000000 00000000     0        0 %s 1 0"
        .formatted(at, state, inode);
  }

  private static List<Listening> listening(String kind, String... lines) throws IOException {
    return OwnSockets.listening(kind, List.of(lines), Set.of(OURS));
  }

  @Test
  void what_listens_and_is_ours_is_told_with_its_address() throws IOException {
    assertThat(
            listening("tcp", line("0100007F:1F90", "0A", OURS), line("00000000:13C4", "0A", OURS)))
        .containsExactly(
            new Listening("tcp", InetAddress.getByName("127.0.0.1"), 8080),
            new Listening("tcp", InetAddress.getByName("0.0.0.0"), 5060))
        .extracting(Listening::outside)
        .containsExactly(false, true);
    assertThat(listening("udp6", line("00000000000000000000000001000000:13C4", "07", OURS)))
        .containsExactly(new Listening("udp", InetAddress.getByName("::1"), 5060));
  }

  @Test
  void what_is_connected_or_anothers_or_nothing_is_not() throws IOException {
    assertThat(
            listening(
                "tcp",
                line("00000000:1F90", "01", OURS),
                line("00000000:1F90", "0A", "21218"),
                line("00000000:0000", "0A", OURS),
                "   0: 00000000:1F90 00000000:0000 0A",
                ""))
        .isEmpty();
    assertThat(listening("udp", line("00000000:1F90", "01", OURS))).isEmpty();
  }

  @Test
  void a_server_of_this_process_is_among_them() throws IOException {
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(OwnSockets.all()).extracting(Listening::port).contains(server.getLocalPort());
    }
  }
}
