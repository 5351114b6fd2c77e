package denwaban.seal.statement;

import denwaban.kernel.Bytes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;

/// A promise about some text that says nothing of it: SHA-256 over 32 random bytes and the text.
///
/// Without the salt, short texts (a number, a reason) could be guessed from the digest. With salt
/// and text anyone can show that they are what was committed to; when the salt is gone, no one can.
public record Commitment(Bytes salt, Bytes digest) {

  /// Bytes of a salt.
  public static final int SALT = 32;

  private static final SecureRandom CHANCE = new SecureRandom();

  public static Commitment to(byte[] text) {
    var salt = new byte[SALT];
    CHANCE.nextBytes(salt);
    return new Commitment(Bytes.of(salt), digest(Bytes.of(salt), text));
  }

  public boolean holdsFor(byte[] text) {
    return digest.equals(digest(salt, text));
  }

  private static Bytes digest(Bytes salt, byte[] text) {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      sha.update(salt.toArray());
      return Bytes.of(sha.digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
