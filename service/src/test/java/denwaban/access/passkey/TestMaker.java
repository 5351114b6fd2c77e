package denwaban.access.passkey;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.UUID;

/// Who makes security keys of one model, and vouches for each with a certificate under his root.
public final class TestMaker {

  private final UUID model;
  private final TestCa ca;
  private final TestCa.Issued issued;

  public TestMaker() {
    this(UUID.randomUUID(), TestCa.UNTIL);
  }

  /// @param until the end of the certificate with which he vouches
  TestMaker(UUID model, Instant until) {
    this(model, new TestCa(), until);
  }

  private TestMaker(UUID model, TestCa ca, Instant until) {
    this.model = model;
    this.ca = ca;
    this.issued = ca.issue(TestCa.MAKER, null, until);
  }

  /// Somebody else, who says that it is this model.
  TestMaker forger() {
    return new TestMaker(model, TestCa.UNTIL);
  }

  UUID model() {
    return model;
  }

  X509Certificate root() {
    return ca.root;
  }

  X509Certificate own() {
    return issued.certificate();
  }

  byte[] aaguid() {
    return ByteBuffer.allocate(16)
        .putLong(model.getMostSignificantBits())
        .putLong(model.getLeastSignificantBits())
        .array();
  }

  byte[] sign(byte[] message) {
    try {
      var signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(issued.key().getPrivate());
      signature.update(message);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /// In CBOR: an array of one certificate.
  byte[] chain() {
    try {
      return TestAuthenticator.join(
          new byte[] {(byte) 0x81}, TestAuthenticator.bytes(issued.certificate().getEncoded()));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
