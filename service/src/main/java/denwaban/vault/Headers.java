package denwaban.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.kernel.ObjectId;
import denwaban.seal.Digest;
import denwaban.storage.Kek;
import denwaban.storage.KeyVault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Wraps headers under a key of the client and the week, so that a week, or a whole client, can be
/// made unreadable everywhere at once.
@Component
final class Headers {

  private final KeyVault keys;
  private final InstantSource clock;

  Headers(KeyVault keys, InstantSource clock) {
    this.keys = keys;
    this.clock = clock;
  }

  Shelves.Header wrap(ClientId client, ObjectId object, int n, long startMs, Bytes header) {
    var week = clock.instant().getEpochSecond() / Duration.ofDays(7).toSeconds();
    var kek = new Kek(client + "-" + week);
    try {
      return new Shelves.Header(
          n,
          startMs,
          Digest.sha256(header),
          kek.name(),
          keys.wrap(kek, header.toArray(), place(client, object, n, kek)));
    } catch (IOException e) {
      throw new UncheckedIOException("the key vault is away", e);
    }
  }

  /// @return empty if the key was destroyed or the row is not where it was
  Optional<Bytes> unwrap(ClientId client, ObjectId object, Shelves.Header row) {
    var kek = new Kek(row.kek());
    try {
      return keys.unwrap(kek, row.wrapped(), place(client, object, row.n(), kek));
    } catch (IOException e) {
      throw new UncheckedIOException("the key vault is away", e);
    }
  }

  private static byte[] place(ClientId client, ObjectId object, int n, Kek kek) {
    return (client + "|" + object + "|" + n + "|company|" + kek.name()).getBytes(UTF_8);
  }
}
