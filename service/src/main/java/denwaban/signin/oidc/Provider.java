package denwaban.signin.oidc;

import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// An identity provider, and which of its words about a sign-in are strong enough without a passkey
/// of ours. Where neither list says anything, none is.
///
/// @param issuer an address without query and fragment, compared letter by letter
/// @param clientId by which it knows this program, 1 to [#CLIENT_ID] printable characters
/// @param secret null for a public client: PKCE alone
/// @param acr accepted values of `acr` (OpenID Connect Core 2), up to [#VALUES]
/// @param amr accepted values of `amr` (RFC 8176), up to [#VALUES]; one of them is enough
record Provider(
    String issuer, String clientId, @Nullable String secret, List<String> acr, List<String> amr) {

  /// Characters.
  static final int ISSUER = 500;

  /// Characters.
  static final int CLIENT_ID = 200;

  /// Words in one list.
  static final int VALUES = 10;

  private static final Pattern ID = Pattern.compile("[!-~]{1," + CLIENT_ID + "}");
  private static final Pattern SECRET = Pattern.compile("[!-~]{1,500}");

  /// What may be in a list that is separated by blanks, and by commas in a setting.
  private static final Pattern VALUE = Pattern.compile("[!-+\\--~]{1,200}");

  /// @throws IllegalArgumentException if a part has another form
  Provider {
    acr = List.copyOf(acr);
    amr = List.copyOf(amr);
    if (!isIssuer(issuer)
        || !ID.matcher(clientId).matches()
        || (secret != null && !isSecret(secret))
        || !areValues(acr)
        || !areValues(amr)) {
      throw new IllegalArgumentException("not a provider");
    }
  }

  private static boolean isIssuer(String text) {
    if (text.length() > ISSUER) {
      return false;
    }
    var address = URI.create(text);
    return address.getHost() != null
        && ("https".equals(address.getScheme()) || "http".equals(address.getScheme()))
        && address.getRawUserInfo() == null
        && address.getRawQuery() == null
        && address.getRawFragment() == null
        && address.normalize().equals(address);
  }

  static boolean isSecret(String text) {
    return SECRET.matcher(text).matches();
  }

  private static boolean areValues(List<String> values) {
    return values.size() <= VALUES && values.stream().allMatch(it -> VALUE.matcher(it).matches());
  }

  /// Never the secret.
  @Override
  public String toString() {
    return "an identity provider";
  }
}
