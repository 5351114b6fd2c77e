package denwaban.call.media;

import denwaban.kernel.Bytes;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Hashtable;
import java.util.Vector;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.CipherSuite;
import org.bouncycastle.tls.ClientCertificateType;
import org.bouncycastle.tls.DefaultTlsServer;
import org.bouncycastle.tls.ExporterLabel;
import org.bouncycastle.tls.HashAlgorithm;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.SignatureAlgorithm;
import org.bouncycastle.tls.SignatureAndHashAlgorithm;
import org.bouncycastle.tls.TlsCredentialedSigner;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.TlsSRTPUtils;
import org.bouncycastle.tls.UseSRTPData;
import org.bouncycastle.tls.crypto.TlsCertificate;
import org.bouncycastle.tls.crypto.TlsCryptoParameters;
import org.bouncycastle.tls.crypto.impl.bc.BcDefaultTlsCredentialedSigner;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;
import org.jspecify.annotations.Nullable;

/// Our side of DTLS-SRTP (RFC 5763, RFC 5764): DTLS 1.2, forward secret suites only, and a client
/// certificate that must be the one whose fingerprint came with the offer.
final class Handshake extends DefaultTlsServer {

  /// Then the browser has given up, too.
  private static final int TIMEOUT_MILLIS = 20_000;

  private static final int[] SUITES = {
    CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
    CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384,
    CipherSuite.TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256,
  };

  private static final short[] SIGNATURES = {SignatureAlgorithm.ecdsa, SignatureAlgorithm.rsa};

  private final BcTlsCrypto crypto;
  private final Certificate ours;
  private final Bytes fingerprint;
  private int profile;
  private boolean shown;
  private boolean wrong;
  private @Nullable SrtpKeys keys;

  Handshake(SecureRandom chance, Certificate ours, Bytes fingerprint) {
    this(new BcTlsCrypto(chance), ours, fingerprint);
  }

  private Handshake(BcTlsCrypto crypto, Certificate ours, Bytes fingerprint) {
    super(crypto);
    this.crypto = crypto;
    this.ours = ours;
    this.fingerprint = fingerprint;
  }

  /// The keys, once the handshake is complete and the certificate was the right one.
  @Nullable SrtpKeys keys() {
    return shown && !wrong ? keys : null;
  }

  /// Whether it failed because of the client's certificate.
  boolean wrongCertificate() {
    return wrong;
  }

  @Override
  protected ProtocolVersion[] getSupportedVersions() {
    return ProtocolVersion.DTLSv12.only();
  }

  @Override
  protected int[] getSupportedCipherSuites() {
    return SUITES.clone();
  }

  @Override
  public int getHandshakeTimeoutMillis() {
    return TIMEOUT_MILLIS;
  }

  @Override
  public boolean requiresExtendedMasterSecret() {
    return true;
  }

  @Override
  protected TlsCredentialedSigner getECDSASignerCredentials() throws IOException {
    var chain =
        new org.bouncycastle.tls.Certificate(
            new TlsCertificate[] {crypto.createCertificate(ours.der().toArray())});
    return new BcDefaultTlsCredentialedSigner(
        new TlsCryptoParameters(context),
        crypto,
        ours.key(),
        chain,
        SignatureAndHashAlgorithm.getInstance(HashAlgorithm.sha256, SignatureAlgorithm.ecdsa));
  }

  /// Without this Bouncy Castle asks for no certificate, and any stranger could finish the
  /// handshake.
  @Override
  @SuppressWarnings("JdkObsolete") // the library's signature
  public CertificateRequest getCertificateRequest() {
    var algorithms = new Vector<SignatureAndHashAlgorithm>();
    for (var signature : SIGNATURES) {
      algorithms.add(SignatureAndHashAlgorithm.getInstance(HashAlgorithm.sha256, signature));
      algorithms.add(SignatureAndHashAlgorithm.getInstance(HashAlgorithm.sha384, signature));
    }
    var types = new short[] {ClientCertificateType.ecdsa_sign, ClientCertificateType.rsa_sign};
    return new CertificateRequest(types, algorithms, null);
  }

  @Override
  public void notifyClientCertificate(org.bouncycastle.tls.Certificate theirs) throws IOException {
    if (theirs.isEmpty()) {
      wrong = true;
      throw new TlsFatalAlert(AlertDescription.certificate_required);
    }
    var digest = Certificate.sha256(theirs.getCertificateAt(0).getEncoded());
    if (!MessageDigest.isEqual(digest, fingerprint.toArray())) {
      wrong = true;
      throw new TlsFatalAlert(AlertDescription.bad_certificate);
    }
    shown = true;
  }

  @Override
  @SuppressWarnings("rawtypes") // the library's signature
  public void processClientExtensions(Hashtable extensions) throws IOException {
    super.processClientExtensions(extensions);
    var offered = TlsSRTPUtils.getUseSRTPExtension(extensions);
    if (offered == null) throw new TlsFatalAlert(AlertDescription.illegal_parameter);
    profile = choose(offered.getProtectionProfiles());
  }

  private static int choose(int[] offered) throws TlsFatalAlert {
    for (var ours : new int[] {SrtpKeys.GCM, SrtpKeys.CM80}) {
      for (var theirs : offered) if (ours == theirs) return ours;
    }
    throw new TlsFatalAlert(AlertDescription.illegal_parameter);
  }

  @Override
  @SuppressWarnings({"rawtypes", "unchecked", "JdkObsolete"}) // the library's signature
  public Hashtable getServerExtensions() throws IOException {
    var extensions = super.getServerExtensions();
    if (extensions == null) extensions = new Hashtable();
    TlsSRTPUtils.addUseSRTPExtension(extensions, new UseSRTPData(new int[] {profile}, new byte[0]));
    return extensions;
  }

  @Override
  public void notifyHandshakeComplete() throws IOException {
    super.notifyHandshakeComplete();
    var length = 2 * SrtpKeys.length(profile);
    var material = context.exportKeyingMaterial(ExporterLabel.dtls_srtp, null, length);
    keys = SrtpKeys.ofServer(profile, material);
  }
}
