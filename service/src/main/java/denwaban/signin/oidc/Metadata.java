package denwaban.signin.oidc;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.JSONObjectUtils;
import denwaban.kernel.Bytes;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a provider says of itself (OpenID Connect Discovery 1.0, section 3), as far as we use it.
///
/// @param namesItself whether its answers carry `iss` (RFC 9207)
/// @param basic whether the secret goes into a header, not into the form
record Metadata(URI authorize, URI token, URI keys, boolean namesItself, boolean basic) {

  static URI at(String issuer) {
    var base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
    return URI.create(base + "/.well-known/openid-configuration");
  }

  /// @throws ProviderTrouble if it speaks for another issuer, or a part is missing
  static Metadata read(String issuer, Bytes json) throws ProviderTrouble {
    try {
      var said = object(json);
      if (!issuer.equals(said.get("issuer"))) {
        throw ProviderTrouble.otherIssuer();
      }
      return new Metadata(
          address(said, "authorization_endpoint"),
          address(said, "token_endpoint"),
          address(said, "jwks_uri"),
          Boolean.TRUE.equals(said.get("authorization_response_iss_parameter_supported")),
          basic(said.get("token_endpoint_auth_methods_supported")));
    } catch (ParseException | IllegalArgumentException e) {
      throw ProviderTrouble.strange(e);
    }
  }

  /// Without a word about it, the header is what all must know.
  private static boolean basic(@Nullable Object methods) {
    return !(methods instanceof List<?> all)
        || all.contains("client_secret_basic")
        || !all.contains("client_secret_post");
  }

  private static URI address(Map<String, Object> said, String name) throws ProviderTrouble {
    var text = string(said, name);
    var address = URI.create(text);
    if (address.getHost() == null
        || !("https".equals(address.getScheme()) || "http".equals(address.getScheme()))
        || address.getRawUserInfo() != null
        || address.getRawFragment() != null) {
      throw ProviderTrouble.strange(null);
    }
    return address;
  }

  private static String string(Map<String, Object> said, String name) throws ProviderTrouble {
    if (said.get(name) instanceof String text && text.length() <= 1_000) {
      return text;
    }
    throw ProviderTrouble.strange(null);
  }

  static JWKSet keys(Bytes json) throws ProviderTrouble {
    try {
      return JWKSet.parse(text(json));
    } catch (ParseException e) {
      throw ProviderTrouble.strange(e);
    }
  }

  /// @throws ParseException if it is no JSON object
  static Map<String, Object> object(Bytes json) throws ParseException {
    return JSONObjectUtils.parse(text(json), ProviderHttpClient.LIMIT);
  }

  private static String text(Bytes json) {
    return new String(json.toArray(), StandardCharsets.UTF_8);
  }
}
