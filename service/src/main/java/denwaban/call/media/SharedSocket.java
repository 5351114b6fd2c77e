package denwaban.call.media;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.HashMap;
import java.util.Map;

/// The one port at which a media thread hears the browsers of its operators.
///
/// Who sent a packet is told by where it comes from, once a check from there has proved itself (RFC
/// 8445); whom a check is for, by the user name in it. One port is one hole in a firewall, and what
/// waits there is read with few system calls. The price: a flood at this port is everybody's, not
/// one leg's; what is not proven is dropped after one look-up.
final class SharedSocket implements Inlet {

  /// Datagrams read in one turn; then the telephone legs have theirs.
  static final int TURN = 256;

  /// Bytes; the system may give less. Some thousand packets: a tenth of a second of 400 operators.
  private static final int RECEIVE_BUFFER = 4 << 20;

  private final MediaLoop loop;
  private final Ports.Pair ports;
  private final DatagramBatch datagramBatch;
  private final Map<String, WebLeg> users = new HashMap<>();
  private final Map<Source, WebLeg> sources = new HashMap<>();

  SharedSocket(MediaLoop loop, Ports.Pair ports) throws IOException {
    this.loop = loop;
    this.ports = ports;
    ports.rtp().setOption(StandardSocketOptions.SO_RCVBUF, RECEIVE_BUFFER);
    this.datagramBatch = LinuxDatagramBatch.of(ports.rtp());
  }

  int port() {
    return ports.port();
  }

  Ports.Pair ports() {
    return ports;
  }

  void register(Selector selector) throws IOException {
    channel().register(selector, SelectionKey.OP_READ, this);
  }

  private DatagramChannel channel() {
    return ports.rtp();
  }

  // --- who is who; on the loop's thread --------------------------------------------------------

  void expect(String user, WebLeg leg) {
    users.put(user, leg);
  }

  void forget(String user) {
    users.remove(user);
  }

  /// A check from there proved to be this leg's browser. An address is one leg's until that one has
  /// gone, as a sender's address can be forged by a neighbour. A browser that vanished has gone
  /// after [WebLeg#SETUP] at most.
  ///
  /// @return false if another leg has it
  boolean learn(Path path, WebLeg leg) {
    var holder = sources.putIfAbsent(path.source(), leg);
    return holder == null || holder == leg;
  }

  void forget(Path path, WebLeg leg) {
    sources.remove(path.source(), leg);
  }

  // --- packets ---------------------------------------------------------------------------------

  @Override
  public void readable(long now) throws IOException {
    for (var taken = 0; taken < TURN; ) {
      var count = datagramBatch.receive();
      if (count == 0) return;
      for (var i = 0; i < count; i++) arrived(i, now);
      taken += count;
    }
  }

  private void arrived(int datagram, long now) {
    loop.received.increment();
    var length = datagramBatch.length(datagram);
    if (length == 0 || length > Rtp.MAX_PACKET) {
      loop.refused.increment();
      return;
    }
    datagramBatch.copy(datagram, loop.in);
    try {
      if (Stun.looksLike(loop.in)) {
        var leg = users.get(Stun.user(loop.in, length));
        if (leg == null) loop.refused.increment();
        else leg.checked(length, datagramBatch.address(datagram), now);
      } else {
        var leg = sources.get(datagramBatch.source(datagram));
        if (leg == null) loop.refused.increment();
        else leg.proven(length, now);
      }
    } catch (IOException | RuntimeException trouble) {
      // one browser's packet; the others' are next
      loop.failures.increment();
    }
  }

  void send(byte[] packet, int length, Path to) throws IOException {
    datagramBatch.send(packet, length, to);
  }

  /// Before the thread sleeps.
  void flush() {
    datagramBatch.flush();
  }
}
