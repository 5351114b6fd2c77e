package denwaban.access.passkey;

import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.RegistrationRequest;
import denwaban.http.Site;
import denwaban.kernel.Bytes;
import java.util.Map;
import java.util.Set;

/// One enrolment as the checks see it, without a server.
record TestCeremony(Bytes challenge) {

  static final Site SITE = new Site("desk.localhost", "http://desk.localhost:8080");

  static final TestCeremony ONE = new TestCeremony(Bytes.of(new byte[32]));
  static final TestCeremony ANOTHER = new TestCeremony(Bytes.of(new byte[33]));

  /// What the browser sends for this authenticator.
  Attestation made(TestAuthenticator by) {
    var body =
        by.create(
            "token",
            Map.of(
                "ceremony",
                "ceremony",
                "publicKey",
                Map.of(
                    "user", Map.of("id", "AAAA"),
                    "rp", Map.of("id", SITE.host()),
                    "challenge", challenge.base64url())),
            SITE.origin());
    return new Attestation(
        bytes(body, "credentialId"),
        bytes(body, "clientDataJSON"),
        bytes(body, "attestationObject"),
        Set.of("internal"));
  }

  RegistrationRequest request(TestAuthenticator by) {
    return WebAuthn.request(made(by));
  }

  RegistrationParameters parameters() {
    return WebAuthn.parameters(challenge, SITE);
  }

  private static Bytes bytes(Map<String, Object> body, String field) {
    return Bytes.ofBase64url(TestAuthenticator.string(body, field));
  }
}
