package denwaban.access.passkey;

import java.security.KeyPair;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bouncycastle.asn1.x509.Extension;

/// A security key whose maker vouches for it (WebAuthn section 8.2).
///
/// @param maker the key that vouches; with an RSA one by SHA-1
/// @param subject of its certificate
record TestPacked(
    UUID model, TestCa ca, KeyPair maker, KeyPair key, String subject, List<Extension> extensions)
    implements TestStatement {

  TestPacked(UUID model, TestCa ca, Extension... extensions) {
    this(model, ca, TestCa.pair(), TestCa.pair(), TestCa.MAKER, List.of(extensions));
  }

  TestPacked by(KeyPair other) {
    return new TestPacked(model, ca, other, key, subject, extensions);
  }

  TestPacked called(String other) {
    return new TestPacked(model, ca, maker, key, other, extensions);
  }

  @Override
  public String format() {
    return "packed";
  }

  @Override
  public byte[] aaguid() {
    return TestTpm.bytes(model);
  }

  @Override
  public Map<String, ?> about(byte[] authenticatorData, byte[] clientDataHash) {
    var rsa = maker.getPublic() instanceof RSAPublicKey;
    return Map.of(
        "alg", rsa ? -65535 : -7,
        "sig",
            TestStatement.sign(
                rsa ? "SHA1withRSA" : "SHA256withECDSA",
                maker.getPrivate(),
                authenticatorData,
                clientDataHash),
        "x5c",
            TestStatement.der(
                List.of(ca.issue(subject, maker.getPublic(), TestCa.UNTIL, extensions))));
  }
}
