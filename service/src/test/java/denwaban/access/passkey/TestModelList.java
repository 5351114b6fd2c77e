package denwaban.access.passkey;

import com.webauthn4j.data.jws.JWAIdentifier;
import com.webauthn4j.data.jws.JWSFactory;
import com.webauthn4j.data.jws.JWSHeader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// A list of models as FIDO signs it.
public final class TestModelList {

  static final String NEXT = "2026-12-01";

  private final TestCa ca = new TestCa();
  private final List<Map<String, Object>> entries = new ArrayList<>();
  private String signer = AuthenticatorMetadata.SIGNER;
  private Instant until = TestCa.UNTIL;

  TestModelList with(TestMaker maker, String name, String... statuses) {
    return with(maker, maker.root(), name, statuses);
  }

  TestModelList with(TestMaker maker, X509Certificate root, String name, String... statuses) {
    return with(maker.model(), root, name, statuses);
  }

  public TestModelList with(UUID model, X509Certificate root, String name, String... statuses) {
    entries.add(
        Map.of(
            "aaguid", model.toString(),
            "metadataStatement",
                Map.of("description", name, "attestationRootCertificates", List.of(base64(root))),
            "statusReports", List.of(statuses).stream().map(it -> Map.of("status", it)).toList()));
    return this;
  }

  /// An authenticator of the time before AAGUIDs.
  TestModelList withAnOldKind() {
    entries.add(
        Map.of("attestationCertificateKeyIdentifiers", List.of("00"), "statusReports", List.of()));
    return this;
  }

  /// A model with a root that nobody can read.
  TestModelList withAnUnreadableRoot(TestMaker maker) {
    entries.add(
        Map.of(
            "aaguid",
            maker.model().toString(),
            "metadataStatement",
            Map.of("description", "Odd", "attestationRootCertificates", List.of("AAAA", "?")),
            "statusReports",
            List.of()));
    return this;
  }

  TestModelList signedBy(String name) {
    signer = name;
    return this;
  }

  /// The end of the signer's certificate.
  TestModelList signedUntil(Instant end) {
    until = end;
    return this;
  }

  String text() {
    var issued = ca.issue("CN=Signer", signer, until);
    try {
      var path =
          CertificateFactory.getInstance("X.509").generateCertPath(List.of(issued.certificate()));
      return new JWSFactory()
          .create(
              new JWSHeader(JWAIdentifier.ES256, path),
              Map.of("no", 42, "nextUpdate", NEXT, "entries", entries),
              issued.key().getPrivate())
          .toString();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  public Path list(Path folder) {
    return write(folder.resolve("models.jwt"), text());
  }

  public Path root(Path folder) {
    return write(
        folder.resolve("root.pem"),
        "-----BEGIN CERTIFICATE-----\n" + base64(ca.root) + "\n-----END CERTIFICATE-----\n");
  }

  static Path write(Path file, String text) {
    try {
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String base64(X509Certificate one) {
    try {
      return Base64.getEncoder().encodeToString(one.getEncoded());
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
