package denwaban.signin.oidc;

import denwaban.network.TrustedServers;
import java.time.InstantSource;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.springframework.boot.context.properties.bind.Binder;

/// What a sign-in would meet at the office's own identity provider, asked without starting: by the
/// code of a sign-in itself. Nobody signs in, and the secret is not sent.
public final class ProviderConditions {

  private ProviderConditions() {}

  /// What came of asking.
  public sealed interface Answer {

    /// @return as the settings name it
    String issuer();
  }

  /// It says of itself what a sign-in needs.
  ///
  /// @param keys by which its tokens would be checked
  public record Met(String issuer, int keys) implements Answer {}

  public record Silent(String issuer) implements Answer {}

  /// The certificate of what answered is not believed, or it does not speak TLS.
  public record Untrusted(String issuer) implements Answer {}

  /// It answers, and not as a provider does.
  public record Strange(String issuer) implements Answer {}

  /// It names itself in another way, letter by letter.
  public record OtherIssuer(String issuer) implements Answer {}

  /// @return empty if none is named
  /// @throws denwaban.database.CannotStart if a start would refuse the settings
  public static Optional<Answer> ask(Binder binder, InstantSource clock) {
    var settings = binder.bind("denwaban.oidc", OidcSettings.class).orElse(OidcSettings.NONE);
    var provider = settings.provider();
    if (provider == null) return Optional.empty();
    var http =
        new ProviderHttpClient(
            TrustedServers.with(settings.caFile(), "denwaban.oidc.ca-file"),
            settings.allowPrivate());
    var issuer = provider.issuer();
    try {
      var said = new ProviderMetadataCache(http, clock).of(provider, true);
      var keys = said.keys().getKeys().size();
      return Optional.of(keys == 0 ? new Strange(issuer) : new Met(issuer, keys));
    } catch (ProviderTrouble trouble) {
      return Optional.of(
          switch (trouble.kind()) {
            case AWAY -> isTls(trouble) ? new Untrusted(issuer) : new Silent(issuer);
            case STRANGE, INSIDE -> new Strange(issuer);
            case OTHER_ISSUER -> new OtherIssuer(issuer);
          });
    }
  }

  private static boolean isTls(Throwable trouble) {
    for (var at = trouble; at != null; at = at.getCause()) {
      if (at instanceof SSLException) return true;
    }
    return false;
  }
}
