package denwaban.recording;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// Carries packets from a media thread to a recording thread without a lock or an allocation: a
/// ring of bytes, one writer, one reader.
///
/// Bounded. When the disk stalls for longer than the ring holds, [#put] fails once and for all: the
/// recording then ends as incomplete, and the call goes on.
final class PacketRing {

  /// Per call: 6 s of both directions in 20 ms packets. A disk that stalls longer is broken.
  static final int BYTES = 1 << 17;

  /// length, kind and side, sequence, SSRC, timestamp, arrival
  static final int HEAD = 2 + 1 + 1 + 4 + 4 + 4 + 8;

  private static final VarHandle SHORT = view(short[].class);
  private static final VarHandle INT = view(int[].class);
  private static final VarHandle LONG = view(long[].class);
  private static final VarHandle WRITTEN = field("written");
  private static final VarHandle READ = field("read");

  private final byte[] ring = new byte[BYTES];
  private final byte[] headOut = new byte[HEAD];
  private final byte[] headIn = new byte[HEAD];

  @SuppressWarnings("UnusedVariable") // through the handle
  private long written;

  @SuppressWarnings("UnusedVariable") // through the handle
  private long read;

  private volatile boolean overflowed;

  /// What kind of record.
  static final byte AUDIO = 0;

  static final byte EVENT = 1;
  static final byte END = 2;
  static final byte BROKEN = 3;

  /// Reads one record.
  interface Reader<X extends Exception> {
    void record(
        byte kind,
        byte side,
        int ssrc,
        int sequence,
        long ts,
        byte[] audio,
        int length,
        long arrived)
        throws X;
  }

  /// On the writer's thread.
  ///
  /// @return false if there is no room, now or before: nothing was or will be taken
  boolean put(
      byte kind,
      byte side,
      int ssrc,
      int sequence,
      long ts,
      byte[] audio,
      int offset,
      int length,
      long arrived) {
    if (overflowed) return false;
    var at = (long) WRITTEN.get(this);
    if (at + HEAD + length - (long) READ.getAcquire(this) > BYTES) {
      overflowed = true;
      return false;
    }
    SHORT.set(headOut, 0, (short) length);
    headOut[2] = kind;
    headOut[3] = side;
    INT.set(headOut, 4, sequence);
    INT.set(headOut, 8, ssrc);
    INT.set(headOut, 12, (int) ts);
    LONG.set(headOut, 16, arrived);
    in(at, headOut, 0, HEAD);
    in(at + HEAD, audio, offset, length);
    WRITTEN.setRelease(this, at + HEAD + length);
    return true;
  }

  /// On the reader's thread: everything that waits.
  ///
  /// @param scratch room for one packet
  <X extends Exception> void read(Reader<X> reader, byte[] scratch) throws X {
    var at = (long) READ.get(this);
    var until = (long) WRITTEN.getAcquire(this);
    while (at < until) {
      out(at, headIn, HEAD);
      var length = (short) SHORT.get(headIn, 0) & 0xffff;
      out(at + HEAD, scratch, length);
      at += HEAD + length;
      READ.setRelease(this, at);
      reader.record(
          headIn[2],
          headIn[3],
          (int) INT.get(headIn, 8),
          (int) INT.get(headIn, 4),
          (int) INT.get(headIn, 12) & 0xffff_ffffL,
          scratch,
          length,
          (long) LONG.get(headIn, 16));
    }
  }

  boolean overflowed() {
    return overflowed;
  }

  void wipe() {
    Arrays.fill(ring, (byte) 0);
  }

  private void in(long at, byte[] from, int offset, int length) {
    var start = (int) (at & (BYTES - 1));
    var first = Math.min(length, BYTES - start);
    System.arraycopy(from, offset, ring, start, first);
    System.arraycopy(from, offset + first, ring, 0, length - first);
  }

  private void out(long at, byte[] into, int length) {
    var start = (int) (at & (BYTES - 1));
    var first = Math.min(length, BYTES - start);
    System.arraycopy(ring, start, into, 0, first);
    System.arraycopy(ring, 0, into, first, length - first);
  }

  private static VarHandle view(Class<?> type) {
    return MethodHandles.byteArrayViewVarHandle(type, ByteOrder.nativeOrder());
  }

  private static VarHandle field(String name) {
    try {
      return MethodHandles.lookup().findVarHandle(PacketRing.class, name, long.class);
    } catch (ReflectiveOperationException never) {
      throw new LinkageError("the field stands above", never);
    }
  }
}
