package denwaban.call.sip;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.network.AddressBlocks;
import gov.nist.javax.sip.SipStackImpl;
import gov.nist.javax.sip.stack.NioTcpMessageProcessor;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.InstantSource;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/// The stack's table of connections, into which two workers put one connection when they read its
/// first two messages at once.
class CachedConnectionTest {

  static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");

  @Test
  void a_connection_of_tcp_that_is_in_the_table_stays_open() throws Exception {
    staysOpen("TCP");
  }

  @Test
  void a_connection_of_tls_that_is_in_the_table_stays_open() throws Exception {
    staysOpen("TLS");
  }

  /// A stack without listeners, which closes no connection by itself.
  static SipStackImpl stack(String name) throws Exception {
    var properties = new Properties();
    properties.setProperty("javax.sip.STACK_NAME", name);
    properties.setProperty("gov.nist.javax.sip.STACK_LOGGER", QuietStackLogger.class.getName());
    properties.setProperty("gov.nist.javax.sip.SERVER_LOGGER", NoServerLog.class.getName());
    properties.setProperty("gov.nist.javax.sip.NIO_MAX_SOCKET_IDLE_TIME", "0");
    return new SipStackImpl(properties);
  }

  private static void staysOpen(String transport) throws Exception {
    var stack = stack("cached-" + transport);
    var trunks = new SourceFilter(AddressBlocks.of(List.of("127.0.0.0/8")), HERE);
    var processors = new CarefulProcessors(trunks, new Connections(trunks, InstantSource.system()));
    try (var listening = ServerSocketChannel.open().bind(new InetSocketAddress(HERE, 0));
        var peer = SocketChannel.open(listening.getLocalAddress());
        var connection = listening.accept()) {
      var processor =
          (NioTcpMessageProcessor) processors.createMessageProcessor(stack, HERE, 5060, transport);
      var channel = processor.createMessageChannel(processor, connection);
      for (var worker = 0; worker < 2; worker++) {
        switch (processor) {
          case CarefulProcessors.Tcp tcp -> tcp.cacheMessageChannel(channel);
          case CarefulProcessors.Tls tls -> tls.cacheMessageChannel(channel);
          default -> throw new AssertionError("neither TCP nor TLS");
        }
      }

      assertThat(peer.isOpen() && connection.isOpen()).isTrue();
    } finally {
      stack.stop();
    }
  }
}
