package denwaban.seal.crypto;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import javax.crypto.KeyAgreement;

/// X25519 (RFC 7748) by the JDK, on raw 32-byte keys.
public final class X25519 {

  public static final int LENGTH = 32;

  // RFC 8410: the DER in front of a raw key.
  private static final byte[] PUBLIC = HexFormat.of().parseHex("302a300506032b656e032100");
  private static final byte[] PRIVATE = HexFormat.of().parseHex("302e020100300506032b656e04220420");
  private static final byte[] BASE = new byte[LENGTH];

  static {
    BASE[0] = 9;
  }

  private X25519() {}

  public static byte[] newScalar() {
    var scalar = new byte[LENGTH];
    new SecureRandom().nextBytes(scalar);
    return scalar;
  }

  public static byte[] publicOf(byte[] scalar) {
    try {
      return agree(scalar, BASE);
    } catch (InvalidKeyException e) {
      throw new AssertionError("the base point has no small order", e);
    }
  }

  /// @throws InvalidKeyException if `point` has small order: the secret would be known to all
  public static byte[] agree(byte[] scalar, byte[] point) throws InvalidKeyException {
    try {
      var agreement = KeyAgreement.getInstance("X25519");
      agreement.init(privateKey(scalar));
      agreement.doPhase(publicKey(point), true);
      return agreement.generateSecret();
    } catch (InvalidKeyException e) {
      throw e;
    } catch (GeneralSecurityException e) {
      throw new AssertionError("JDK 25 has X25519", e);
    }
  }

  private static PublicKey publicKey(byte[] raw) throws GeneralSecurityException {
    return KeyFactory.getInstance("X25519")
        .generatePublic(new X509EncodedKeySpec(Octets.join(PUBLIC, raw)));
  }

  private static PrivateKey privateKey(byte[] raw) throws GeneralSecurityException {
    return KeyFactory.getInstance("X25519")
        .generatePrivate(new PKCS8EncodedKeySpec(Octets.join(PRIVATE, raw)));
  }
}
