package denwaban.recording;

import denwaban.storage.AppendedPayload;
import java.io.IOException;
import java.io.OutputStream;

/// Forces what it passes on to the disk every [#BYTES]: no more is lost when power fails.
final class SyncedOutputStream extends OutputStream {

  /// Some eight seconds of sealed audio.
  static final long BYTES = 128 * 1024;

  private final AppendedPayload to;
  private long since;

  SyncedOutputStream(AppendedPayload to) {
    this.to = to;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    to.write(bytes, offset, length);
    since += length;
    if (since >= BYTES) {
      to.sync();
      since = 0;
    }
  }
}
