package denwaban.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/// A part of a file, read at its own position.
final class FileRange extends InputStream {

  private final FileChannel file;
  private long position;
  private long left;

  FileRange(FileChannel file, long from, long length) {
    this.file = file;
    this.position = from;
    this.left = length;
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int count) throws IOException {
    if (count == 0) {
      return 0;
    }
    if (left == 0) {
      return -1;
    }
    var want = (int) Math.min(count, left);
    var got = file.read(ByteBuffer.wrap(bytes, offset, want), position);
    if (got < 0) {
      left = 0;
      return -1;
    }
    position += got;
    left -= got;
    return got;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
