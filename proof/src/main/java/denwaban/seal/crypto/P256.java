package denwaban.seal.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.kernel.Bytes;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;

/// One ECDSA key on P-256, signing with SHA-256, as every browser's WebCrypto has it (FIPS 186-5).
public final class P256 {

  /// In bytes, of a public key as X.509 SubjectPublicKeyInfo with an uncompressed point.
  public static final int PUBLIC_KEY = 91;

  /// RFC 5480: id-ecPublicKey on prime256v1, and the mark of an uncompressed point.
  private static final String START = "3059301306072a8648ce3d020106082a8648ce3d03010703420004";

  /// r and s, 32 bytes each.
  private static final String ALGORITHM = "SHA256withECDSAinP1363Format";

  private final KeyPair pair;

  private P256(KeyPair pair) {
    this.pair = pair;
  }

  public static P256 generate() {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return new P256(generator.generateKeyPair());
    } catch (GeneralSecurityException e) {
      throw new AssertionError("JDK 25 has P-256", e);
    }
  }

  /// [#PUBLIC_KEY] bytes.
  public Bytes publicKey() {
    return Bytes.of(pair.getPublic().getEncoded());
  }

  /// @return 64 bytes
  public Bytes sign(String text) {
    try {
      var signing = Signature.getInstance(ALGORITHM);
      signing.initSign(pair.getPrivate());
      signing.update(text.getBytes(UTF_8));
      return Bytes.of(signing.sign());
    } catch (GeneralSecurityException e) {
      throw new AssertionError("JDK 25 has P-256", e);
    }
  }

  /// Whether it looks like a public key of this kind. That its point is on the curve only
  /// [#signed(Bytes, String, Bytes)] checks: no one can sign for a key that is not on it.
  public static boolean isPublicKey(Bytes encoded) {
    var text = HexFormat.of().formatHex(encoded.toArray());
    return text.length() == 2 * PUBLIC_KEY && text.startsWith(START);
  }

  /// @param publicKey as [#publicKey()]
  /// @return false also for what is no key or no signature
  public static boolean signed(Bytes publicKey, String text, Bytes signature) {
    try {
      var checking = Signature.getInstance(ALGORITHM);
      var spec = new X509EncodedKeySpec(publicKey.toArray());
      checking.initVerify(KeyFactory.getInstance("EC").generatePublic(spec));
      checking.update(text.getBytes(UTF_8));
      return checking.verify(signature.toArray());
    } catch (GeneralSecurityException malformed) {
      return false;
    }
  }
}
