package denwaban.audit.proof.stamp;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Who may stamp: a certificate under one that the reader trusts, made for time stamping alone.
final class Authority {

  private static final String TIME_STAMPING = "1.3.6.1.5.5.7.3.8";
  private static final String EXTENDED_KEY_USAGE = "2.5.29.37";

  private Authority() {}

  static X509Certificate certificate(byte[] der) throws CertificateException {
    var factory = CertificateFactory.getInstance("X.509");
    return (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der));
  }

  /// RFC 3161 section 2.3: the key is for this only, and the extension that says so is critical.
  static boolean forStampingAlone(X509Certificate signer) throws CertificateException {
    var critical = signer.getCriticalExtensionOIDs();
    return critical != null
        && critical.contains(EXTENDED_KEY_USAGE)
        && List.of(TIME_STAMPING).equals(signer.getExtendedKeyUsage());
  }

  /// Whether a chain leads from `signer` to one of `trusted`, as all of it was valid at `then`.
  ///
  /// Revocation is not checked: there is no network here. A reader says so.
  ///
  /// @param between certificates that came along
  static boolean answersFor(
      X509Certificate signer,
      Collection<X509Certificate> between,
      Set<X509Certificate> trusted,
      Instant then)
      throws GeneralSecurityException {
    if (trusted.contains(signer)) {
      signer.checkValidity(Date.from(then));
      return true;
    }
    var target = new X509CertSelector();
    target.setCertificate(signer);
    var anchors =
        trusted.stream().map(one -> new TrustAnchor(one, null)).collect(Collectors.toSet());
    var wanted = new PKIXBuilderParameters(anchors, target);
    wanted.setRevocationEnabled(false);
    wanted.setDate(Date.from(then));
    wanted.addCertStore(
        CertStore.getInstance("Collection", new CollectionCertStoreParameters(between)));
    CertPathBuilder.getInstance("PKIX").build(wanted);
    return true;
  }
}
