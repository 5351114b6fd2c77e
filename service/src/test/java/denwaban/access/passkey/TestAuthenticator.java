package denwaban.access.passkey;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.dataformat.cbor.CBORMapper;

/// An authenticator in memory, with P-256 unless what it says about its key has another. The
/// `with…` methods make it lie, as an attacker's would.
public final class TestAuthenticator {

  /// In bytes: a coordinate, a modulus.
  static final int P256 = 32;

  static final int RSA = 256;

  private static final int PRESENT = 0x01;
  private static final int VERIFIED = 0x04;
  private static final int ELIGIBLE = 0x08;
  private static final int BACKED_UP = 0x10;
  private static final int ATTESTED = 0x40;

  private KeyPair key = newKey();
  private final byte[] id = random(32);
  private byte[] userHandle = {};
  private int counter;
  private int flags = PRESENT | VERIFIED;
  private String originSuffix = "";
  private String rpPrefix = "";
  private @Nullable TestMaker maker;
  private @Nullable TestStatement statement;
  private boolean self;
  private boolean flipped;

  /// Its maker vouches for it, in the format `packed`.
  public TestAuthenticator madeBy(TestMaker by) {
    maker = by;
    return this;
  }

  /// It says about its key what authenticators of another kind say.
  public TestAuthenticator saying(TestStatement of) {
    statement = of;
    key = of.key();
    return this;
  }

  /// It vouches for itself, and names a model.
  public TestAuthenticator vouchingForItself(TestMaker asIf) {
    maker = asIf;
    self = true;
    return this;
  }

  /// One bit of the maker's signature is another.
  public TestAuthenticator withABitFlipped() {
    flipped = true;
    return this;
  }

  /// WebAuthn section 6.1.3: a passkey that may be synced, and is if `now`.
  public TestAuthenticator synced(boolean now) {
    flags = PRESENT | VERIFIED | ELIGIBLE | (now ? BACKED_UP : 0);
    return this;
  }

  /// As one that lies on one device says it.
  public TestAuthenticator bound() {
    flags = PRESENT | VERIFIED;
    return this;
  }

  /// Says that it is synced, although it cannot be: nonsense.
  public TestAuthenticator backedUpWithoutBeingEligible() {
    flags = PRESENT | VERIFIED | BACKED_UP;
    return this;
  }

  public TestAuthenticator withoutUserVerification() {
    flags = PRESENT;
    return this;
  }

  public TestAuthenticator withAnotherOrigin() {
    originSuffix = "1";
    return this;
  }

  public TestAuthenticator withAnotherRpId() {
    rpPrefix = "evil.";
    return this;
  }

  /// As if it had been copied and the other copy used.
  public TestAuthenticator withCounterSetBack() {
    counter -= 2;
    return this;
  }

  public String credentialId() {
    return text(id);
  }

  /// The body of `POST /api/enrolment` for these options.
  public Map<String, Object> create(String token, Map<?, ?> options, String origin) {
    var publicKey = part(options, "publicKey");
    userHandle = Base64.getUrlDecoder().decode(string(part(publicKey, "user"), "id"));
    var rp = string(part(publicKey, "rp"), "id");
    var body = new HashMap<String, Object>();
    body.put("token", token);
    body.put("ceremony", options.get("ceremony"));
    body.put("credentialId", text(id));
    var clientData = clientData("webauthn.create", publicKey, origin);
    body.put("clientDataJSON", text(clientData));
    body.put("attestationObject", text(attestation(authenticatorData(rp, true), clientData)));
    body.put("transports", java.util.List.of("internal"));
    return body;
  }

  /// The body of `POST /api/sign-in` for these options.
  public Map<String, Object> get(Map<?, ?> options, String origin) {
    var publicKey = part(options, "publicKey");
    var clientData = clientData("webauthn.get", publicKey, origin);
    var data = authenticatorData(string(publicKey, "rpId"), false);
    var body = new HashMap<String, Object>();
    body.put("ceremony", options.get("ceremony"));
    body.put("credentialId", text(id));
    body.put("clientDataJSON", text(clientData));
    body.put("authenticatorData", text(data));
    body.put("signature", text(sign(join(data, sha256(clientData)))));
    body.put("userHandle", text(userHandle));
    return body;
  }

