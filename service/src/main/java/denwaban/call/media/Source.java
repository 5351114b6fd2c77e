package denwaban.call.media;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/// Address and port of a peer in numbers, so that a packet's leg is found without making an object.
///
/// One that is a key in a map is never changed; the one of [DatagramBatch#source] is, with each
/// packet.
final class Source {

  private long high;
  private long low;
  private int port;

  static Source of(InetSocketAddress address) {
    var source = new Source();
    source.set(address);
    return source;
  }

  void set(InetSocketAddress address) {
    var bytes = ByteBuffer.wrap(address.getAddress().getAddress());
    if (bytes.remaining() == 4) {
      set(bytes.getInt(), address.getPort());
    } else {
      high = bytes.getLong();
      low = bytes.getLong();
      port = address.getPort();
    }
  }

  /// @param ipv4 its four bytes, the first one highest
  void set(int ipv4, int newPort) {
    high = 0;
    low = Integer.toUnsignedLong(ipv4);
    port = newPort;
  }

  int ipv4() {
    return (int) low;
  }

  int port() {
    return port;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Source that
        && low == that.low
        && port == that.port
        && high == that.high;
  }

  @Override
  public int hashCode() {
    var mixed = (low ^ Long.rotateLeft(high, 21) ^ ((long) port << 40)) * 0x9e37_79b9_7f4a_7c15L;
    return (int) (mixed >>> 32);
  }
}
