package denwaban.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// A file that did not exist before and grows at its end. Nothing is buffered in our memory.
final class GrowingFile extends AppendedPayload {

  private final FileChannel file;
  private long length;

  GrowingFile(Path path) throws IOException {
    this.file =
        FileChannel.open(
            path,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int count) throws IOException {
    var rest = ByteBuffer.wrap(bytes, offset, count);
    while (rest.hasRemaining()) {
      length += file.write(rest);
    }
  }

  @Override
  public long length() {
    return length;
  }

  @Override
  public void sync() throws IOException {
    file.force(false);
  }

  @Override
  public void close() throws IOException {
    if (file.isOpen()) {
      file.force(true);
      file.close();
    }
  }
}
