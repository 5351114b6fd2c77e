package denwaban.contract.signing;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.access.passkey.Assertion;
import denwaban.access.passkey.WebAuthnLimits;
import denwaban.http.Base64Text;
import denwaban.http.Problem;
import denwaban.kernel.Bytes;
import denwaban.terms.SigningStatement;
import org.jspecify.annotations.Nullable;

/// A signature as a browser sends it.
///
/// @param statement the text that the server gave it to sign
record SigningBody(
    @Nullable String ceremony,
    @Nullable String statement,
    @Nullable String credentialId,
    @Nullable String clientDataJSON,
    @Nullable String authenticatorData,
    @Nullable String signature) {

  /// In characters.
  private static final int STATEMENT = 2_000;

  /// @throws Problem 400 if it is none
  SigningStatement said() {
    if (statement == null || statement.length() > STATEMENT) throw Problem.malformed();
    try {
      return SigningStatement.parse(Bytes.of(statement.getBytes(UTF_8)));
    } catch (IllegalArgumentException malformed) {
      throw Problem.malformed();
    }
  }

  String id() {
    return WebAuthnLimits.token(ceremony);
  }

  Assertion sent() {
    return new Assertion(
        Base64Text.required(credentialId, WebAuthnLimits.CREDENTIAL_ID),
        Base64Text.required(clientDataJSON, WebAuthnLimits.CLIENT_DATA),
        Base64Text.required(authenticatorData, WebAuthnLimits.AUTHENTICATOR_DATA),
        Base64Text.required(signature, WebAuthnLimits.SIGNATURE),
        null);
  }
}
