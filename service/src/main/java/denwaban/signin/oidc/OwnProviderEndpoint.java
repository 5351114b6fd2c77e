package denwaban.signin.oidc;

import static java.util.Objects.requireNonNullElse;

import denwaban.access.CurrentUser;
import denwaban.access.Permission;
import denwaban.access.RequiresPermission;
import denwaban.access.RequiresReauthentication;
import denwaban.http.Problem;
import denwaban.http.Site;
import denwaban.signin.IdentityProviders;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The company's own identity provider, for its administrators.
@RestController
final class OwnProviderEndpoint {

  /// Characters of a list.
  private static final int LIST = 1_000;

  private final OwnProvider own;

  OwnProviderEndpoint(OwnProvider own) {
    this.own = own;
  }

  /// @param acr values with blanks or commas between them, as `amr`
  /// @param secret empty for a public client
  record Wanted(
      @Nullable String issuer,
      @Nullable String clientId,
      @Nullable String secret,
      @Nullable String acr,
      @Nullable String amr) {

    /// Never the secret.
    @Override
    public String toString() {
      return "an identity provider";
    }

    /// @throws IllegalArgumentException if a part has another form
    Provider provider() {
      var word = requireNonNullElse(secret, "").strip();
      return new Provider(
          requireNonNullElse(issuer, "").strip(),
          requireNonNullElse(clientId, "").strip(),
          word.isEmpty() ? null : word,
          ProviderTable.words(list(acr)),
          ProviderTable.words(list(amr)));
    }

    private static String list(@Nullable String text) {
      if (text != null && text.length() > LIST) {
        throw new IllegalArgumentException("too long");
      }
      return requireNonNullElse(text, "");
    }
  }

  /// @param back what the provider must know as the address to come back to
  /// @param provider null if the company has none
  record Seen(String back, @Nullable Shown provider) {}

  /// @param secret whether there is one; it is never shown again
  record Shown(String issuer, String clientId, boolean secret, String acr, String amr) {

    static Shown of(ProviderTable.Kept it) {
      return new Shown(
          it.issuer(),
          it.clientId(),
          it.secret() != null,
          String.join(" ", it.acr()),
          String.join(" ", it.amr()));
    }
  }

  @RequiresPermission(Permission.MANAGE_KEYS)
  @GetMapping("/api/own-provider")
  Seen seen(CurrentUser user, Site site) {
    return new Seen(
        site.origin() + IdentityProviders.BACK, own.seen(user).map(Shown::of).orElse(null));
  }

  @RequiresPermission(Permission.MANAGE_KEYS)
  @RequiresReauthentication
  @PutMapping("/api/own-provider")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void set(CurrentUser user, @RequestBody Wanted body) {
    try {
      own.set(user, body.provider());
    } catch (IllegalArgumentException e) {
      throw new Problem(422, "provider-malformed");
    }
  }

  /// Members have their passkeys left.
  @RequiresPermission(Permission.MANAGE_KEYS)
  @RequiresReauthentication
  @DeleteMapping("/api/own-provider")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(CurrentUser user) {
    own.remove(user);
  }
}
