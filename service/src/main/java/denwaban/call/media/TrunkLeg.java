package denwaban.call.media;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import org.jspecify.annotations.Nullable;

/// A telephone peer: plain RTP on a port pair of its own.
///
/// Packets count only when they come from the address in the peer's description ("RTP bleed": who
/// latches to whatever arrives gives the call to a stranger). The port is learnt from the first
/// packet, because a NAT may have changed it; the described port is preferred whenever it speaks.
/// The socket stays unconnected: connecting throws away packets that have just arrived.
public final class TrunkLeg extends Voice implements Leg {

  private @Nullable SdpMedia media;
  private @Nullable InetSocketAddress described;
  private @Nullable InetSocketAddress latched;

  TrunkLeg(MediaPlane plane, MediaLoop loop, Ports.Pair ports) {
    super(plane, loop, ports);
  }

  /// The even UDP port to write into our description.
  public int localPort() {
    return ownPorts().port();
  }

  /// Takes what the peer described, at first or again (hold, new address, new codec).
  ///
  /// Audio is accepted from the described address only; the port may differ until one is learnt.
  public void remote(SdpMedia next) {
    post(() -> describe(next));
  }

  private void describe(SdpMedia next) {
    media = next;
    var address = next.address();
    // RFC 3264 section 8.4: 0.0.0.0 is an old way to say hold; where the peer speaks from stays
    if (address == null) return;
    var target = new InetSocketAddress(address, next.port());
    if (target.equals(described)) return;
    described = target;
    latched = null;
  }

  @Override
  public void close() {
    post(() -> end(true));
  }

  @Override
  public void readable(long now) throws IOException {
    var direct = loop().direct;
    direct.clear();
    var from = channel().receive(direct);
    if (from == null) return;
    loop().received.increment();
    var length = direct.position();
    if (length > Rtp.MAX_PACKET || !accepts(from)) {
      refuse();
      return;
    }
    direct.flip();
    direct.get(loop().in, 0, length);
    heard(length, audioType(), eventType(), now);
  }

  private boolean accepts(SocketAddress from) {
    if (from.equals(latched)) return true;
    if (described == null || !(from instanceof InetSocketAddress source)) return false;
    if (!described.getAddress().equals(source.getAddress())) return false;
    if (latched != null && !source.equals(described)) return false;
    latched = source;
    return true;
  }

  @Override
  boolean hears() {
    return media != null && media.hears() && described != null;
  }

  @Override
  int eventType() {
    return media == null ? -1 : media.eventType();
  }

  @Override
  Codec codec() {
    return media == null ? Codec.PCMU : media.codec();
  }

  @Override
  int audioType() {
    return media == null ? Codec.PCMU.payloadType() : media.audioType();
  }

  @Override
  void transmit(int length) throws IOException {
    var direct = loop().directOut;
    direct.clear();
    direct.put(loop().out, 0, length).flip();
    channel().send(direct, latched != null ? latched : described);
  }

  @Override
  void everySecond(long now) {}

  @Override
  void closing() {}

  /// Where audio goes now; for tests.
  @Nullable InetAddress target() {
    var to = latched != null ? latched : described;
    return to == null ? null : to.getAddress();
  }
}