  /// An object inside an object of JSON.
  public static Map<?, ?> part(Map<?, ?> json, String key) {
    return (Map<?, ?>) Objects.requireNonNull(json.get(key), key);
  }

  public static String string(Map<?, ?> json, String key) {
    return (String) Objects.requireNonNull(json.get(key), key);
  }

  private byte[] clientData(String type, Map<?, ?> publicKey, String origin) {
    return """
    {"type":"%s","challenge":"%s","origin":"%s","crossOrigin":false}\
    """
        .formatted(type, publicKey.get("challenge"), origin + originSuffix)
        .getBytes(UTF_8);
  }

  private byte[] authenticatorData(String rpId, boolean attested) {
    var head =
        ByteBuffer.allocate(37)
            .put(sha256((rpPrefix + rpId).getBytes(UTF_8)))
            .put((byte) (flags | (attested ? ATTESTED : 0)))
            .putInt(++counter)
            .array();
    return attested ? join(head, aaguid(), new byte[] {0, (byte) id.length}, id, coseKey()) : head;
  }

  /// RFC 9053: kty EC2, alg ES256, crv P-256, x, y. RFC 8812: kty RSA, alg RS256, n, e.
  private byte[] coseKey() {
    if (key.getPublic() instanceof RSAPublicKey rsa) {
      return join(
          hex("a401030339010020"), bytes(unsigned(rsa.getModulus(), RSA)), hex("2143010001"));
    }
    var point = ((ECPublicKey) key.getPublic()).getW();
    return join(
        hex("a5010203262001215820"),
        unsigned(point.getAffineX(), P256),
        hex("225820"),
        unsigned(point.getAffineY(), P256));
  }

  private byte[] aaguid() {
    if (statement != null) {
      return statement.aaguid();
    }
    return maker == null ? new byte[16] : maker.aaguid();
  }

  private byte[] attestation(byte[] data, byte[] clientData) {
    if (statement != null) {
      return new CBORMapper()
          .writeValueAsBytes(
              Map.of(
                  "fmt", statement.format(),
                  "attStmt", statement.about(data, sha256(clientData)),
                  "authData", data));
    }
    if (maker == null) {
      return join(hex("a363666d74646e6f6e656761747453746d74a0"), authData(data));
    }
    var message = join(data, sha256(clientData));
    var signature = self ? sign(message) : maker.sign(message);
    if (flipped) {
      signature[signature.length - 1] ^= 1;
    }
    return join(
        hex("a363666d74667061636b65646761747453746d74"), // fmt: packed; attStmt
        hex(self ? "a2" : "a3"),
        hex("63616c6726"), // alg: ES256
        hex("63736967"),
        bytes(signature),
        self ? new byte[0] : join(hex("63783563"), maker.chain()),
        authData(data));
  }

  private static byte[] authData(byte[] data) {
    return join(hex("686175746844617461"), bytes(data));
  }

  /// CBOR: a byte string of up to 65,535 bytes.
  static byte[] bytes(byte[] data) {
    return join(
        new byte[] {0x59}, ByteBuffer.allocate(2).putShort((short) data.length).array(), data);
  }

  private byte[] sign(byte[] message) {
    try {
      var signature =
          Signature.getInstance(
              key.getPublic() instanceof RSAPublicKey ? "SHA256withRSA" : "SHA256withECDSA");
      signature.initSign(key.getPrivate());
      signature.update(message);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static KeyPair newKey() {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] sha256(byte[] data) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(data);
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /// @param size in bytes
  static byte[] unsigned(BigInteger value, int size) {
    var number = value.toByteArray();
    var fixed = new byte[size];
    var length = Math.min(size, number.length);
    System.arraycopy(number, number.length - length, fixed, size - length, length);
    return fixed;
  }

  private static byte[] random(int length) {
    var bytes = new byte[length];
    new SecureRandom().nextBytes(bytes);
    return bytes;
  }

  private static byte[] hex(String text) {
    return java.util.HexFormat.of().parseHex(text);
  }

  static byte[] join(byte[]... parts) {
    var all = new ByteArrayOutputStream();
    for (var part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  private static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
