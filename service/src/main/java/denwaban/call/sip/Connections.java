package denwaban.call.sip;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The TCP and TLS connections that trunks hold open to us: whose, how many, for how long.
///
/// The stack has a setting for their number and one for their age; its NIO classes read neither as
/// we need it.
final class Connections {

  /// At once, TCP and TLS together: more than any set of trunks needs.
  static final int MOST = 500;

  /// From one address; some gateways open one for each call.
  static final int MOST_FROM_ONE = 200;

  /// Without a whole message or a keep-alive (RFC 5626 section 4.4.1), and without a call. While a
  /// peer takes no answer, the stack reads nothing from it: such a connection is idle too.
  static final Duration IDLE = Duration.ofSeconds(60);

  static final Duration LOOK_EVERY = Duration.ofSeconds(5);

  private static final Logger LOG = LoggerFactory.getLogger(Connections.class);

  private final SourceFilter sources;
  private final InstantSource clock;

  /// When each was last alive, in ms.
  final Map<SocketChannel, Long> open = new ConcurrentHashMap<>();

  Connections(SourceFilter sources, InstantSource clock) {
    this.sources = sources;
    this.clock = clock;
  }

  /// @throws IOException if it may not stay; it is closed then
  void accept(SocketChannel connection) throws IOException {
    if (connection.getRemoteAddress() instanceof InetSocketAddress peer
        && sources.admits(peer.getAddress())
        && open.size() < MOST
        && ofOne(peer) < MOST_FROM_ONE) {
      open.put(connection, clock.millis());
      return;
    }
    connection.close();
    throw new IOException("a connection of a stranger, or one too many");
  }

  private long ofOne(InetSocketAddress peer) {
    return open.keySet().stream().filter(it -> from(it, peer)).count();
  }

  private static boolean from(SocketChannel connection, InetSocketAddress peer) {
    return peer.getAddress().equals(connection.socket().getInetAddress());
  }

  void alive(SocketChannel connection) {
    open.computeIfPresent(connection, (_, _) -> clock.millis());
  }

  void closed(SocketChannel connection) {
    open.remove(connection);
  }

  int count() {
    return open.size();
  }

  /// Ends those that are idle for too long.
  ///
  /// @param inUse whether a call came by the connection from this address
  void closeIdle(Predicate<SocketAddress> inUse) {
    var before = clock.millis() - IDLE.toMillis();
    open.forEach((connection, alive) -> {
      if (alive > before) return;
      try {
        var peer = connection.getRemoteAddress();
        if (peer != null && inUse.test(peer)) return;
        // the thread that reads finds the end and puts everything away; the stack's tables of
        // connections bear no second thread. One whose peer takes nothing is not read but
        // written: that finds the other end
        connection.shutdownInput();
        connection.shutdownOutput();
      } catch (IOException closed) {
        LOG.atDebug().log("an idle connection was closed already");
        open.remove(connection);
      }
    });
  }
}
