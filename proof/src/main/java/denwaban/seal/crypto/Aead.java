package denwaban.seal.crypto;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// ChaCha20-Poly1305 (RFC 8439) by the JDK, under one key.
public final class Aead {

  public static final int TAG = 16;
  public static final int NONCE = 12;

  /// Instead of a length: not what this key and nonce sealed.
  public static final int REFUSED = -1;

  private final Cipher cipher;
  private final SecretKeySpec key;

  public Aead(byte[] key) {
    try {
      this.cipher = Cipher.getInstance("ChaCha20-Poly1305");
    } catch (GeneralSecurityException e) {
      throw new AssertionError("JDK 25 has ChaCha20-Poly1305", e);
    }
    this.key = new SecretKeySpec(key, "ChaCha20");
  }

  public byte[] seal(byte[] nonce, byte[] plain) {
    var text = Arrays.copyOf(plain, plain.length + TAG);
    seal(nonce, text, plain.length);
    return text;
  }

  /// Seals the first `len` bytes of `text` where they stand; the tag follows them.
  ///
  /// @return how many bytes of `text` are the sealed ones
  public int seal(byte[] nonce, byte[] text, int len) {
    try {
      cipher.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec(nonce));
      return cipher.doFinal(text, 0, len, text, 0);
    } catch (GeneralSecurityException e) {
      throw new AssertionError("a fresh nonce is always accepted", e);
    }
  }

  /// @return the plaintext, or null if the bytes are not what this key and nonce sealed
  public byte @Nullable [] open(byte[] nonce, byte[] sealed, int off, int len) {
    if (len < TAG) {
      return null;
    }
    try {
      cipher.init(Cipher.DECRYPT_MODE, key, new IvParameterSpec(nonce));
      return cipher.doFinal(sealed, off, len);
    } catch (AEADBadTagException e) {
      return null;
    } catch (GeneralSecurityException e) {
      throw new AssertionError("only the tag can be wrong", e);
    }
  }

  /// Opens the first `len` bytes of `sealed` into `plain`, which has room for them without the tag.
  /// The JDK checks the tag first: what does not open leaves `plain` as it was.
  ///
  /// @return how many bytes of `plain` were written, or [#REFUSED]
  public int open(byte[] nonce, byte[] sealed, int len, byte[] plain) {
    if (len < TAG) {
      return REFUSED;
    }
    try {
      cipher.init(Cipher.DECRYPT_MODE, key, new IvParameterSpec(nonce));
      return cipher.doFinal(sealed, 0, len, plain, 0);
    } catch (AEADBadTagException e) {
      return REFUSED;
    } catch (GeneralSecurityException e) {
      throw new AssertionError("only the tag can be wrong", e);
    }
  }
}
