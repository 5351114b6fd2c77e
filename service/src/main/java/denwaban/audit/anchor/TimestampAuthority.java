package denwaban.audit.anchor;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.database.CannotStart;
import denwaban.network.SafeAddress;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The authority that is asked for stamps, and what it is known by.
///
/// @param trusted certificates that answer for it
/// @param authorization value of that header, or null; never printed
record TimestampAuthority(URI url, Set<X509Certificate> trusted, @Nullable String authorization) {

  private static final String PREFIX = "denwaban.stamps.";

  TimestampAuthority {
    trusted = Set.copyOf(trusted);
  }

  /// @throws CannotStart if an authority is named that could not be believed
  static Optional<TimestampAuthority> of(TimestampSettings settings) {
    if (settings.url() == null || settings.url().isBlank()) {
      return Optional.empty();
    }
    return Optional.of(
        new TimestampAuthority(
            SafeAddress.of(settings.url(), PREFIX + "url"),
            certificates(settings.caFile()),
            authorization(settings.credentialsFile())));
  }

  private static Set<X509Certificate> certificates(@Nullable Path file) {
    var found = new LinkedHashSet<X509Certificate>();
    if (file != null) {
      try (var in = Files.newInputStream(file)) {
        CertificateFactory.getInstance("X.509")
            .generateCertificates(in)
            .forEach(one -> found.add((X509Certificate) one));
      } catch (IOException | CertificateException e) {
        found.clear(); // said below
      }
    }
    if (found.isEmpty()) {
      throw new CannotStart(
          "A time-stamping authority is named, but no certificate that answers for it.",
          "Give --denwaban.stamps.ca-file=FILE with its certificates in PEM.");
    }
    return found;
  }

  private static @Nullable String authorization(@Nullable Path file) {
    if (file == null) {
      return null;
    }
    try {
      var lines = Files.readAllLines(file);
      if (lines.size() >= 2 && !lines.get(0).isBlank()) {
        var both = lines.get(0).strip() + ":" + lines.get(1).strip();
        return "Basic " + Base64.getEncoder().encodeToString(both.getBytes(UTF_8));
      }
    } catch (IOException e) {
      // said below; the exception would name nothing more
    }
    throw new CannotStart(
        "The file of denwaban.stamps.credentials-file cannot be read or has not two lines.",
        "Write the name into the first line and the password into the second.");
  }

  /// Without the password.
  @Override
  public String toString() {
    return "the authority at " + url.getHost();
  }
}
