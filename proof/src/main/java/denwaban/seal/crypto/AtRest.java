package denwaban.seal.crypto;

import denwaban.kernel.Bytes;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Wraps small secrets that lie in our own tables: AES-256-GCM, written as 12-byte IV and
/// ciphertext with a 16-byte tag.
///
/// A random IV is safe for some billions of secrets under one key (NIST SP 800-38D section 8.3).
public final class AtRest {

  /// Bytes of a key.
  public static final int KEY = 32;

  private static final int IV = 12;
  private static final int TAG_BITS = 128;
  private static final SecureRandom CHANCE = new SecureRandom();

  private AtRest() {}

  public static Bytes newKey() {
    var key = new byte[KEY];
    CHANCE.nextBytes(key);
    return Bytes.of(key);
  }

  /// @param place what the secret belongs to; the same is needed to open, so a row moved elsewhere
  ///   stays shut
  public static Bytes wrap(Bytes key, byte[] secret, byte[] place) {
    var iv = new byte[IV];
    CHANCE.nextBytes(iv);
    try {
      var sealed = cipher(Cipher.ENCRYPT_MODE, key, iv, place).doFinal(secret);
      var whole = Arrays.copyOf(iv, IV + sealed.length);
      System.arraycopy(sealed, 0, whole, IV, sealed.length);
      return Bytes.of(whole);
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every Java platform has AES-GCM", e);
    }
  }

  /// @return empty if the key, the place or a bit is not the one it was wrapped with
  public static Optional<Bytes> unwrap(Bytes key, Bytes wrapped, byte[] place) {
    var whole = wrapped.toArray();
    if (whole.length < IV + TAG_BITS / 8) {
      return Optional.empty();
    }
    try {
      var cipher = cipher(Cipher.DECRYPT_MODE, key, Arrays.copyOf(whole, IV), place);
      return Optional.of(Bytes.of(cipher.doFinal(whole, IV, whole.length - IV)));
    } catch (AEADBadTagException e) {
      return Optional.empty();
    } catch (GeneralSecurityException e) {
      throw new AssertionError("only the tag can be wrong", e);
    }
  }

  private static Cipher cipher(int mode, Bytes key, byte[] iv, byte[] place)
      throws GeneralSecurityException {
    var cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, new SecretKeySpec(key.toArray(), "AES"), new GCMParameterSpec(TAG_BITS, iv));
    cipher.updateAAD(place);
    return cipher;
  }
}
