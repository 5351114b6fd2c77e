package denwaban.signin.oidc;

import com.nimbusds.jose.jwk.JWKSet;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/// What providers said of themselves, kept for a while, so that not every sign-in asks twice.
final class ProviderMetadataCache {

  /// After it we ask again.
  static final Duration KEPT = Duration.ofHours(1);

  /// An unknown key makes us ask sooner, but not more often: tokens with made-up key ids must not
  /// make us send requests.
  static final Duration PAUSE = Duration.ofMinutes(1);

  /// A provider that was unavailable, or answered something unexpected, is not asked again at once
  /// either.
  static final Duration REST = Duration.ofSeconds(10);

  /// Providers; the one not asked for longest is forgotten.
  static final int LIMIT = 200;

  private final ProviderHttpClient providerHttpClient;
  private final InstantSource clock;

  /// A request in progress; other threads that need the answer wait for the same one.
  private final Map<Key, CompletableFuture<Kept>> asked = new HashMap<>();

  private final Map<Key, Away> away = new HashMap<>();

  private final Map<Key, Kept> kept =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Kept> eldest) {
          return size() > LIMIT;
        }
      };

  ProviderMetadataCache(ProviderHttpClient providerHttpClient, InstantSource clock) {
    this.providerHttpClient = providerHttpClient;
    this.clock = clock;
  }

  private record Key(String issuer, boolean ours) {}

  private record Away(ProviderTrouble trouble, Instant until) {}

  /// A provider's metadata, and when it was fetched.
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
    var mine = new CompletableFuture<Kept>();
    CompletableFuture<Kept> theirs;
    synchronized (kept) {
      var known = kept.get(key);
      if (known != null && now.isBefore(known.at().plus(age))) {
        return known;
      }
      away.values().removeIf(it -> !now.isBefore(it.until()));
      var rests = away.get(key);
      if (rests != null) {
        throw rests.trouble();
      }
      theirs = asked.putIfAbsent(key, mine);
    }
    return theirs == null ? ask(key, mine) : heard(theirs);
  }

  private Kept ask(Key key, CompletableFuture<Kept> mine) throws ProviderTrouble {
    try {
      var fresh = fetch(key.issuer(), key.ours(), clock.instant());
      synchronized (kept) {
        kept.put(key, fresh);
      }
      mine.complete(fresh);
      return fresh;
    } catch (ProviderTrouble trouble) {
      synchronized (kept) {
        away.put(key, new Away(trouble, clock.instant().plus(REST)));
      }
      mine.completeExceptionally(trouble);
      throw trouble;
    } finally {
      synchronized (kept) {
        asked.remove(key);
      }
      // a bug in reading must not leave others waiting
      mine.completeExceptionally(new IllegalStateException("it was not read"));
    }
  }

  private static Kept heard(CompletableFuture<Kept> theirs) throws ProviderTrouble {
    try {
      return theirs.join();
    } catch (CompletionException failed) {
      if (failed.getCause() instanceof ProviderTrouble trouble) {
        throw trouble;
      }
      throw failed;
    }
  }

  private Kept fetch(String issuer, boolean ours, Instant now) throws ProviderTrouble {
    var said = providerHttpClient.get(Metadata.at(issuer), ours);
    if (said.status() != 200) {
      throw ProviderTrouble.strange(null);
    }
    var metadata = Metadata.read(issuer, said.body());
    var keys = providerHttpClient.get(metadata.keys(), ours);
    if (keys.status() != 200) {
      throw ProviderTrouble.strange(null);
    }
    return new Kept(metadata, Metadata.keys(keys.body()), now);
  }

  /// What was fetched a moment ago is enough; a caller that changed a provider starts afresh.
  void forget(String issuer) {
    synchronized (kept) {
      kept.keySet().removeIf(it -> it.issuer().equals(issuer));
      away.keySet().removeIf(it -> it.issuer().equals(issuer));
    }
  }
}
