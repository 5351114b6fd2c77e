package denwaban.access.passkey;

import java.security.KeyPair;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Enumerated;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.x509.Extension;

/// A phone, with a key that its secure hardware made, and a certificate about it.
///
/// @param apple whether it is Apple's (WebAuthn section 8.8); else Android's (8.4)
/// @param model its AAGUID
public record TestPhone(boolean apple, UUID model, TestCa ca, KeyPair key)
    implements TestStatement {

  private static final String KEY_DESCRIPTION = "1.3.6.1.4.1.11129.2.1.17";
  private static final String NONCE = "1.2.840.113635.100.8.2";

  @Override
  public String format() {
    return apple ? "apple" : "android-key";
  }

  @Override
  public byte[] aaguid() {
    return TestTpm.bytes(model);
  }

  @Override
  public Map<String, ?> about(byte[] authenticatorData, byte[] clientDataHash) {
    if (apple) {
      var nonce = TestStatement.digest("SHA-256", authenticatorData, clientDataHash);
      var said = new DERSequence(new DERTaggedObject(true, 1, new DEROctetString(nonce)));
      return Map.of("x5c", chain(TestCa.extension(NONCE, false, said)));
    }
    return Map.of(
        "alg", -7,
        "sig",
            TestStatement.sign(
                "SHA256withECDSA", key.getPrivate(), authenticatorData, clientDataHash),
        "x5c", chain(TestCa.extension(KEY_DESCRIPTION, false, description(clientDataHash))));
  }

  private List<byte[]> chain(Extension about) {
    return TestStatement.der(
        List.of(ca.issue("CN=Key", key.getPublic(), TestCa.UNTIL, List.of(about))));
  }

  /// Made in the secure hardware, to sign, for one app.
  private static DERSequence description(byte[] challenge) {
    var hardware = new ASN1Enumerated(1);
    var version = new ASN1Integer(4);
    var toSign = new DERTaggedObject(true, 1, new DERSet(new ASN1Integer(2)));
    var generated = new DERTaggedObject(true, 702, new ASN1Integer(0));
    return new DERSequence(
        new ASN1Encodable[] {
          version,
          hardware,
          version,
          hardware,
          new DEROctetString(challenge),
          new DEROctetString(new byte[0]),
          new DERSequence(),
          new DERSequence(new ASN1Encodable[] {toSign, generated})
        });
  }
}
