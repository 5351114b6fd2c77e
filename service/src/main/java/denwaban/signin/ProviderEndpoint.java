package denwaban.signin;

import denwaban.access.CurrentUser;
import denwaban.access.Permission;
import denwaban.access.RequiresPermission;
import denwaban.access.RequiresReauthentication;
import denwaban.access.passkey.WebAuthnLimits;
import denwaban.access.session.Cookies;
import denwaban.access.session.RequestOrigin;
import denwaban.http.HostSettings;
import denwaban.http.Problem;
import denwaban.http.Site;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Signing in by an identity provider, and linking one's account there. What came back with the
/// browser is sent here by our own page, from our own origin.
@RestController
final class ProviderEndpoint {

  /// In characters; real codes are below 2000.
  static final int CODE = 4096;

  /// In characters.
  static final int ISSUER = 500;

  private final ProviderSignIn providerSignIn;
  private final SignInEndpoint answers;
  private final HostSettings settings;

  ProviderEndpoint(ProviderSignIn providerSignIn, SignInEndpoint answers, HostSettings settings) {
    this.providerSignIn = providerSignIn;
    this.answers = answers;
    this.settings = settings;
  }

  /// @param office whether staff may sign in with the office's provider
  record Offered(boolean office) {}

  /// @param with short name of the client whose provider it is; absent for the office's
  record Wish(@Nullable String with) {}

  /// @param iss who the provider says that it is (RFC 9207); may be absent
  record Back(
      @Nullable String state, @Nullable String key, @Nullable String code, @Nullable String iss) {

    /// Neither code nor key.
    @Override
    public String toString() {
      return "what came back from a provider";
    }

    /// @throws Problem 400 if a part is absent or too long
    ProviderSignIn.Returned returned() {
      if (code == null
          || code.isEmpty()
          || code.length() > CODE
          || (iss != null && iss.length() > ISSUER)) {
        throw Problem.malformed();
      }
      return new ProviderSignIn.Returned(
          WebAuthnLimits.token(state), WebAuthnLimits.token(key), code, iss);
    }
  }

  /// @param onTop the browser shows it again with the passkey
  record MorePlease(String onTop) {}

  /// @param onTop from [MorePlease]
  /// @param passkey as for a sign-in
  record OnTop(@Nullable String onTop, SignInEndpoint.@Nullable SignIn passkey) {}

  /// @param offered whether there is a provider for this person
  /// @param linked null if the user linked none
  record Own(boolean offered, @Nullable Linked linked) {}

  record Linked(String issuer, Instant at, @Nullable Instant used) {}

  @RequiresPermission(Permission.ANYONE)
  @GetMapping("/api/sign-in/provider")
  Offered offered() {
    return new Offered(providerSignIn.offered(null));
  }

  @RequiresPermission(Permission.ANYONE)
  @PostMapping("/api/sign-in/provider/begin")
  ProviderSignIn.Begun begin(@RequestBody Wish body, Site site, HttpServletRequest request) {
    var slug = body.with() == null ? null : WebAuthnLimits.token(body.with());
    return providerSignIn.begin(slug, site, visitor(request));
  }

  /// 200 and [CurrentUserView]; or 202 and [MorePlease].
  @RequiresPermission(Permission.ANYONE)
  @PostMapping("/api/sign-in/provider")
  ResponseEntity<?> signIn(@RequestBody Back body, Site site, HttpServletRequest request) {
    var before = Cookies.secret(request).orElse(null);
    return switch (providerSignIn.signIn(body.returned(), site, visitor(request), before)) {
      case ProviderSignIn.Outcome.In(var signedIn) -> answers.admitted(signedIn);
      case ProviderSignIn.Outcome.PasskeyOnTop(var token) ->
          ResponseEntity.accepted().body(new MorePlease(token.text()));
    };
  }

  @RequiresPermission(Permission.ANYONE)
  @PostMapping("/api/sign-in/provider/passkey")
  ResponseEntity<CurrentUserView> onTop(
      @RequestBody OnTop body, Site site, HttpServletRequest request) {
    if (body.passkey() == null) {
      throw Problem.malformed();
    }
    return answers.admitted(
        providerSignIn.onTop(
            WebAuthnLimits.token(body.onTop()),
            WebAuthnLimits.token(body.passkey().ceremony()),
            SignInEndpoint.sent(body.passkey()),
            site,
            visitor(request),
            Cookies.secret(request).orElse(null)));
  }

  @RequiresPermission(Permission.SIGNED_IN)
  @GetMapping("/api/identity")
  Own own(CurrentUser user) {
    return new Own(
        providerSignIn.offered(user.client()),
        providerSignIn
            .own(user.person())
            .map(it -> new Linked(it.issuer(), it.linked(), it.used()))
            .orElse(null));
  }

  @RequiresPermission(Permission.SIGNED_IN)
  @RequiresReauthentication
  @PostMapping("/api/identity/begin")
  ProviderSignIn.Begun beginLink(CurrentUser user, Site site, HttpServletRequest request) {
    return providerSignIn.beginLink(user, site, visitor(request));
  }

  @RequiresPermission(Permission.SIGNED_IN)
  @RequiresReauthentication
  @PostMapping("/api/identity")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void link(@RequestBody Back body, CurrentUser user, Site site, HttpServletRequest request) {
    providerSignIn.link(user, body.returned(), site, visitor(request));
  }

  /// Needs no reauthentication: what protects must not wait.
  @RequiresPermission(Permission.SIGNED_IN)
  @DeleteMapping("/api/identity")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void unlink(CurrentUser user) {
    providerSignIn.unlink(user);
  }

  private RequestOrigin visitor(HttpServletRequest request) {
    return RequestOrigin.of(request, settings);
  }
}
