package denwaban.call.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.network.AddressBlocks;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// How many connections there may be, from whom, for how long.
class ConnectionsTest {

  Instant now = Instant.EPOCH;
  ServerSocketChannel server;
  final List<SocketChannel> clients = new ArrayList<>();
  final Connections connections =
      new Connections(
          new SourceFilter(
              AddressBlocks.of(List.of("127.1.0.0/16")), InetAddress.ofLiteral("127.0.0.1")),
          () -> now);

  @BeforeEach
  void open() throws IOException {
    server =
        ServerSocketChannel.open()
            .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 600);
  }

  @AfterEach
  void close() throws IOException {
    for (var client : clients) client.close();
    server.close();
  }

  private SocketChannel from(String address) throws IOException {
    var client = SocketChannel.open();
    client.bind(new InetSocketAddress(InetAddress.ofLiteral(address), 0));
    client.connect(server.getLocalAddress());
    clients.add(client);
    var accepted = server.accept();
    clients.add(accepted);
    return accepted;
  }

  private void refused(String address) throws IOException {
    var connection = from(address);
    assertThatThrownBy(() -> connections.accept(connection)).isInstanceOf(IOException.class);
    assertThat(connection.isOpen()).isFalse();
  }

  @Test
  void a_stranger_is_refused() throws IOException {
    refused("127.2.0.1");
    assertThat(connections.count()).isZero();
  }

  @Test
  void from_one_address_come_two_hundred_at_most() throws IOException {
    for (var n = 0; n < 200; n++) connections.accept(from("127.1.0.1"));
    refused("127.1.0.1");

    connections.accept(from("127.1.0.2"));
  }

  @Test
  void there_are_five_hundred_at_most_and_room_again_when_one_is_closed() throws IOException {
    var last = from("127.1.0.0");
    connections.accept(last);
    for (var n = 1; n < 500; n++) connections.accept(from("127.1.0." + n % 5));
    refused("127.1.0.9");

    connections.closed(last);
    connections.accept(from("127.1.0.9"));
  }

  @Test
  void one_that_is_silent_for_a_minute_is_closed() throws IOException {
    var connection = accepted();

    now = now.plusSeconds(59);
    assertThat(ended(connection, _ -> false)).isFalse();
    now = now.plusSeconds(1);
    assertThat(ended(connection, _ -> false)).isTrue();
  }

  @Test
  void a_message_keeps_it() throws IOException {
    var connection = accepted();

    now = now.plusSeconds(59);
    connections.alive(connection);
    now = now.plusSeconds(59);

    assertThat(ended(connection, _ -> false)).isFalse();
  }

  @Test
  void a_call_keeps_it() throws IOException {
    var connection = accepted();
    SocketAddress caller = connection.getRemoteAddress();

    now = now.plusSeconds(3_600);

    assertThat(ended(connection, caller::equals)).isFalse();
    assertThat(ended(connection, _ -> false)).isTrue();
  }

  private SocketChannel accepted() throws IOException {
    var connection = from("127.1.0.1");
    connection.configureBlocking(false);
    connections.accept(connection);
    return connection;
  }

  /// Whether whoever reads it finds its end.
  private boolean ended(SocketChannel connection, java.util.function.Predicate<SocketAddress> inUse)
      throws IOException {
    connections.closeIdle(inUse);
    return connection.read(ByteBuffer.allocate(1)) < 0;
  }
}
