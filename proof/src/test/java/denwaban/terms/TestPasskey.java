package denwaban.terms;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.kernel.Bytes;
import denwaban.seal.crypto.Digest;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.HexFormat;

/// A passkey in memory, of the three kinds that sign contracts.
public final class TestPasskey {

  private static final int P256 = 32;

  private final KeyPair key;
  private final String algorithm;
  private final byte[] cose;
  private int flags = 0x05;

  private TestPasskey(KeyPair key, String algorithm, byte[] cose) {
    this.key = key;
    this.algorithm = algorithm;
    this.cose = cose;
  }

  /// P-256, as nearly all are.
  public static TestPasskey es256() {
    var pair = pair("EC", 256);
    var point = ((ECPublicKey) pair.getPublic()).getW();
    return new TestPasskey(
        pair,
        "SHA256withECDSA",
        join(
            hex("a5010203262001215820"),
            unsigned(point.getAffineX(), P256),
            hex("225820"),
            unsigned(point.getAffineY(), P256)));
  }

  static TestPasskey rs256() {
    var pair = pair("RSA", 2048);
    var modulus = unsigned(((RSAPublicKey) pair.getPublic()).getModulus(), 256);
    return new TestPasskey(
        pair, "SHA256withRSA", join(hex("a401030339010020590100"), modulus, hex("2143010001")));
  }

  static TestPasskey eddsa() {
    var pair = pair("Ed25519", 255);
    var encoded = ((EdECPublicKey) pair.getPublic()).getEncoded();
    var raw = new byte[32];
    System.arraycopy(encoded, encoded.length - 32, raw, 0, 32);
    return new TestPasskey(pair, "Ed25519", join(hex("a401010327200621" + "5820"), raw));
  }

  /// From now on it was not verified who holds it.
  TestPasskey unverified() {
    flags = 0x01;
    return this;
  }

  public SignedStatement sign(SigningStatement statement) {
    return new SignedStatement(statement, answer(statement.challenge()));
  }

  public PasskeySignature answer(Bytes challenge) {
    var client =
        ("{\"type\":\"webauthn.get\",\"challenge\":\""
                + challenge.base64url()
                + "\",\"origin\":\"https://tel.example.jp\",\"crossOrigin\":false}")
            .getBytes(UTF_8);
    var data =
        ByteBuffer.allocate(37)
            .put(Digest.sha256(Bytes.of("tel.example.jp".getBytes(UTF_8))).toArray())
            .put((byte) flags)
            .putInt(1)
            .array();
    try {
      var signing = Signature.getInstance(algorithm);
      signing.initSign(key.getPrivate());
      signing.update(data);
      signing.update(Digest.sha256(Bytes.of(client)).toArray());
      var attested = join(new byte[16], new byte[] {0, 2, 7, 7}, cose);
      return new PasskeySignature(
          Bytes.of(attested), Bytes.of(client), Bytes.of(data), Bytes.of(signing.sign()));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static KeyPair pair(String kind, int bits) {
    try {
      var generator = KeyPairGenerator.getInstance(kind);
      generator.initialize(bits);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] unsigned(BigInteger value, int size) {
    var number = value.toByteArray();
    var fixed = new byte[size];
    var length = Math.min(size, number.length);
    System.arraycopy(number, number.length - length, fixed, size - length, length);
    return fixed;
  }

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text);
  }

  private static byte[] join(byte[]... parts) {
    var all = new ByteArrayOutputStream();
    for (var part : parts) all.writeBytes(part);
    return all.toByteArray();
  }
}
