package denwaban.seal.age;

import denwaban.kernel.Bytes;
import denwaban.seal.crypto.Octets;
import denwaban.seal.crypto.Secret;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/// A small age file, header and payload in one, as grants and recovery blobs are.
public final class AgeFile {

  private AgeFile() {}

  /// To a key that is forgotten at once: what no one can open is not to be found in clear anywhere.
  public static Bytes sealForNoOne(Bytes plain) {
    return seal(new HybridIdentity(Secret.challenge()).recipient(), plain);
  }

  /// @throws IllegalArgumentException if `plain` exceeds [Limits#WHOLE_FILE_BYTES]
  public static Bytes seal(Recipient to, Bytes plain) {
    if (plain.length() > Limits.WHOLE_FILE_BYTES) {
      throw new IllegalArgumentException("too long to seal in memory");
    }
    var payload = new ByteArrayOutputStream();
    try (var stream = SealedStream.open(to, payload)) {
      stream.write(plain.toArray(), 0, plain.length());
      var sealed = stream.finish();
      return Bytes.of(Octets.join(sealed.header().toArray(), payload.toByteArray()));
    } catch (IOException e) {
      throw new UncheckedIOException("memory has no input or output errors", e);
    }
  }
}
