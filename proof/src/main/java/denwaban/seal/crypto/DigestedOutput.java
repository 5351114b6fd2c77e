package denwaban.seal.crypto;

import denwaban.kernel.Bytes;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;

/// Passes bytes on, and knows their number and SHA-256 so far. For one thread.
public final class DigestedOutput extends FilterOutputStream {

  private final MessageDigest sha256 = Octets.sha256();
  private long length;

  public DigestedOutput(OutputStream below) {
    super(below);
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] b, int off, int len) throws IOException {
    out.write(b, off, len);
    sha256.update(b, off, len);
    length += len;
  }

  /// Bytes that were passed on.
  public long length() {
    return length;
  }

  /// Of all that was passed on; to be asked once, at the end.
  public Bytes sha256() {
    return Bytes.of(sha256.digest());
  }
}
