package denwaban.seal.crypto;

import static java.nio.charset.StandardCharsets.US_ASCII;

import denwaban.kernel.Bytes;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.KEM;

/// X-Wing (draft-connolly-cfrg-xwing-kem): ML-KEM-768 and X25519; safe while either holds.
public final class XWing {

  public static final int SEED_LENGTH = 32;
  private static final int ML_PUBLIC = 1184;
  private static final int ML_CIPHERTEXT = 1088;
  public static final int PUBLIC_LENGTH = ML_PUBLIC + X25519.LENGTH;
  public static final int CIPHERTEXT_LENGTH = ML_CIPHERTEXT + X25519.LENGTH;

  // RFC 9935: the DER in front of a raw ML-KEM-768 key.
  private static final byte[] ML_PREFIX =
      HexFormat.of().parseHex("308204b2300b0609608648016503040402038204a100");
  private static final byte[] LABEL = "\\.//^\\".getBytes(US_ASCII);

  private XWing() {}

  public record Encapsulated(Bytes ciphertext, Bytes secret) {}

  public record KeyPair(PrivateKey ml, Bytes scalar, Bytes publicKey) {}

  /// @throws InvalidKeyException if `publicKey` is no valid key pair's public half
  public static Encapsulated encapsulate(byte[] publicKey) throws InvalidKeyException {
    try {
      var ml = Arrays.copyOf(publicKey, ML_PUBLIC);
      var point = Arrays.copyOfRange(publicKey, ML_PUBLIC, PUBLIC_LENGTH);
      var fromMl = KEM.getInstance("ML-KEM").newEncapsulator(mlPublic(ml)).encapsulate();
      var ephemeral = X25519.newScalar();
      var share = X25519.publicOf(ephemeral);
      var secret = combine(fromMl.key().getEncoded(), X25519.agree(ephemeral, point), share, point);
      return new Encapsulated(Bytes.of(Octets.join(fromMl.encapsulation(), share)), secret);
    } catch (InvalidKeyException e) {
      throw e;
    } catch (GeneralSecurityException e) {
      throw new InvalidKeyException("not an ML-KEM-768 key", e);
    }
  }

  /// @throws InvalidKeyException if the X25519 share has small order
  public static Bytes decapsulate(KeyPair keys, byte[] ciphertext) throws InvalidKeyException {
    try {
      var ml = Arrays.copyOf(ciphertext, ML_CIPHERTEXT);
      var share = Arrays.copyOfRange(ciphertext, ML_CIPHERTEXT, CIPHERTEXT_LENGTH);
      var fromMl = KEM.getInstance("ML-KEM").newDecapsulator(keys.ml()).decapsulate(ml);
      var point = Arrays.copyOfRange(keys.publicKey().toArray(), ML_PUBLIC, PUBLIC_LENGTH);
      return combine(
          fromMl.getEncoded(), X25519.agree(keys.scalar().toArray(), share), share, point);
    } catch (InvalidKeyException e) {
      throw e;
    } catch (GeneralSecurityException e) {
      throw new AssertionError("ML-KEM rejects implicitly", e);
    }
  }

  /// The key pair of a 32-byte seed.
  public static KeyPair expand(byte[] seed) {
    var expanded = Shake256.digest(seed, 96);
    try {
      // The JDK takes no seed, but draws d and z (FIPS 203) from the randomness it is given.
      var generator = KeyPairGenerator.getInstance("ML-KEM");
      generator.initialize(NamedParameterSpec.ML_KEM_768, new Given(Arrays.copyOf(expanded, 64)));
      var ml = generator.generateKeyPair();
      var scalar = Arrays.copyOfRange(expanded, 64, 96);
      var encoded = ml.getPublic().getEncoded();
      var raw = Arrays.copyOfRange(encoded, encoded.length - ML_PUBLIC, encoded.length);
      return new KeyPair(
          ml.getPrivate(), Bytes.of(scalar), Bytes.of(Octets.join(raw, X25519.publicOf(scalar))));
    } catch (GeneralSecurityException e) {
      throw new AssertionError("JDK 25 has ML-KEM-768", e);
    }
  }

  private static Bytes combine(byte[] ml, byte[] x, byte[] share, byte[] point) {
    return Bytes.of(Octets.digest("SHA3-256").digest(Octets.join(ml, x, share, point, LABEL)));
  }

  private static PublicKey mlPublic(byte[] raw) throws GeneralSecurityException {
    return KeyFactory.getInstance("ML-KEM")
        .generatePublic(new X509EncodedKeySpec(Octets.join(ML_PREFIX, raw)));
  }

  /// Randomness that was expanded from a seed; ends when the seed is used up.
  private static final class Given extends SecureRandom {

    private final byte[] bytes;
    private int used;

    Given(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public void nextBytes(byte[] wanted) {
      if (used + wanted.length > bytes.length) {
        throw new AssertionError("ML-KEM key generation draws exactly d and z");
      }
      System.arraycopy(bytes, used, wanted, 0, wanted.length);
      used += wanted.length;
    }
  }
}
