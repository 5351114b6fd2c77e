package denwaban.access.passkey;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What authenticators of one kind say about a key that they made.
public interface TestStatement {

  String format();

  /// The new key: P-256 or RSA.
  KeyPair key();

  /// 16 bytes.
  byte[] aaguid();

  /// The attestation statement, as CBOR's values.
  Map<String, ?> about(byte[] authenticatorData, byte[] clientDataHash);

  static byte[] digest(String algorithm, byte[]... parts) {
    try {
      return MessageDigest.getInstance(algorithm).digest(TestAuthenticator.join(parts));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  static byte[] sign(String algorithm, PrivateKey key, byte[]... parts) {
    try {
      var signature = Signature.getInstance(algorithm);
      signature.initSign(key);
      signature.update(TestAuthenticator.join(parts));
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  static List<byte[]> der(List<X509Certificate> chain) {
    return chain.stream().map(TestStatement::der).toList();
  }

  private static byte[] der(X509Certificate one) {
    try {
      return one.getEncoded();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /// The last bit is another.
  static byte[] flipped(byte[] bytes) {
    var other = Arrays.copyOf(bytes, bytes.length);
    other[other.length - 1] ^= 1;
    return other;
  }

  /// Of the credential, in its authenticator data (WebAuthn section 6.5.1).
  static byte[] credentialId(byte[] authenticatorData) {
    var length = Objects.checkIndex(authenticatorData[54] & 0xff, authenticatorData.length);
    return Arrays.copyOfRange(authenticatorData, 55, 55 + length);
  }
}
