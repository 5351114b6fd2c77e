package denwaban.call.media;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import org.jspecify.annotations.Nullable;

/// One datagram at a time, on any system and for IPv6.
final class PlainDatagramBatch implements DatagramBatch {

  private final DatagramChannel channel;
  private final ByteBuffer in = ByteBuffer.allocateDirect(Rtp.MAX_PACKET + 1);
  private final ByteBuffer out = ByteBuffer.allocateDirect(Rtp.MAX_PACKET + 64);
  private final Source source = new Source();
  private @Nullable InetSocketAddress from;

  PlainDatagramBatch(DatagramChannel channel) {
    this.channel = channel;
  }

  @Override
  public int receive() throws IOException {
    in.clear();
    from = (InetSocketAddress) channel.receive(in);
    in.flip();
    return from == null ? 0 : 1;
  }

  @Override
  public int length(int datagram) {
    return in.limit();
  }

  @Override
  public void copy(int datagram, byte[] into) {
    in.get(0, into, 0, in.limit());
  }

  @Override
  public Source source(int datagram) {
    source.set(address(datagram));
    return source;
  }

  @Override
  public InetSocketAddress address(int datagram) {
    if (from == null) throw new AssertionError("asked only for what came");
    return from;
  }

  @Override
  public void send(byte[] packet, int length, Path to) throws IOException {
    out.clear();
    out.put(packet, 0, length).flip();
    channel.send(out, to.address());
  }

  @Override
  public void flush() {}
}
