package denwaban.probe.user;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.kernel.Bytes;
import denwaban.seal.crypto.Secret;
import denwaban.seal.crypto.Signer;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/// An authenticator in memory (WebAuthn level 3, section 6), with an Ed25519 key that is gone after
/// the run. It can lie, as a stranger's would.
final class SoftwareAuthenticator {

  /// What it does wrong.
  enum Lie {
    NONE,
    /// It was touched by the person who holds it: possession alone.
    NO_VERIFICATION,
    WRONG_SIGNATURE,
    /// The page was another site's.
    OTHER_ORIGIN,
    /// The passkey was asked for by another site.
    OTHER_SITE
  }

  /// What a ceremony asks for.
  ///
  /// @param id of the ceremony
  /// @param rpId the host
  record Asked(String id, String challenge, String rpId) {}

  private static final int PRESENT = 0x01;
  private static final int VERIFIED = 0x04;
  private static final int ATTESTED = 0x40;

  private static final String ELSEWHERE = "probe.invalid";

  private final Signer key = Signer.generate();
  private final Bytes id = Secret.challenge();
  private int counter;

  /// What `POST /api/enrolment` takes.
  Map<String, Object> create(String token, Asked asked, String origin, Lie lie) {
    var body = new LinkedHashMap<String, Object>();
    body.put("token", token);
    body.put("ceremony", asked.id());
    body.put("credentialId", id.base64url());
    body.put("clientDataJSON", clientData("webauthn.create", asked, origin, lie).base64url());
    body.put("attestationObject", attestation(data(asked, lie, true)).base64url());
    return body;
  }

  /// What `POST /api/sign-in` takes.
  Map<String, Object> get(Asked asked, String origin, Lie lie) {
    var client = clientData("webauthn.get", asked, origin, lie);
    var data = data(asked, lie, false);
    var signed = Bytes.of(join(data, Secret.digestOf(client).toArray()));
    var signer = lie == Lie.WRONG_SIGNATURE ? Signer.generate() : key;
    var body = new LinkedHashMap<String, Object>();
    body.put("ceremony", asked.id());
    body.put("credentialId", id.base64url());
    body.put("clientDataJSON", client.base64url());
    body.put("authenticatorData", Bytes.of(data).base64url());
    body.put("signature", signer.signMessage(signed).base64url());
    return body;
  }

  private static Bytes clientData(String type, Asked asked, String origin, Lie lie) {
    var from = lie == Lie.OTHER_ORIGIN ? "https://" + ELSEWHERE : origin;
    return Bytes.of(
        """
        {"type":"%s","challenge":"%s","origin":"%s","crossOrigin":false}\
        """
            .formatted(type, asked.challenge(), from)
            .getBytes(UTF_8));
  }

  /// Section 6.1: rpIdHash, flags, counter; with a new key: AAGUID, id and public key.
  private byte[] data(Asked asked, Lie lie, boolean attested) {
    var site = lie == Lie.OTHER_SITE ? ELSEWHERE : asked.rpId();
    var flags = PRESENT | (lie == Lie.NO_VERIFICATION ? 0 : VERIFIED) | (attested ? ATTESTED : 0);
    var head =
        ByteBuffer.allocate(37)
            .put(Secret.digestOf(site).toArray())
            .put((byte) flags)
            .putInt(++counter)
            .array();
    var name = id.toArray();
    return attested
        ? join(head, new byte[16], new byte[] {0, (byte) name.length}, name, cose())
        : head;
  }

  /// RFC 9053 section 7.2: kty OKP, alg EdDSA, crv Ed25519, x.
  private byte[] cose() {
    return join(hex("a4010103272006215820"), key.publicKey().toArray());
  }

  /// CBOR of `{fmt: "none", attStmt: {}, authData}`.
  private static Bytes attestation(byte[] data) {
    return Bytes.of(
        join(
            hex("a363666d74646e6f6e656761747453746d74a068617574684461746159"),
            ByteBuffer.allocate(2).putShort((short) data.length).array(),
            data));
  }

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text);
  }

  private static byte[] join(byte[]... parts) {
    var all = new ByteArrayOutputStream();
    for (var part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
