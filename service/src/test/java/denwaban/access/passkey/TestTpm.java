package denwaban.access.passkey;

import static denwaban.access.passkey.TestAuthenticator.join;
import static denwaban.access.passkey.TestAuthenticator.unsigned;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBMPString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;

/// A computer's TPM 2.0 as Windows Hello uses it: keys of its own, an attestation key with a
/// certificate as Microsoft gives it out, and what that key says of the others. The public fields
/// and `with…` methods make it lie.
public final class TestTpm implements TestStatement {

  /// A key that is made in the TPM and stays there, as Windows makes it: fixedTPM, fixedParent,
  /// sensitiveDataOrigin, userWithAuth, noDA, sign (TPM 2.0 Library, part 2, section 8.3).
  static final int STAYS = 0x0004_0472;

  static final String AIK = "2.23.133.8.3";
  static final String AAGUID = "1.3.6.1.4.1.45724.1.1.4";

  /// What the attestation key signs with.
  public enum Signing {
    RS1(-65535, "SHA1withRSA", "SHA-1"),
    RS256(-257, "SHA256withRSA", "SHA-256"),
    ES256(-7, "SHA256withECDSA", "SHA-256");

    private final int alg;
    private final String jca;
    private final String hash;

    Signing(int alg, String jca, String hash) {
      this.alg = alg;
      this.jca = jca;
      this.hash = hash;
    }
  }

  private static final KeyPair RSA = rsa(); // of all: making one takes a moment
  private static final KeyPair RSA_AIK = rsa();

  private final UUID model;
  private final TestCa ca;
  private final KeyPair key;
  private final Signing signing;
  private final KeyPair aik;
  private final List<Extension> extensions = new ArrayList<>();

  Instant until = TestCa.UNTIL;
  String subject = "";
  String version = "2.0";
  int attributes = STAYS;
  byte[] type = {(byte) 0x80, 0x17}; // TPM_ST_ATTEST_CERTIFY
  byte[] magic = {(byte) 0xff, 'T', 'C', 'G'};

  /// TPM_ALG_SHA256.
  byte nameHash = 0x0b;

  byte pubAreaHash = 0x0b;
  boolean certInfoFlipped;
  boolean extraDataFlipped;
  boolean signatureFlipped;
  public boolean withoutChain;

  /// Above the attestation key's certificate.
  List<X509Certificate> chain = List.of();

  private PublicKey shown;
  private PublicKey certified;

  /// @param ca signs the attestation key's certificate
  public TestTpm(UUID model, TestCa ca, Signing signing) {
    this(model, ca, signing, signing == Signing.ES256 ? TestCa.pair() : RSA);
  }

  TestTpm(UUID model, TestCa ca, Signing signing, KeyPair key) {
    this.model = model;
    this.ca = ca;
    this.signing = signing;
    this.key = key;
    this.aik = signing == Signing.ES256 ? TestCa.pair() : RSA_AIK;
    this.shown = key.getPublic();
    this.certified = key.getPublic();
    extensions.add(words());
    extensions.add(purpose(AIK));
    extensions.add(names("id:494E5443", "ICL", "id:00020000"));
  }

  /// It certifies, and shows, another key than the passkey's.
  TestTpm withAnotherKey() {
    shown = another();
    certified = shown;
    return this;
  }

  /// It shows the passkey's key, made anywhere, and has certified one of its own.
  TestTpm withAnotherKeyCertified() {
    certified = another();
    return this;
  }

  /// In its certificate, instead of one that is there already.
  TestTpm with(Extension other) {
    without(other.getExtnId().getId());
    extensions.add(other);
    return this;
  }

  TestTpm without(String oid) {
    extensions.removeIf(it -> it.getExtnId().getId().equals(oid));
    return this;
  }

  static Extension purpose(String oid) {
    return TestCa.extension(
        Extension.extendedKeyUsage.getId(), false, new DERSequence(new ASN1ObjectIdentifier(oid)));
  }

  /// TPMv2-EK-Profile section 3.2.9, as Windows' certificates have it: critical, in UTF-8.
  static Extension names(String maker, String part, String firmware) {
    var names =
        new DERSequence(
            new ASN1Encodable[] {
              name("2.23.133.2.1", maker),
              name("2.23.133.2.2", part),
              name("2.23.133.2.3", firmware)
            });
    return TestCa.extension(
        Extension.subjectAlternativeName.getId(),
        true,
        new GeneralNames(new GeneralName(X500Name.getInstance(names))));
  }

