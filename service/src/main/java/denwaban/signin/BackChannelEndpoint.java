package denwaban.signin;

import denwaban.access.Permission;
import denwaban.access.RequiresPermission;
import denwaban.access.session.RequestOrigin;
import denwaban.http.Bodies;
import denwaban.http.HostSettings;
import denwaban.http.OriginFilter;
import denwaban.http.Problem;
import denwaban.http.RateLimiter;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Where identity providers report that a person signed out there, or that their session was ended
/// (OpenID Connect Back-Channel Logout 1.0). They come without a browser: the message is signed,
/// and no cookie is looked at.
@RestController
final class BackChannelEndpoint {

  static final String ROOT = OriginFilter.BACK_CHANNEL;

  /// Words that were not a provider's, from one address about one client in [#WINDOW]; true ones
  /// are not counted, so that a provider can put a thousand people out at once. One provider serves
  /// many clients from the same address: what one of them sends shuts out no other.
  static final int FALSE_WORDS = 30;

  static final Duration WINDOW = Duration.ofMinutes(5);

  private static final String FIELD = "logout_token=";

  private final ProviderSignIn providerSignIn;
  private final HostSettings settings;
  private final RateLimiter falseWords;

  BackChannelEndpoint(ProviderSignIn providerSignIn, HostSettings settings, InstantSource clock) {
    this.providerSignIn = providerSignIn;
    this.settings = settings;
    this.falseWords = new RateLimiter(FALSE_WORDS, WINDOW, clock);
  }

  /// The office's provider.
  @RequiresPermission(Permission.ANYONE)
  @PostMapping(path = ROOT + "logout", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
  @ResponseStatus(HttpStatus.OK)
  void signedOut(HttpServletRequest request) {
    believed(null, token(request), request);
  }

  /// @param slug short name of the client whose provider it is
  @RequiresPermission(Permission.ANYONE)
  @PostMapping(
      path = ROOT + "logout/{slug}",
      consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
  @ResponseStatus(HttpStatus.OK)
  void signedOut(@PathVariable String slug, HttpServletRequest request) {
    believed(slug, token(request), request);
  }

  /// The one field of the form. The server would read forms by itself, however long that takes.
  private static String token(HttpServletRequest request) {
    try {
      var form = request.getInputStream().readNBytes((int) Bodies.USUAL);
      for (var field : new String(form, StandardCharsets.US_ASCII).split("&", -1)) {
        if (field.startsWith(FIELD)) {
          return URLDecoder.decode(field.substring(FIELD.length()), StandardCharsets.UTF_8);
        }
      }
      throw Problem.malformed();
    } catch (IOException | IllegalArgumentException broken) {
      throw Problem.malformed();
    }
  }

  private void believed(@Nullable String slug, String token, HttpServletRequest request) {
    // the office has no slug, and no client an empty one
    var from = RequestOrigin.of(request, settings).address() + " " + (slug == null ? "" : slug);
    falseWords.check(from);
    try {
      providerSignIn.signedOutThere(slug, token);
    } catch (Problem refused) {
      if (counts(refused)) falseWords.count(from);
      throw refused;
    }
  }

  /// Not what a provider that is away makes of a true one; nor what names nobody's provider: no key
  /// is fetched for it, and it would fill the memory with names.
  private static boolean counts(Problem refused) {
    return refused.status() != HttpStatus.SERVICE_UNAVAILABLE.value()
        && refused.status() != HttpStatus.NOT_FOUND.value();
  }
}
