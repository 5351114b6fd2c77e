package denwaban.seal.crypto;

import denwaban.kernel.Bytes;
import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// Joining and digesting byte strings.
public final class Octets {

  private Octets() {}

  public static byte[] join(byte[]... parts) {
    var all = new ByteArrayOutputStream();
    for (var part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  static MessageDigest sha256() {
    return digest("SHA-256");
  }

  static MessageDigest digest(String name) {
    try {
      return MessageDigest.getInstance(name);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("JDK 25 has " + name, e);
    }
  }

  public static Bytes sha256(Bytes data) {
    return Bytes.of(sha256().digest(data.toArray()));
  }
}
