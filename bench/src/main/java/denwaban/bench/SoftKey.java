package denwaban.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.kernel.Bytes;
import denwaban.seal.crypto.Digest;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// An authenticator in software: ES256 (P-256), user present and verified, a counter. It does what
/// a security key does in WebAuthn, and keeps nothing from anybody.
final class SoftKey {

  private static final int PRESENT_AND_VERIFIED = 0x05;
  private static final int ATTESTED = 0x40;
  private static final String HOST = "localhost";

  private static final Pattern CEREMONY = Pattern.compile("\"ceremony\":\"([^\"]+)\"");
  private static final Pattern CHALLENGE = Pattern.compile("\"challenge\":\"([^\"]+)\"");
  private static final Pattern USER = Pattern.compile("\"user\":\\{\"id\":\"([^\"]+)\"");

  private final String origin;
  private final KeyPair key = newKey();
  private final byte[] id = new byte[32];
  private String user = "";
  private int counter;

  SoftKey(String origin) {
    this.origin = origin;
    new SecureRandom().nextBytes(id);
  }

  static KeyPair newKey() {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every Java platform has P-256", e);
    }
  }

  /// The body of `POST /api/enrolment` for these options.
  String create(String token, String options) {
    user = part(USER, options);
    var point = ((ECPublicKey) key.getPublic()).getW();
    // RFC 9053: kty EC2, alg ES256, crv P-256, x, y
    var cose =
        join(
            HexFormat.of().parseHex("a5010203262001215820"),
            unsigned(point.getAffineX().toByteArray()),
            HexFormat.of().parseHex("225820"),
            unsigned(point.getAffineY().toByteArray()));
    var data = join(head(ATTESTED), new byte[16], new byte[] {0, (byte) id.length}, id, cose);
    // {"fmt": "none", "attStmt": {}, "authData": …}
    var attestation =
        join(
            HexFormat.of().parseHex("a363666d74646e6f6e656761747453746d74a068617574684461746159"),
            ByteBuffer.allocate(2).putShort((short) data.length).array(),
            data);
    return """
    {"token":"%s","ceremony":"%s","credentialId":"%s","clientDataJSON":"%s","attestationObject":"%s"}\
    """
        .formatted(
            token,
            part(CEREMONY, options),
            text(id),
            text(client("webauthn.create", options)),
            text(attestation));
  }

  /// The body of `POST /api/sign-in` for these options.
  String get(String options) throws GeneralSecurityException {
    var client = client("webauthn.get", options);
    var data = head(0);
    return """
    {"ceremony":"%s","credentialId":"%s","clientDataJSON":"%s","authenticatorData":"%s",\
    "signature":"%s","userHandle":"%s"}\
    """
        .formatted(
            part(CEREMONY, options),
            text(id),
            text(client),
            text(data),
            text(sign(join(data, sha256(client)))),
            user);
  }

  private byte[] client(String type, String options) {
    return """
    {"type":"%s","challenge":"%s","origin":"%s","crossOrigin":false}\
    """
        .formatted(type, part(CHALLENGE, options), origin)
        .getBytes(UTF_8);
  }

  private byte[] head(int flags) {
    return ByteBuffer.allocate(37)
        .put(sha256(HOST.getBytes(UTF_8)))
        .put((byte) (PRESENT_AND_VERIFIED | flags))
        .putInt(++counter)
        .array();
  }

  private byte[] sign(byte[] message) throws GeneralSecurityException {
    var signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(key.getPrivate());
    signature.update(message);
    return signature.sign();
  }

  private static byte[] sha256(byte[] data) {
    return Digest.sha256(Bytes.of(data)).toArray();
  }

  private static byte[] unsigned(byte[] number) {
    var fixed = new byte[32];
    var length = Math.min(32, number.length);
    System.arraycopy(number, number.length - length, fixed, 32 - length, length);
    return fixed;
  }

  private static byte[] join(byte[]... parts) {
    var all = new ByteArrayOutputStream();
    for (var part : parts) all.writeBytes(part);
    return all.toByteArray();
  }

  private static String part(Pattern pattern, String json) {
    var found = pattern.matcher(json);
    if (!found.find()) throw new IllegalStateException("no such options: " + json);
    return found.group(1);
  }

  private static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
