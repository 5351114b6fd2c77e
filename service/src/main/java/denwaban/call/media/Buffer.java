package denwaban.call.media;

import org.jitsi.utils.ByteArrayBuffer;

/// A window on an array, in the shape jitsi-srtp wants; reused for every packet.
final class Buffer implements ByteArrayBuffer {

  private byte[] bytes = new byte[0];
  private int offset;
  private int length;

  void over(byte[] array, int size) {
    bytes = array;
    offset = 0;
    length = size;
  }

  @Override
  public byte[] getBuffer() {
    return bytes;
  }

  @Override
  public int getOffset() {
    return offset;
  }

  @Override
  public int getLength() {
    return length;
  }

  @Override
  public void setLength(int size) {
    length = size;
  }

  @Override
  public void setOffset(int at) {
    offset = at;
  }

  @Override
  public boolean isInvalid() {
    return false;
  }

  @Override
  public void readRegionToBuff(int from, int size, byte[] into) {
    System.arraycopy(bytes, offset + from, into, 0, size);
  }

  /// The arrays have room; a packet that wants more is refused by the bounds check of the copy.
  @Override
  public void grow(int more) {
    if (offset + length + more > bytes.length) throw new IllegalStateException("no room for a tag");
  }

  @Override
  public void append(byte[] data, int size) {
    grow(size);
    System.arraycopy(data, 0, bytes, offset + length, size);
    length += size;
  }

  @Override
  public void shrink(int less) {
    length -= less;
  }
}
