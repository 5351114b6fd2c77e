package denwaban.audit;

import denwaban.kernel.Bytes;
import denwaban.storage.key.Kek;
import denwaban.storage.key.KeyVault;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The keys of details. For writing, one that was unwrapped a moment ago is not asked for again
/// (decision 253).
final class DetailKeys {

  /// From the moment at which it was unwrapped.
  static final Duration KEPT = Duration.ofMinutes(5);

  /// Keys; the one that was used the longest ago makes room.
  static final int LIMIT = 1_000;

  private static final Kek DETAILS = new Kek("audit-details");

  private final KeyVault keys;
  private final InstantSource clock;

  private final Map<Wrapped, Kept> kept =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Wrapped, Kept> eldest) {
          return size() > LIMIT;
        }
      };

  /// As it lies in its row: what is not there is not found here either.
  private record Wrapped(Bytes key, Bytes place) {}

  private record Kept(Bytes key, Instant until) {}

  DetailKeys(KeyVault keys, InstantSource clock) {
    this.keys = keys;
    this.clock = clock;
  }

  Bytes wrap(Bytes key, byte[] place) throws IOException {
    return keys.wrap(DETAILS, key.toArray(), place);
  }

  /// For reading. Empty if its key was destroyed, or it lies at another place.
  Optional<Bytes> unwrap(Bytes wrapped, byte[] place) throws IOException {
    return keys.unwrap(DETAILS, wrapped, place);
  }

  /// For writing.
  Optional<Bytes> remembered(Bytes wrapped, byte[] place) throws IOException {
    var one = new Wrapped(wrapped, Bytes.of(place));
    var now = clock.instant();
    synchronized (kept) {
      var known = kept.get(one);
      if (known != null && now.isBefore(known.until())) return Optional.of(known.key());
    }
    var found = unwrap(wrapped, place);
    synchronized (kept) {
      found.ifPresent(key -> kept.put(one, new Kept(key, now.plus(KEPT))));
    }
    return found;
  }

  /// Its row goes.
  void forget(Bytes wrapped, byte[] place) {
    synchronized (kept) {
      kept.remove(new Wrapped(wrapped, Bytes.of(place)));
    }
  }
}
