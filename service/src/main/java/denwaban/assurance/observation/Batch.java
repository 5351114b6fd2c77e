package denwaban.assurance.observation;

import denwaban.kernel.Bytes;
import denwaban.seal.crypto.Digest;
import denwaban.seal.crypto.Ed25519;
import denwaban.seal.crypto.Signer;
import denwaban.seal.crypto.Signing;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/// Observations that were kept together, under one signature.
///
/// @param hashes SHA-256 of each one's text, 32 bytes each, one after the other
public record Batch(UUID id, Instant at, Bytes hashes, Bytes signature) {

  private static final int HASH = 32;

  static Batch sign(UUID id, Instant at, List<Observation> all, Signer signer) {
    var hashes = new byte[all.size() * HASH];
    for (var n = 0; n < all.size(); n++) {
      System.arraycopy(hash(all.get(n).text()).toArray(), 0, hashes, n * HASH, HASH);
    }
    var joined = Bytes.of(hashes);
    return new Batch(id, at, joined, signer.sign(Signing.OBSERVATIONS, joined));
  }

  /// Its name in the log.
  public Bytes digest() {
    return Digest.sha256(hashes);
  }

  boolean signedBy(Bytes key) {
    return Ed25519.verifies(key, Signing.OBSERVATIONS, hashes, signature);
  }

  /// Whether this text is what was signed at place `n`, counted from 0.
  boolean has(int n, Bytes text) {
    var from = n * HASH;
    return n >= 0
        && from + HASH <= hashes.length()
        && hash(text).equals(Bytes.of(Arrays.copyOfRange(hashes.toArray(), from, from + HASH)));
  }

  private static Bytes hash(Bytes text) {
    return Digest.sha256(text);
  }
}
