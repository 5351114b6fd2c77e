package denwaban.signin.oidc;

import denwaban.database.CannotStart;
import denwaban.network.SafeAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The office's own identity provider, for staff, and what holds for all providers
/// (docs/runbooks/oidc.md).
///
/// @param issuer as the provider writes it, letter by letter; null for none
/// @param clientId by which the provider knows this program
/// @param secretFile one line, readable by our user alone; null if the provider gave none
/// @param acr values of `acr` that are strong
/// @param amr values of `amr` that are strong
/// @param allowPrivate whether a client's provider may be in this office's own network
/// @param caFile certificates in PEM that answer for providers, besides the public ones
@ConfigurationProperties("denwaban.oidc")
record OidcSettings(
    @Nullable String issuer,
    @Nullable String clientId,
    @Nullable Path secretFile,
    @DefaultValue List<String> acr,
    @DefaultValue List<String> amr,
    @DefaultValue("false") boolean allowPrivate,
    @Nullable Path caFile) {

  static final OidcSettings NONE =
      new OidcSettings(null, null, null, List.of(), List.of(), false, null);

  /// @throws CannotStart if half of it is said, or it is not safe
  OidcSettings {
    acr = List.copyOf(acr);
    amr = List.copyOf(amr);
    var none = issuer == null && clientId == null && secretFile == null;
    if ((issuer == null) != (clientId == null)
        || (issuer == null && (secretFile != null || !acr.isEmpty() || !amr.isEmpty()))) {
      throw new CannotStart(
          "The office's identity provider is half named.",
          "Give denwaban.oidc.issuer and denwaban.oidc.client-id, or leave out all of"
              + " denwaban.oidc.issuer, .client-id, .secret-file, .acr and .amr.");
    }
    if (!none) {
      provider(issuer, clientId, secretFile, acr, amr);
    }
  }

  /// The office's; null if it has none. The secret is read at each start, and here again.
  @Nullable Provider provider() {
    return issuer == null ? null : provider(issuer, clientId, secretFile, acr, amr);
  }

  private static Provider provider(
      @Nullable String issuer,
      @Nullable String clientId,
      @Nullable Path secretFile,
      List<String> acr,
      List<String> amr) {
    if (issuer == null || clientId == null) {
      throw new AssertionError("asked for above");
    }
    SafeAddress.of(issuer, "denwaban.oidc.issuer");
    try {
      return new Provider(issuer, clientId, secret(secretFile), acr, amr);
    } catch (IllegalArgumentException malformed) {
      throw new CannotStart(
          "A setting of the office's identity provider has another form.",
          "denwaban.oidc.issuer is an address without ? and #, .client-id up to "
              + Provider.CLIENT_ID
              + " characters, .acr and .amr up to "
              + Provider.VALUES
              + " words with commas between them.",
          malformed);
    }
  }

  private static @Nullable String secret(@Nullable Path file) {
    if (file == null) {
      return null;
    }
    try {
      var text = Files.readString(file).strip();
      if (Provider.isSecret(text)) {
        return text;
      }
    } catch (IOException e) {
      // said below; the exception would name nothing more
    }
    throw new CannotStart(
        "The file of denwaban.oidc.secret-file cannot be read, or is not one line: " + file,
        "Write the secret that the provider gave into it, or leave the setting out.");
  }
}
