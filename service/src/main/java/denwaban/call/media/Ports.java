package denwaban.call.media;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolFamily;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;
import java.util.BitSet;
import java.util.random.RandomGenerator;

/// Hands out UDP port pairs from a range: even for RTP, the odd one above kept for its RTCP.
///
/// Pairs are picked by chance, so that an outsider cannot guess where the next call listens.
final class Ports {

  /// Ports that other programs hold are stepped over; more in a row means a wrong range.
  private static final int MAX_TRIES = 64;

  private final InetAddress bind;
  private final ProtocolFamily family;
  private final int first;
  private final int pairs;
  private final RandomGenerator chance;
  private final BitSet used = new BitSet();

  Ports(MediaSettings settings, RandomGenerator chance) {
    this.bind = settings.bind();
    this.family =
        bind instanceof Inet6Address ? StandardProtocolFamily.INET6 : StandardProtocolFamily.INET;
    this.first = settings.firstPort();
    this.pairs = (settings.lastPort() - settings.firstPort() + 1) / 2;
    this.chance = chance;
  }

  /// Two bound sockets, not blocking.
  ///
  /// @param rtcp bound only so that no other program gets it: we neither read nor send plain RTCP
  record Pair(DatagramChannel rtp, DatagramChannel rtcp, int port) {}

  synchronized Pair take() throws NoCapacity {
    for (var i = 0; i < MAX_TRIES; i++) {
      if (used.cardinality() >= pairs) throw new NoCapacity("all media ports are in use");
      var slot = used.nextClearBit(chance.nextInt(pairs));
      if (slot >= pairs) slot = used.nextClearBit(0);
      var port = first + 2 * slot;
      used.set(slot);
      try {
        return open(port);
      } catch (IOException taken) {
        // stays marked for this round only: the other program may go away
        used.clear(slot);
      }
    }
    throw new NoCapacity("the media ports are held by other programs");
  }

  /// The lowest pair that is free.
  synchronized Pair takeFirst() throws NoCapacity {
    for (var slot = used.nextClearBit(0); slot < pairs; slot = used.nextClearBit(slot + 1)) {
      try {
        var pair = open(first + 2 * slot);
        used.set(slot);
        return pair;
      } catch (IOException taken) {
        // another program has it: the next one
      }
    }
    throw new NoCapacity("all media ports are in use");
  }

  private Pair open(int port) throws IOException {
    var rtp = bound(port);
    try {
      var rtcp = bound(port + 1);
      return new Pair(rtp, rtcp, port);
    } catch (IOException taken) {
      rtp.close();
      throw taken;
    }
  }

  private DatagramChannel bound(int port) throws IOException {
    // a socket of the address's own family: the dual-stack one costs a detour per packet
    var channel = DatagramChannel.open(family);
    try {
      channel.configureBlocking(false);
      channel.setOption(StandardSocketOptions.IP_TOS, TOS_EXPEDITED);
      channel.bind(new InetSocketAddress(bind, port));
      return channel;
    } catch (IOException taken) {
      channel.close();
      throw taken;
    }
  }

  /// DSCP 46, expedited forwarding (RFC 4594): routers that honour it send voice first.
  private static final int TOS_EXPEDITED = 46 << 2;

  synchronized void give(Pair pair) {
    closeQuietly(pair.rtp());
    closeQuietly(pair.rtcp());
    used.clear((pair.port() - first) / 2);
  }

  private static void closeQuietly(DatagramChannel channel) {
    try {
      channel.close();
    } catch (IOException already) {
      // a datagram socket has nothing left to lose
    }
  }
}
