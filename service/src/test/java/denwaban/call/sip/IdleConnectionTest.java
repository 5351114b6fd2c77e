package denwaban.call.sip;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.call.TestOffice;
import denwaban.network.AddressBlocks;
import gov.nist.javax.sip.stack.NioTcpMessageProcessor;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A connection that nothing comes by is let go, also by the stack's own thread, which does not
/// read while its peer takes nothing.
class IdleConnectionTest {

  private static final InetAddress HERE = CachedConnectionTest.HERE;

  /// Bytes that no buffers of two sockets hold.
  private static final int MORE_THAN_FITS = 16 << 20;

  private volatile Instant now = Instant.EPOCH;

  @ParameterizedTest
  @CsvSource({"TCP,0", "TCP," + MORE_THAN_FITS, "TLS,0", "TLS," + MORE_THAN_FITS})
  void it_is_closed_after_a_minute(String transport, int unread) throws Exception {
    var stack = CachedConnectionTest.stack("idle-" + transport + unread);
    var trunks = new SourceFilter(AddressBlocks.of(List.of("127.0.0.0/8")), HERE);
    var connections = new Connections(trunks, () -> now);
    var port = free();
    var processor =
        (NioTcpMessageProcessor)
            new CarefulProcessors(trunks, connections)
                .createMessageProcessor(stack, HERE, port, transport);
    processor.start();
    try (var peer = SocketChannel.open(new InetSocketAddress(HERE, port))) {
      TestOffice.await("it is accepted", () -> connections.count() == 1);
      if (unread > 0) processor.send(connections.open.keySet().iterator().next(), new byte[unread]);

      now = now.plus(Duration.ofSeconds(60)).minusMillis(1);
      connections.closeIdle(_ -> false);
      Thread.sleep(200);
      assertThat(connections.count()).isOne();

      now = now.plusMillis(1);
      connections.closeIdle(_ -> false);
      TestOffice.await("it is closed", () -> connections.count() == 0);
      assertThat(peer.isOpen()).isTrue();
    } finally {
      processor.stop();
      stack.stop();
    }
  }

  private static int free() throws Exception {
    try (var any = new ServerSocket(0, 1, HERE)) {
      return any.getLocalPort();
    }
  }
}
