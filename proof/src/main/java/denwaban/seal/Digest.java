package denwaban.seal;

import denwaban.kernel.Bytes;
import java.io.IOException;
import java.io.InputStream;

/// SHA-256, for those who compare what is kept with what a manifest says.
public final class Digest {

  private Digest() {}

  public static Bytes sha256(Bytes data) {
    return Octets.sha256(data);
  }

  /// Reads to the end; does not close.
  public static Bytes sha256(InputStream data) throws IOException {
    var sha = Octets.sha256();
    var buffer = new byte[Chunk.PLAIN];
    for (var n = data.read(buffer); n >= 0; n = data.read(buffer)) {
      sha.update(buffer, 0, n);
    }
    return Bytes.of(sha.digest());
  }
}
