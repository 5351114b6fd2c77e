package denwaban.signin.oidc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import denwaban.http.Problem;
import denwaban.kernel.ClientId;
import denwaban.signin.IdentityProviders;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.text.ParseException;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks providers by the authorization code flow with PKCE (OpenID Connect Core 3.1, RFC 9700).
final class OidcProviders implements IdentityProviders {

  private static final Logger LOG = LoggerFactory.getLogger(OidcProviders.class);

  /// Which provider is whose; `client` is null for the office's.
  interface Whose {

    /// @throws ProviderTrouble if its secret cannot be had now
    Optional<Provider> find(@Nullable ClientId client) throws ProviderTrouble;
  }

  private final Whose providers;
  private final ProviderMetadataCache providerMetadataCache;
  private final ProviderHttpClient providerHttpClient;
  private final InstantSource clock;

  OidcProviders(
      Whose providers,
      ProviderMetadataCache providerMetadataCache,
      ProviderHttpClient providerHttpClient,
      InstantSource clock) {
    this.providers = providers;
    this.providerMetadataCache = providerMetadataCache;
    this.providerHttpClient = providerHttpClient;
    this.clock = clock;
  }

  @Override
  public boolean offered(@Nullable ClientId client) {
    try {
      return providers.find(client).isPresent();
    } catch (ProviderTrouble sealed) {
      return true; // there is one, and it will say so when asked
    }
  }

  @Override
  public Optional<String> address(@Nullable ClientId client, Question question) {
    try {
      var provider = providers.find(client);
      if (provider.isEmpty()) {
        return Optional.empty();
      }
      var to = providerMetadataCache.of(provider.get(), client == null).metadata().authorize();
      var query = form(asked(provider.get(), question));
      return Optional.of(to + (to.getRawQuery() == null ? "?" : "&") + query);
    } catch (ProviderTrouble e) {
      throw away(client, e);
    }
  }

  private static Map<String, String> asked(Provider provider, Question question) {
    var asked = new LinkedHashMap<String, String>();
    asked.put("response_type", "code");
    asked.put("response_mode", "query");
    asked.put("scope", "openid");
    asked.put("client_id", provider.clientId());
    asked.put("redirect_uri", question.back());
    asked.put("state", question.state());
    asked.put("nonce", question.nonce());
    asked.put("code_challenge", question.challenge());
    asked.put("code_challenge_method", "S256");
    asked.put("max_age", String.valueOf(Claims.MAX_AGE.toSeconds()));
    if (!provider.acr().isEmpty()) {
      asked.put("acr_values", String.join(" ", provider.acr()));
    }
    return asked;
  }

  @Override
  public Optional<Identity> redeem(@Nullable ClientId client, Answer answer) {
    try {
      var provider = providers.find(client);
      return provider.isEmpty() ? Optional.empty() : redeem(provider.get(), client == null, answer);
    } catch (ProviderTrouble e) {
      throw away(client, e);
    }
  }

  private Optional<Identity> redeem(Provider provider, boolean ours, Answer answer)
      throws ProviderTrouble {
    var metadata = providerMetadataCache.of(provider, ours).metadata();
    var from = answer.issuer();
    if (from == null ? metadata.namesItself() : !from.equals(provider.issuer())) {
      return Optional.empty(); // a mix-up: the answer is another provider's
    }
    var said = providerHttpClient.post(metadata.token(), wanted(provider, metadata, answer), ours);
    return said.status() == 200
        ? token(said)
            .flatMap(it -> signed(it, provider, ours))
            .flatMap(it -> it.of(provider, answer.nonce(), clock.instant()))
        : Optional.empty();
  }

  @Override
  public Optional<SignedOut> signedOut(@Nullable ClientId client, String token) {
    try {
      return providers
          .find(client)
          .flatMap(it ->
              signed(token, it, client == null).flatMap(its -> its.signedOut(it, clock.instant())));
    } catch (ProviderTrouble e) {
      throw away(client, e);
    }
  }

  private Optional<Claims> signed(String text, Provider provider, boolean ours) {
    return IdToken.parse(text)
        .flatMap(token -> {
          try {
            var keys = token.keys(providerMetadataCache.of(provider, ours).keys());
            if (keys.isEmpty()) {
              keys = token.keys(providerMetadataCache.anew(provider, ours).keys());
            }
            return token.signedBy(keys);
          } catch (ProviderTrouble e) {
            throw away(null, e);
          }
        });
  }

  private static HttpRequest.Builder wanted(Provider provider, Metadata metadata, Answer answer) {
    var wanted = new LinkedHashMap<String, String>();
    wanted.put("grant_type", "authorization_code");
    wanted.put("code", answer.code());
    wanted.put("redirect_uri", answer.back());
    wanted.put("code_verifier", answer.verifier());
    var request =
        HttpRequest.newBuilder().header("Content-Type", "application/x-www-form-urlencoded");
    var secret = provider.secret();
    if (secret != null && metadata.basic()) {
      request.header("Authorization", basic(provider.clientId(), secret));
    } else {
      wanted.put("client_id", provider.clientId());
      if (secret != null) {
        wanted.put("client_secret", secret);
      }
    }
    return request.POST(HttpRequest.BodyPublishers.ofString(form(wanted)));
  }

  /// RFC 6749 section 2.3.1: both are encoded as a form first.
  private static String basic(String id, String secret) {
    var both = encoded(id) + ":" + encoded(secret);
    return "Basic " + Base64.getEncoder().encodeToString(both.getBytes(UTF_8));
  }

  private static Optional<String> token(ProviderHttpClient.Answer said) {
    try {
      return Metadata.object(said.body()).get("id_token") instanceof String text
          ? Optional.of(text)
          : Optional.empty();
    } catch (ParseException malformed) {
      return Optional.empty();
    }
  }

  private static String form(Map<String, String> values) {
    return values.entrySet().stream()
        .map(it -> it.getKey() + "=" + encoded(it.getValue()))
        .collect(joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  private static Problem away(@Nullable ClientId client, ProviderTrouble e) {
    LOG.atWarn()
        .addKeyValue("client", client)
        .addKeyValue("why", e.getMessage())
        .log("an identity provider cannot be asked");
    return new Problem(503, "provider-away");
  }
}
