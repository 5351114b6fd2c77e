package denwaban.contract.signing;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.access.passkey.Challenges;
import denwaban.http.Site;
import java.util.List;

/// What a browser gives to the authenticator.
///
/// @param statement canonical text whose hash is the challenge
record ToSign(String ceremony, String statement, Options publicKey) {

  /// WebAuthn's `PublicKeyCredentialRequestOptions`, binary fields in base64url.
  record Options(
      String challenge,
      String rpId,
      long timeout,
      String userVerification,
      List<Credential> allowCredentials) {}

  record Credential(String type, String id) {}

  static ToSign of(SigningCeremony.Begun begun, Site site) {
    return new ToSign(
        begun.ceremony(),
        new String(begun.statement().bytes().toArray(), UTF_8),
        new Options(
            begun.statement().challenge().base64url(),
            site.host(),
            Challenges.LIFE.toMillis(),
            "required",
            begun.passkeys().stream()
                .map(it -> new Credential("public-key", it.id().base64url()))
                .toList()));
  }
}
