package denwaban.seal.crypto;

import denwaban.kernel.Bytes;
import java.io.IOException;
import java.io.InputStream;

/// SHA-256, for those who compare what is kept with what a manifest says; HMAC-SHA-256, for those
/// who compare what they must not keep.
public final class Digest {

  private Digest() {}

  public static Bytes sha256(Bytes data) {
    return Octets.sha256(data);
  }

  /// HMAC-SHA-256 (RFC 2104): equal for equal data, and without the key no one can try which.
  public static Bytes keyed(Bytes key, Bytes data) {
    return Bytes.of(Derivation.hmac(key.toArray(), data.toArray()));
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
