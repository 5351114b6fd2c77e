package denwaban.seal.crypto;

import denwaban.kernel.Bytes;
import java.security.SecureRandom;

/// Gives the JDK's key generator a seed that is known already: it makes no public key from a
/// private one, but both from a seed.
final class Seeded extends SecureRandom {

  private final Bytes seed;

  Seeded(Bytes seed) {
    this.seed = seed;
  }

  @Override
  public void nextBytes(byte[] wanted) {
    if (wanted.length != seed.length()) {
      throw new AssertionError("key generation draws exactly its seed");
    }
    System.arraycopy(seed.toArray(), 0, wanted, 0, wanted.length);
  }
}
