package denwaban.call.media;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.DatagramChannel;

/// Up to [#BATCH] datagrams with one system call: recvmmsg(2) and sendmmsg(2), for IPv4.
///
/// The socket stays the channel's: a selector waits for it, and closing the channel closes it. All
/// memory is laid out once; the layouts are those of 64-bit Linux (msghdr in socket.h), the same on
/// x86-64 and ARM64.
final class LinuxDatagramBatch implements DatagramBatch {

  static final int BATCH = 64;

  /// Places of what is in one mmsghdr: msg_name, msg_namelen, msg_iov, msg_iovlen, …, msg_len.
  private static final int HEADER = 64;

  private static final int NAME = 0;
  private static final int NAME_LENGTH = 8;
  private static final int VECTOR = 16;
  private static final int VECTORS = 24;
  private static final int LENGTH = 56;

  /// Of one iovec: iov_base, iov_len.
  private static final int IO = 16;

  /// sockaddr_in: family, port, address, eight bytes of nothing.
  private static final int ADDRESS = 16;

  private static final int ROOM = 2048;
  private static final ValueLayout.OfLong WORD = ValueLayout.JAVA_LONG;
  private static final ValueLayout.OfShort PORT = JAVA_SHORT.withOrder(ByteOrder.BIG_ENDIAN);
  private static final ValueLayout.OfInt IPV4 =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

  private final int descriptor;
  private final Box in = new Box();
  private final Box out = new Box();
  private final Source source = new Source();
  private int waiting;

  private LinuxDatagramBatch(int descriptor) {
    this.descriptor = descriptor;
  }

  /// The best that this system can do for a bound channel.
  static DatagramBatch of(DatagramChannel channel) throws IOException {
    var bound = (InetSocketAddress) channel.getLocalAddress();
    if (!LinuxCalls.present() || !(bound.getAddress() instanceof Inet4Address)) {
      return new PlainDatagramBatch(channel);
    }
    var found = LinuxCalls.descriptor(Source.of(bound));
    return found < 0 ? new PlainDatagramBatch(channel) : new LinuxDatagramBatch(found);
  }

  /// Headers of [#BATCH] messages, each pointing to its own address and its own room.
  private static final class Box {

    final MemorySegment headers;
    final MemorySegment vectors;
    final MemorySegment addresses;
    final MemorySegment bytes;

    Box() {
      // freed with this object; a loop lives as long as the program
      var arena = Arena.ofAuto();
      headers = arena.allocate((long) BATCH * HEADER, 8);
      vectors = arena.allocate((long) BATCH * IO, 8);
      addresses = arena.allocate((long) BATCH * ADDRESS, 8);
      bytes = arena.allocate((long) BATCH * ROOM, 64);
      for (var i = 0; i < BATCH; i++) {
        headers.set(WORD, at(i, NAME), addresses.address() + (long) i * ADDRESS);
        headers.set(JAVA_INT, at(i, NAME_LENGTH), ADDRESS);
        headers.set(WORD, at(i, VECTOR), vectors.address() + (long) i * IO);
        headers.set(WORD, at(i, VECTORS), 1);
        vectors.set(WORD, (long) i * IO, bytes.address() + (long) i * ROOM);
        vectors.set(WORD, (long) i * IO + 8, Rtp.MAX_PACKET + 1L);
      }
    }

    static long at(int message, int field) {
      return (long) message * HEADER + field;
    }
  }

  @Override
  public int receive() {
    // msg_namelen comes back as it was: every IPv4 address has this length
    return Math.max(0, LinuxCalls.receive(descriptor, in.headers, BATCH));
  }

  @Override
  public int length(int datagram) {
    return in.headers.get(JAVA_INT, Box.at(datagram, LENGTH));
  }

  @Override
  public void copy(int datagram, byte[] into) {
    MemorySegment.copy(in.bytes, JAVA_BYTE, (long) datagram * ROOM, into, 0, length(datagram));
  }

  @Override
  public Source source(int datagram) {
    var at = (long) datagram * ADDRESS;
    source.set(in.addresses.get(IPV4, at + 4), in.addresses.get(PORT, at + 2) & 0xffff);
    return source;
  }

  @Override
  public InetSocketAddress address(int datagram) {
    var from = source(datagram);
    try {
      var bytes = ByteBuffer.allocate(4).putInt(from.ipv4()).array();
      return new InetSocketAddress(InetAddress.getByAddress(bytes), from.port());
    } catch (UnknownHostException never) {
      throw new AssertionError("four bytes are an address", never);
    }
  }

  @Override
  public void send(byte[] packet, int length, Path to) {
    if (waiting == BATCH) flush();
    var i = waiting++;
    var at = (long) i * ADDRESS;
    out.addresses.set(JAVA_SHORT, at, LinuxCalls.AF_INET);
    out.addresses.set(PORT, at + 2, (short) to.source().port());
    out.addresses.set(IPV4, at + 4, to.source().ipv4());
    MemorySegment.copy(packet, 0, out.bytes, JAVA_BYTE, (long) i * ROOM, length);
    out.vectors.set(WORD, (long) i * IO + 8, length);
  }

  @Override
  public void flush() {
    for (var done = 0; done < waiting; ) {
      var rest = out.headers.asSlice((long) done * HEADER);
      var went = LinuxCalls.send(descriptor, rest, waiting - done);
      // the first of the rest cannot be sent: it is lost, the others are not
      done += Math.max(1, went);
    }
    waiting = 0;
  }
}
