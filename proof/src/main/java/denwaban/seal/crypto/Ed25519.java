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

/// Checks Ed25519 signatures (RFC 8032) by the JDK, under raw 32-byte keys.
public final class Ed25519 {

  /// Bytes of a public key.
  public static final int KEY = 32;

  /// Bytes of a signature.
  public static final int SIGNATURE = 64;

  // RFC 8410: the DER in front of a raw key.
  private static final byte[] PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

  private Ed25519() {}

  /// False too if key or signature is malformed: both come from outside.
  public static boolean verifies(Bytes key, Signing what, Bytes text, Bytes signature) {
    return verifies(key, Bytes.of(what.under(text)), signature);
  }

  /// As above, for formats that bring their own separation, such as signed notes.
  public static boolean verifies(Bytes key, Bytes message, Bytes signature) {
    if (key.length() != KEY || signature.length() != SIGNATURE) {
      return false;
    }
    try {
      var check = Signature.getInstance("Ed25519");
      check.initVerify(publicKey(key));
      check.update(message.toArray());
      return check.verify(signature.toArray());
    } catch (InvalidKeyException | SignatureException e) {
      return false;
    } catch (GeneralSecurityException e) {
      throw new AssertionError("JDK 25 has Ed25519", e);
    }
  }

  static Bytes raw(PublicKey key) {
    var encoded = key.getEncoded();
    return Bytes.of(Arrays.copyOfRange(encoded, PREFIX.length, encoded.length));
  }

  private static PublicKey publicKey(Bytes raw) throws GeneralSecurityException {
    try {
      return KeyFactory.getInstance("Ed25519")
          .generatePublic(new X509EncodedKeySpec(Octets.join(PREFIX, raw.toArray())));
    } catch (InvalidKeySpecException e) {
      throw new InvalidKeyException("not a point", e);
    }
  }
}
