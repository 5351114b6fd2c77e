package denwaban.oidc;

import com.nimbusds.jose.jwk.JWKSet;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/// What providers said of themselves, kept for a while, so that not every sign-in asks twice.
final class Known {

  /// After it we ask again.
  static final Duration KEPT = Duration.ofHours(1);

  /// An unknown key makes us ask sooner, but not more often: who sends tokens with made-up names of
  /// keys shall not make us knock.
  static final Duration PAUSE = Duration.ofMinutes(1);

  /// Providers; the one not asked for longest is forgotten.
  static final int LIMIT = 200;

  private final Fetching fetching;
  private final InstantSource clock;
  private final Map<Key, Kept> kept =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Kept> eldest) {
          return size() > LIMIT;
        }
      };

  Known(Fetching fetching, InstantSource clock) {
    this.fetching = fetching;
    this.clock = clock;
  }

  private record Key(String issuer, boolean ours) {}

  /// A provider's word about itself, and when it was fetched.
  record Kept(Metadata metadata, JWKSet keys, Instant at) {}

  /// @param ours whether the office named it
  Kept of(Provider provider, boolean ours) throws ProviderTrouble {
    return of(provider, ours, KEPT);
  }

  /// Once a key was not among those known: they may have been changed.
  Kept anew(Provider provider, boolean ours) throws ProviderTrouble {
    return of(provider, ours, PAUSE);
  }

  private Kept of(Provider provider, boolean ours, Duration age) throws ProviderTrouble {
    var key = new Key(provider.issuer(), ours);
    var now = clock.instant();
    synchronized (kept) {
      var known = kept.get(key);
      if (known != null && now.isBefore(known.at().plus(age))) {
        return known;
      }
    }
    // two at once may ask twice; a provider that is slow holds nobody else's up
    var fresh = fetch(provider.issuer(), ours, now);
    synchronized (kept) {
      kept.put(key, fresh);
    }
    return fresh;
  }

  private Kept fetch(String issuer, boolean ours, Instant now) throws ProviderTrouble {
    var said = fetching.get(Metadata.at(issuer), ours);
    if (said.status() != 200) {
      throw ProviderTrouble.strange(null);
    }
    var metadata = Metadata.read(issuer, said.body());
    var keys = fetching.get(metadata.keys(), ours);
    if (keys.status() != 200) {
      throw ProviderTrouble.strange(null);
    }
    return new Kept(metadata, Metadata.keys(keys.body()), now);
  }

  /// What was fetched a moment ago is enough; a caller that changed a provider starts afresh.
  void forget(String issuer) {
    synchronized (kept) {
      kept.keySet().removeIf(it -> it.issuer().equals(issuer));
    }
  }
}
