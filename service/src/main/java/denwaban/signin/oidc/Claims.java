package denwaban.signin.oidc;

import com.nimbusds.jwt.JWTClaimsSet;
import denwaban.signin.IdentityProviders.Identity;
import denwaban.signin.IdentityProviders.SignedOut;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a signed token says, checked as OpenID Connect asks: an ID token (Core 3.1.3.7), or a
/// logout token (Back-Channel Logout 1.0, 2.6). Neither is ever taken for the other: the one has
/// our nonce, the other must have none, and says that it is about a sign-out.
record Claims(JWTClaimsSet set) {

  /// Between the provider's clock and ours.
  static final Duration SKEW = Duration.ofSeconds(60);

  /// From the token's making to its coming here: it is fetched at once.
  static final Duration AGE = Duration.ofMinutes(10);

  /// The person authenticated at the provider so long ago at most, or it is not strong. Requested
  /// as `max_age`, so that a provider asks the person again.
  static final Duration MAX_AGE = Duration.ofMinutes(5);

  /// The event that a logout token is about.
  static final String SIGNED_OUT = "http://schemas.openid.net/event/backchannel-logout";

  /// OpenID Connect Core 2: up to 255 ASCII characters.
  private static final Pattern SUBJECT = Pattern.compile("[ -~]{1,255}");

  /// About whom it is; empty if it is not this provider's token, for us, now, for this one sign-in.
  Optional<Identity> of(Provider provider, String nonce, Instant now) {
    try {
      var subject = set.getSubject();
      var fits =
          provider.issuer().equals(set.getIssuer())
              && isFor(provider.clientId())
              && isOf(now)
              && nonce.equals(set.getStringClaim("nonce"))
              && subject != null
              && SUBJECT.matcher(subject).matches();
      return fits && subject != null
          ? Optional.of(new Identity(provider.issuer(), subject, strong(provider, now)))
          : Optional.empty();
    } catch (ParseException malformed) {
      return Optional.empty();
    }
  }

  /// Who signed out; empty if it is not this provider's message about that, to us, now, or names no
  /// one: sessions there are not known here (`sid`).
  Optional<SignedOut> signedOut(Provider provider, Instant now) {
    try {
      var subject = set.getSubject();
      var made = at(set.getIssueTime());
      var events = set.getJSONObjectClaim("events");
      var fits =
          provider.issuer().equals(set.getIssuer())
              && isFor(provider.clientId())
              && isOf(now)
              && set.getClaim("nonce") == null
              && events != null
              && events.get(SIGNED_OUT) instanceof Map
              && subject != null
              && SUBJECT.matcher(subject).matches();
      return fits && subject != null && made != null
          ? Optional.of(new SignedOut(provider.issuer(), subject, made.plus(SKEW)))
          : Optional.empty();
    } catch (ParseException malformed) {
      return Optional.empty();
    }
  }

  private boolean isFor(String us) throws ParseException {
    var audience = set.getAudience();
    var party = set.getStringClaim("azp");
    return audience.contains(us) && (party == null ? audience.size() == 1 : party.equals(us));
  }

  private boolean isOf(Instant now) {
    var ends = at(set.getExpirationTime());
    var made = at(set.getIssueTime());
    var from = at(set.getNotBeforeTime());
    return ends != null
        && now.isBefore(ends.plus(SKEW))
        && made != null
        && !made.isAfter(now.plus(SKEW))
        && !made.isBefore(now.minus(AGE))
        && (from == null || !from.isAfter(now.plus(SKEW)));
  }

  /// A value that the provider's settings accept, and a proof that is fresh. A provider that does
  /// not say when it was is not disbelieved, but not strong.
  private boolean strong(Provider provider, Instant now) throws ParseException {
    var proved = at(set.getDateClaim("auth_time"));
    if (proved == null
        || proved.isBefore(now.minus(MAX_AGE).minus(SKEW))
        || proved.isAfter(now.plus(SKEW))) {
      return false;
    }
    var grade = set.getStringClaim("acr");
    return (grade != null && provider.acr().contains(grade))
        || methods().stream().anyMatch(provider.amr()::contains);
  }

  private List<String> methods() throws ParseException {
    var said = set.getStringListClaim("amr");
    return said == null ? List.of() : said;
  }

  private static @Nullable Instant at(@Nullable Date date) {
    return date == null ? null : date.toInstant();
  }
}
