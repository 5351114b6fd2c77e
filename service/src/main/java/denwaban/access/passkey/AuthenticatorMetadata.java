package denwaban.access.passkey;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.webauthn4j.data.jws.JWAIdentifier;
import com.webauthn4j.data.jws.JWS;
import com.webauthn4j.data.jws.JWSFactory;
import com.webauthn4j.util.exception.WebAuthnException;
import denwaban.database.CannotStart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// FIDO's list of authenticators (Metadata Service 3.0, section 3), read from a file once, without
/// a network.
///
/// @param number its serial number
/// @param next when FIDO meant to give out the next one
record AuthenticatorMetadata(Map<UUID, AuthenticatorModel> models, long number, Instant next) {

  static final AuthenticatorMetadata NONE = new AuthenticatorMetadata(Map.of(), 0, Instant.EPOCH);

  /// In bytes; FIDO's has some megabytes.
  static final long LIMIT = 64L << 20;

  /// Whom the list's certificate must name: its root vouches for half of the web.
  static final String SIGNER = "mds.fidoalliance.org";

  private static final int DNS_NAME = 2; // RFC 5280 section 4.2.1.6

  /// Section 3.1.4: of these, keys of the model may be in other hands, or work without their owner.
  private static final Set<String> BROKEN =
      Set.of(
          "REVOKED",
          "USER_VERIFICATION_BYPASS",
          "ATTESTATION_KEY_COMPROMISE",
          "USER_KEY_REMOTE_COMPROMISE",
          "USER_KEY_PHYSICAL_COMPROMISE");

  AuthenticatorMetadata {
    models = Map.copyOf(models);
  }

  @Nullable AuthenticatorModel find(@Nullable UUID aaguid) {
    return aaguid == null ? null : models.get(aaguid);
  }

  /// @throws CannotStart if a file cannot be read, or the list is not signed under the root
  static AuthenticatorMetadata read(Path list, Path root, Instant now) {
    var anchors = certificates(root);
    var jws = parse(text(list));
    try {
      return of(jws, anchors, now);
    } catch (CertificateException
        | JacksonException
        | DateTimeParseException
        | IllegalArgumentException e) {
      throw cannot("The list of denwaban.passkeys.metadata is not signed as FIDO does it.", e);
    }
  }

  private static AuthenticatorMetadata of(
      JWS<JsonNode> jws, Set<X509Certificate> roots, Instant now) throws CertificateException {
    var payload = jws.getPayload();
    var next =
        LocalDate.parse(payload.path("nextUpdate").asString(""))
            .atStartOfDay(ZoneOffset.UTC)
            .toInstant();
    // a list that was good until it was due is still the newest that an office without a network
    // has
    signed(jws, roots, now.isBefore(next) ? now : next);
    var models = new HashMap<UUID, AuthenticatorModel>();
    for (var entry : payload.path("entries")) {
      var aaguid = entry.path("aaguid").asString("");
      if (!aaguid.isEmpty()) { // older kinds of authenticators have another name
        models.put(UUID.fromString(aaguid), model(entry));
      }
    }
    if (models.isEmpty()) {
      throw new IllegalArgumentException("no entries");
    }
    return new AuthenticatorMetadata(models, payload.path("no").asLong(), next);
  }

  private static void signed(JWS<JsonNode> jws, Set<X509Certificate> roots, Instant at)
      throws CertificateException {
    var path = jws.getHeader().getX5c();
    if (path == null
        || path.getCertificates().isEmpty()
        || jws.getHeader().getAlg() == JWAIdentifier.RS1 // SHA-1
        || !jws.isValidSignature()) {
      throw new CertificateException("no valid signature");
    }
    var chain = path.getCertificates().stream().map(X509Certificate.class::cast).toList();
    var names = chain.getFirst().getSubjectAlternativeNames();
    if (names == null || !names.contains(List.<Object>of(DNS_NAME, SIGNER))) {
      throw new CertificateException("another signer");
    }
    CertificateChain.check(chain, roots, at);
  }

  private static AuthenticatorModel model(JsonNode entry) {
    var statement = entry.path("metadataStatement");
    var roots = new HashSet<X509Certificate>();
    for (var one : statement.path("attestationRootCertificates")) {
      try {
        var der = Base64.getMimeDecoder().decode(one.asString(""));
        roots.add(
            (X509Certificate)
                CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(der)));
      } catch (CertificateException | IllegalArgumentException unreadable) {
        // confirms no passkey; one maker's mistake must not keep the office from starting
      }
    }
    var broken = false;
    for (var report : entry.path("statusReports")) {
      broken |= BROKEN.contains(report.path("status").asString(""));
    }
    var name = statement.path("description").asString("").strip();
    return new AuthenticatorModel(name.isEmpty() ? "—" : name, roots, broken);
  }

  private static JWS<JsonNode> parse(String text) {
    try {
      return new JWSFactory().parse(text, JsonNode.class);
    } catch (WebAuthnException | IllegalArgumentException | JacksonException e) {
      throw cannot("The file of denwaban.passkeys.metadata is no list of models.", e);
    }
  }

  private static String text(Path file) {
    try {
      if (Files.size(file) <= LIMIT) {
        return Files.readString(file, US_ASCII).strip();
      }
    } catch (IOException e) {
      throw cannot("The file of denwaban.passkeys.metadata cannot be read.", e);
    }
    throw cannot("The file of denwaban.passkeys.metadata is too large.", null);
  }

  private static Set<X509Certificate> certificates(Path file) {
    var found = new HashSet<X509Certificate>();
    try (var in = Files.newInputStream(file)) {
      CertificateFactory.getInstance("X.509")
          .generateCertificates(in)
          .forEach(one -> found.add((X509Certificate) one));
    } catch (IOException | CertificateException e) {
      throw cannot("The file of denwaban.passkeys.metadata-root cannot be read.", e);
    }
    if (found.isEmpty()) {
      throw cannot("The file of denwaban.passkeys.metadata-root has no certificate.", null);
    }
    return found;
  }

  private static CannotStart cannot(String what, @Nullable Exception cause) {
    var mend = "Fetch both anew, as docs/runbooks/security-keys.md says.";
    return cause == null ? new CannotStart(what, mend) : new CannotStart(what, mend, cause);
  }
}
