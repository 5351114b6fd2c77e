package denwaban.seal.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// HKDF-SHA-256 and HMAC-SHA-256 by the JDK.
public final class Derivation {

  private Derivation() {}

  /// @param length bytes wanted, 1 to 8160
  public static byte[] hkdf(byte[] secret, byte[] salt, String info, int length) {
    return expand(extract(salt, secret), info.getBytes(UTF_8), length);
  }

  static byte[] extract(byte[] salt, byte[] secret) {
    try {
      var spec = HKDFParameterSpec.ofExtract().addSalt(salt).addIKM(secret).extractOnly();
      return KDF.getInstance("HKDF-SHA256").deriveData(spec);
    } catch (GeneralSecurityException e) {
      throw new AssertionError("JDK 25 has HKDF-SHA256", e);
    }
  }

  static byte[] expand(byte[] key, byte[] info, int length) {
    try {
      var spec = HKDFParameterSpec.expandOnly(new SecretKeySpec(key, "Generic"), info, length);
      return KDF.getInstance("HKDF-SHA256").deriveData(spec);
    } catch (GeneralSecurityException e) {
      throw new AssertionError("JDK 25 has HKDF-SHA256", e);
    }
  }

  public static byte[] hmac(byte[] key, byte[] data) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(data);
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every Java platform has HmacSHA256", e);
    }
  }
}
