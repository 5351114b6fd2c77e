package denwaban.access.passkey;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Whether certificates lead to one that is trusted (RFC 5280 section 6), without a network.
final class CertificateChain {

  private CertificateChain() {}

  /// @param chain the holder's first, each issued by the next; a trusted one may be the last, or
  ///   the only one
  /// @throws CertificateException if it does not lead there at this time, a trusted one's own end
  ///   included
  @SuppressWarnings("JavaUtilDate") // what the JDK's certificates ask for
  static void check(List<X509Certificate> chain, Set<X509Certificate> trusted, Instant at)
      throws CertificateException {
    if (chain.isEmpty()) {
      throw new CertificateException("no certificate");
    }
    var date = Date.from(at);
    for (var one : chain) {
      one.checkValidity(date);
    }
    var own = chain.stream().takeWhile(one -> !trusted.contains(one)).toList();
    if (own.isEmpty()) {
      return; // the holder's own certificate is trusted
    }
    try {
      var anchors =
          trusted.stream()
              .filter(one -> !date.before(one.getNotBefore()) && !date.after(one.getNotAfter()))
              .map(one -> new TrustAnchor(one, null))
              .collect(Collectors.toUnmodifiableSet());
      var parameters = new PKIXParameters(anchors);
      parameters.setRevocationEnabled(false); // FIDO's list says what is revoked
      parameters.setDate(date);
      // Microsoft's certificates of TPMs say, marked as critical, what they are for in words
      parameters.setPolicyQualifiersRejected(false);
      CertPathValidator.getInstance("PKIX")
          .validate(CertificateFactory.getInstance("X.509").generateCertPath(own), parameters);
    } catch (CertificateException e) {
      throw e;
    } catch (GeneralSecurityException e) {
      throw new CertificateException("leads to no certificate that is trusted", e);
    }
  }
}
