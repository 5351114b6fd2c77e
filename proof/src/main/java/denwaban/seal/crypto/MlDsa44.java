package denwaban.seal.crypto;

import denwaban.kernel.Bytes;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/// Checks ML-DSA-44 signatures (FIPS 204, empty context) by the JDK, under raw keys. They hold
/// against a quantum computer too.
public final class MlDsa44 {

  /// Bytes of a public key.
  public static final int KEY = 1_312;

  /// Bytes of a signature.
  public static final int SIGNATURE = 2_420;

  static final String NAME = "ML-DSA-44";

  // RFC 9881: the DER in front of a raw key.
  private static final byte[] PREFIX =
      HexFormat.of().parseHex("30820532300b06096086480165030403110382052100");

  private MlDsa44() {}

  /// For formats that bring their own separation, such as cosignatures. False too if key or
  /// signature is malformed: both come from outside.
  public static boolean verifies(Bytes key, Bytes message, Bytes signature) {
    if (key.length() != KEY || signature.length() != SIGNATURE) {
      return false;
    }
    try {
      var check = Signature.getInstance(NAME);
      check.initVerify(publicKey(key));
      check.update(message.toArray());
      return check.verify(signature.toArray());
    } catch (InvalidKeyException | SignatureException e) {
      return false;
    } catch (GeneralSecurityException e) {
      throw new AssertionError("JDK 25 has ML-DSA-44", e);
    }
  }

  static Bytes raw(PublicKey key) {
    var encoded = key.getEncoded();
    return Bytes.of(Arrays.copyOfRange(encoded, PREFIX.length, encoded.length));
  }

  private static PublicKey publicKey(Bytes raw) throws GeneralSecurityException {
    try {
      return KeyFactory.getInstance(NAME)
          .generatePublic(new X509EncodedKeySpec(Octets.join(PREFIX, raw.toArray())));
    } catch (InvalidKeySpecException e) {
      throw new InvalidKeyException("not a key", e);
    }
  }
}
