package denwaban.storage;

import java.io.IOException;
import java.io.OutputStream;

/// A payload that grows. What was written stays, whatever happens to the process.
public abstract class AppendedPayload extends OutputStream {

  /// Bytes written so far.
  public abstract long length();

  /// Forces what was written to the disk.
  public abstract void sync() throws IOException;

  /// Forces and closes. Closing twice is harmless.
  @Override
  public abstract void close() throws IOException;
}
