package denwaban.audit.proof.stamp;

import java.security.MessageDigest;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A stamp as it is sent: CMS SignedData (RFC 5652) around a [StampedText], by one signer.
final class Token {

  private static final String SIGNED_DATA = "1.2.840.113549.1.7.2";
  private static final String TST_INFO = "1.2.840.113549.1.9.16.1.4";
  private static final String CONTENT_TYPE = "1.2.840.113549.1.9.3";
  private static final String MESSAGE_DIGEST = "1.2.840.113549.1.9.4";
  private static final String SIGNING_CERTIFICATE_V2 = "1.2.840.113549.1.9.16.2.47";
  private static final String SIGNING_CERTIFICATE = "1.2.840.113549.1.9.16.2.12";

  /// Certificates that come along.
  private static final int CERTIFICATES = 16;

  private final byte[] info;
  private final StampedText said;
  private final List<X509Certificate> certificates;
  private final List<Der> signer;

  private Token(byte[] info, List<X509Certificate> certificates, List<Der> signer) {
    this.info = info;
    this.said = StampedText.parse(info);
    this.certificates = certificates;
    this.signer = signer;
  }

  /// @param answer `TimeStampResp`: a status, 0 or 1 if granted, and the token
  /// @throws IllegalArgumentException if it is not granted, or not of this form
  /// @throws CertificateException if a certificate in it cannot be read
  static Token parse(byte[] answer) throws CertificateException {
    var all = Der.of(answer).as(Der.SEQUENCE);
    var status = all.part(0).as(Der.SEQUENCE).part(0).integer().intValueExact();
    if (status != 0 && status != 1) {
      throw new IllegalArgumentException("the authority refused");
    }
    var outside = all.part(1).as(Der.SEQUENCE);
    oid(outside.part(0), SIGNED_DATA);
    var data = outside.part(1).as(Der.context(0)).part(0).as(Der.SEQUENCE).parts();
    if (data.size() < 4) {
      throw new IllegalArgumentException("not SignedData");
    }
    var inside = data.get(2).as(Der.SEQUENCE);
    oid(inside.part(0), TST_INFO);
    var info = inside.part(1).as(Der.context(0)).part(0).as(Der.OCTETS).content();
    var certificates = new ArrayList<X509Certificate>();
    if (data.get(3).is(Der.context(0))) {
      for (var one : data.get(3).parts()) {
        if (certificates.size() == CERTIFICATES) {
          throw new IllegalArgumentException("too many certificates");
        }
        certificates.add(Authority.certificate(one.as(Der.SEQUENCE).whole()));
      }
    }
    var signers = data.getLast().as(Der.SET).parts();
    if (signers.size() != 1) {
      throw new IllegalArgumentException("a stamp has one signer");
    }
    return new Token(info, certificates, signers.getFirst().as(Der.SEQUENCE).parts());
  }

  StampedText said() {
    return said;
  }

  List<X509Certificate> certificates() {
    return certificates;
  }

  /// The certificate that the signer names by issuer and number.
  Optional<X509Certificate> signer() {
    var named = part(1).as(Der.SEQUENCE);
    var issuer = named.part(0).whole();
    var number = named.part(1).integer();
    return certificates.stream()
        .filter(one ->
            one.getSerialNumber().equals(number)
                && Arrays.equals(one.getIssuerX500Principal().getEncoded(), issuer))
        .findFirst();
  }

  /// Whether `certificate` signed, names itself in what it signed, and signed what we read.
  boolean isSignedBy(X509Certificate certificate) throws CertificateEncodingException {
    var digest = part(2);
    var attributes = part(3).as(Der.context(0));
    // RFC 5652 section 5.4: signed as a SET, sent under another tag.
    var signed = attributes.whole();
    signed[0] = (byte) Der.SET;
    var byKey =
        Algorithms.verifies(
            part(4), digest, certificate.getPublicKey(), signed, part(5).as(Der.OCTETS).content());
    oid(attribute(attributes, CONTENT_TYPE).orElseThrow(Token::bare), TST_INFO);
    var content = attribute(attributes, MESSAGE_DIGEST).orElseThrow(Token::bare);
    return byKey
        && MessageDigest.isEqual(content.as(Der.OCTETS).content(), Algorithms.digest(digest, info))
        && names(attributes, certificate);
  }

  /// RFC 5035: which certificate was meant is signed too. SHA-1 (RFC 2634) is not taken as proof of
  /// it, but some authorities still write nothing else: then issuer and number must do.
  private static boolean names(Der attributes, X509Certificate certificate)
      throws CertificateEncodingException {
    var named = attribute(attributes, SIGNING_CERTIFICATE_V2);
    if (named.isEmpty()) {
      return attribute(attributes, SIGNING_CERTIFICATE).isPresent();
    }
    var first = named.get().as(Der.SEQUENCE).part(0).as(Der.SEQUENCE).part(0).as(Der.SEQUENCE);
    var parts = first.parts();
    var plain = parts.getFirst().is(Der.OCTETS);
    var hash = (plain ? parts.getFirst() : first.part(1)).as(Der.OCTETS).content();
    var encoded = certificate.getEncoded();
    var expected =
        plain ? Algorithms.sha256(encoded) : Algorithms.digest(parts.getFirst(), encoded);
    return MessageDigest.isEqual(hash, expected);
  }

  private static Optional<Der> attribute(Der attributes, String oid) {
    for (var one : attributes.parts()) {
      if (one.as(Der.SEQUENCE).part(0).oid().equals(oid)) {
        return Optional.of(one.part(1).as(Der.SET).part(0));
      }
    }
    return Optional.empty();
  }

  private Der part(int n) {
    if (n >= signer.size()) {
      throw bare();
    }
    return signer.get(n);
  }

  private static void oid(Der element, String wanted) {
    if (!element.oid().equals(wanted)) {
      throw new IllegalArgumentException("something else than a time stamp");
    }
  }

  private static IllegalArgumentException bare() {
    return new IllegalArgumentException("a signer without what he must sign");
  }
}
