package denwaban.terms;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.kernel.Bytes;
import denwaban.seal.crypto.CoseKey;
import denwaban.seal.crypto.Digest;
import denwaban.seal.json.Fields;
import denwaban.seal.json.Json;
import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A WebAuthn assertion (level 3, section 7.2), as far as it can be checked without the server:
/// that the holder of a public key, present and verified, answered exactly this challenge.
///
/// @param publicKey attested credential data (section 6.5.1): model, id, COSE key
/// @param clientData as the browser wrote it
public record PasskeySignature(
    Bytes publicKey, Bytes clientData, Bytes authenticatorData, Bytes signature) {

  private static final String STAMP = "timeStamp";

  private static final Set<String> MEMBERS =
      Set.of("authenticatorData", "clientData", "publicKey", "signature", "statement");

  private static final Set<String> STAMPED_MEMBERS =
      Set.of("authenticatorData", "clientData", "publicKey", "signature", "statement", STAMP);

  /// SHA-256 of the rpId, flags, counter.
  private static final int HEAD = 37;

  private static final int FLAGS = 32;

  /// User present, and user verified.
  private static final int PRESENT_AND_VERIFIED = 0x05;

  /// Whether it signs this challenge.
  public boolean signs(Bytes challenge) {
    var data = authenticatorData.toArray();
    if (data.length < HEAD || (data[FLAGS] & PRESENT_AND_VERIFIED) != PRESENT_AND_VERIFIED) {
      return false;
    }
    // the order of members is fixed, so that this is enough (section 5.8.1.2)
    var begins = "{\"type\":\"webauthn.get\",\"challenge\":\"" + challenge.base64url() + "\",";
    if (!new String(clientData.toArray(), UTF_8).startsWith(begins)) return false;
    var message = new ByteArrayOutputStream();
    message.writeBytes(data);
    message.writeBytes(Digest.sha256(clientData).toArray());
    try {
      return CoseKey.of(publicKey).verifies(message.toByteArray(), signature.toArray());
    } catch (GeneralSecurityException | IllegalArgumentException malformed) {
      return false;
    }
  }

  /// As a file of a contract has it.
  Json json(SigningStatement statement, @Nullable Bytes timeStamp) {
    var members = new HashMap<String, Json>();
    members.put("authenticatorData", new Json.Text(authenticatorData.base64url()));
    members.put("clientData", new Json.Text(clientData.base64url()));
    members.put("publicKey", new Json.Text(publicKey.base64url()));
    members.put("signature", new Json.Text(signature.base64url()));
    members.put("statement", new Json.Text(new String(statement.bytes().toArray(), UTF_8)));
    if (timeStamp != null) members.put(STAMP, new Json.Text(timeStamp.base64url()));
    return new Json.Obj(members);
  }

  /// @throws IllegalArgumentException if it is none
  static SignedStatement parse(Json json) {
    var stamped = json instanceof Json.Obj(var members) && members.containsKey(STAMP);
    var f = Fields.of(json, stamped ? STAMPED_MEMBERS : MEMBERS);
    return new SignedStatement(
        SigningStatement.parse(Bytes.of(f.text("statement").getBytes(UTF_8))),
        new PasskeySignature(
            Bytes.ofBase64url(f.text("publicKey")),
            Bytes.ofBase64url(f.text("clientData")),
            Bytes.ofBase64url(f.text("authenticatorData")),
            Bytes.ofBase64url(f.text("signature"))),
        stamped ? Bytes.ofBase64url(f.text(STAMP)) : null);
  }
}
