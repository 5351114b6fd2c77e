package denwaban.seal.crypto;

import denwaban.kernel.Bytes;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;

/// Signs with one ML-DSA-44 key (FIPS 204, empty context), by the JDK. The key is kept as its seed,
/// from which FIPS 204 section 6.1 makes both halves again.
public final class MlDsaSigner {

  /// Bytes of a seed.
  public static final int SEED = 32;

  private final Bytes seed;
  private final KeyPair pair;

  private MlDsaSigner(Bytes seed, KeyPair pair) {
    this.seed = seed;
    this.pair = pair;
  }

  public static MlDsaSigner generate() {
    var seed = new byte[SEED];
    new SecureRandom().nextBytes(seed);
    return of(Bytes.of(seed));
  }

  /// @param seed 32 bytes, as [#export()] gave them
  /// @throws IllegalArgumentException if it is of another length
  public static MlDsaSigner of(Bytes seed) {
    if (seed.length() != SEED) {
      throw new IllegalArgumentException("an ML-DSA seed has 32 bytes");
    }
    try {
      var generator = KeyPairGenerator.getInstance(MlDsa44.NAME);
      generator.initialize(-1, new Seeded(seed));
      return new MlDsaSigner(seed, generator.generateKeyPair());
    } catch (GeneralSecurityException e) {
      throw new AssertionError("JDK 25 has ML-DSA-44", e);
    }
  }

  /// The secret seed. Never log it.
  public Bytes export() {
    return seed;
  }

  /// 1,312 bytes.
  public Bytes publicKey() {
    return MlDsa44.raw(pair.getPublic());
  }

  /// For formats that bring their own separation, such as cosignatures.
  ///
  /// @return 2,420 bytes
  public Bytes signMessage(Bytes message) {
    try {
      var signature = Signature.getInstance(MlDsa44.NAME);
      signature.initSign(pair.getPrivate());
      signature.update(message.toArray());
      return Bytes.of(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new AssertionError("an ML-DSA key signs everything", e);
    }
  }
}
