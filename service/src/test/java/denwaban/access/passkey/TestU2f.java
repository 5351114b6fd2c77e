package denwaban.access.passkey;

import static denwaban.access.passkey.TestAuthenticator.unsigned;

import java.security.KeyPair;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// A security key of the time before FIDO2 (WebAuthn section 8.6): it has no PIN, and signs neither
/// its flags nor its model.
public record TestU2f(TestCa.Issued maker, KeyPair key) implements TestStatement {

  @Override
  public String format() {
    return "fido-u2f";
  }

  @Override
  public byte[] aaguid() {
    return new byte[16];
  }

  @Override
  public Map<String, ?> about(byte[] authenticatorData, byte[] clientDataHash) {
    var point = ((ECPublicKey) key.getPublic()).getW();
    return Map.of(
        "x5c", TestStatement.der(List.of(maker.certificate())),
        "sig",
            TestStatement.sign(
                "SHA256withECDSA",
                maker.key().getPrivate(),
                new byte[] {0},
                Arrays.copyOf(authenticatorData, 32), // the host's hash
                clientDataHash,
                TestStatement.credentialId(authenticatorData),
                new byte[] {4},
                unsigned(point.getAffineX(), TestAuthenticator.P256),
                unsigned(point.getAffineY(), TestAuthenticator.P256)));
  }
}