  /// A name that is none of a TPM. Without any, Java reads no certificate with an empty subject.
  static Extension host(String name) {
    return TestCa.extension(
        Extension.subjectAlternativeName.getId(),
        true,
        new GeneralNames(new GeneralName(GeneralName.dNSName, name)));
  }

  static Extension aaguid(UUID of) {
    return TestCa.extension(AAGUID, false, new DEROctetString(bytes(of)));
  }

  /// A critical policy with words for a reader, as Windows' certificates have it.
  private static Extension words() {
    var notice = new DERSequence(new DERBMPString("TCPA  Trusted  Platform  Identity"));
    var qualifier = sequence(new ASN1ObjectIdentifier("1.3.6.1.5.5.7.2.2"), notice);
    var policy =
        sequence(new ASN1ObjectIdentifier("1.3.6.1.4.1.311.21.31"), new DERSequence(qualifier));
    return TestCa.extension(Extension.certificatePolicies.getId(), true, new DERSequence(policy));
  }

  private static DERSequence sequence(ASN1Encodable first, ASN1Encodable second) {
    var both = new ASN1EncodableVector();
    both.add(first);
    both.add(second);
    return new DERSequence(both);
  }

  private static DERSet name(String oid, String value) {
    return new DERSet(sequence(new ASN1ObjectIdentifier(oid), new DERUTF8String(value)));
  }

  @Override
  public String format() {
    return "tpm";
  }

  @Override
  public KeyPair key() {
    return key;
  }

  @Override
  public byte[] aaguid() {
    return bytes(model);
  }

  static byte[] bytes(UUID id) {
    return ByteBuffer.allocate(16)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }

  @Override
  public Map<String, ?> about(byte[] authenticatorData, byte[] clientDataHash) {
    var certInfo = certInfo(TestStatement.digest(signing.hash, authenticatorData, clientDataHash));
    var signature = TestStatement.sign(signing.jca, aik.getPrivate(), certInfo);
    var statement = new HashMap<String, Object>();
    statement.put("ver", version);
    statement.put("alg", signing.alg);
    statement.put("sig", signatureFlipped ? TestStatement.flipped(signature) : signature);
    statement.put("certInfo", certInfoFlipped ? TestStatement.flipped(certInfo) : certInfo);
    statement.put("pubArea", pubArea(shown));
    if (!withoutChain) {
      var all = new ArrayList<X509Certificate>();
      all.add(ca.issue(subject, aik.getPublic(), until, extensions));
      all.addAll(chain);
      statement.put("x5c", TestStatement.der(all));
    }
    return statement;
  }

  /// TPMS_ATTEST (part 2, section 10.12.8).
  private byte[] certInfo(byte[] extraData) {
    var stranger = join(new byte[] {0, 0x0b}, new byte[32]);
    var name =
        join(new byte[] {0, nameHash}, TestStatement.digest(hash(nameHash), pubArea(certified)));
    return join(
        magic,
        type,
        sized(stranger),
        sized(extraDataFlipped ? TestStatement.flipped(extraData) : extraData),
        new byte[17], // clock, counts of resets and restarts, whether it is safe
        new byte[8], // firmware
        sized(name),
        sized(stranger));
  }

  /// TPMT_PUBLIC (part 2, section 12.2.4).
  private byte[] pubArea(PublicKey of) {
    var common =
        join(
            new byte[] {0, pubAreaHash},
            ByteBuffer.allocate(4).putInt(attributes).array(),
            sized(new byte[32]));
    var none = new byte[] {0, 0x10}; // TPM_ALG_NULL
    if (of instanceof RSAPublicKey rsa) {
      return join(
          new byte[] {0, 0x01},
          common,
          none,
          none,
          new byte[] {0x08, 0}, // 2048 bits
          new byte[4], // 65537
          sized(unsigned(rsa.getModulus(), TestAuthenticator.RSA)));
    }
    var point = ((ECPublicKey) of).getW();
    return join(
        new byte[] {0, 0x23},
        common,
        none,
        none,
        new byte[] {0, 0x03}, // NIST P-256
        none,
        sized(unsigned(point.getAffineX(), TestAuthenticator.P256)),
        sized(unsigned(point.getAffineY(), TestAuthenticator.P256)));
  }

  private static String hash(byte alg) {
    return alg == 0x04 ? "SHA-1" : "SHA-256";
  }

  private static byte[] sized(byte[] bytes) {
    return join(ByteBuffer.allocate(2).putShort((short) bytes.length).array(), bytes);
  }

  private PublicKey another() {
    return key.getPublic() instanceof RSAPublicKey
        ? RSA_AIK.getPublic()
        : TestCa.pair().getPublic();
  }

  private static KeyPair rsa() {
    try {
      var generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
