package denwaban.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.http.Problem;
import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.kernel.ObjectId;
import denwaban.seal.crypto.Digest;
import denwaban.storage.key.Kek;
import denwaban.storage.key.KeyDestroyed;
import denwaban.storage.key.KeyVault;
import denwaban.storage.key.VaultSealed;
import denwaban.storage.key.WeekKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Wraps headers under a key of the client, the object's kind and the week in which it was begun,
/// so that these can be made unreadable everywhere at once.
@Component
final class Headers {

  private final KeyVault keys;
  private final WeekKeys weekKeys;

  Headers(KeyVault keys, WeekKeys weekKeys) {
    this.keys = keys;
    this.weekKeys = weekKeys;
  }

  /// Of the client's own, where the object's row need not be there yet.
  HeaderRow wrap(WeekKey key, ObjectId object, int n, long startMs, Bytes header) {
    return wrap(key, Audience.COMPANY, object, n, startMs, header);
  }

  /// Under which key the headers of an object that is there lie. Called in the client's scope.
  WeekKey week(ClientId client, ObjectId object) {
    return weekKeys.of(client, object);
  }

  /// Called outside of a transaction: the key service may be slow.
  ///
  /// @param audience who it is for: a row that is moved to another audience does not open
  HeaderRow wrap(
      WeekKey key, Audience audience, ObjectId object, int n, long startMs, Bytes header) {
    var kek = key.kek();
    try {
      return new HeaderRow(
          n,
          startMs,
          Digest.sha256(header),
          kek.name(),
          keys.wrap(kek, header.toArray(), place(audience, key.client(), object, n, kek)));
    } catch (KeyDestroyed gone) {
      throw HeaderRelease.destroyed();
    } catch (IOException e) {
      throw new UncheckedIOException("the key vault is away", e);
    }
  }

  /// Asked before the log has an entry that something was given out.
  ///
  /// @throws Problem 503 while the vault is sealed
  /// @throws UncheckedIOException if it is away
  void mustBeOpen() {
    try {
      keys.mustBeOpen();
    } catch (VaultSealed sealed) {
      throw Problem.vaultSealed(sealed.since());
    } catch (IOException e) {
      throw new UncheckedIOException("the key vault is away", e);
    }
  }

  /// @return empty if the key was destroyed or the row is not where it was
  /// @throws Problem 503 while the vault is sealed
  Optional<Bytes> unwrap(ClientId client, ObjectId object, HeaderRow row) {
    return unwrap(Audience.COMPANY, client, object, row);
  }

  /// @return empty if the key was destroyed, or the row is another audience's or not where it was
  Optional<Bytes> unwrap(Audience audience, ClientId client, ObjectId object, HeaderRow row) {
    var kek = new Kek(row.kek());
    try {
      return keys.unwrap(kek, row.wrapped(), place(audience, client, object, row.n(), kek));
    } catch (VaultSealed sealed) {
      throw Problem.vaultSealed(sealed.since());
    } catch (IOException e) {
      throw new UncheckedIOException("the key vault is away", e);
    }
  }

  /// The same header under the same week's key, as if it had never been taken in sealed. Called
  /// outside of a transaction.
  ///
  /// @return empty if the key was destroyed
  Optional<HeaderRow> again(ClientId client, ObjectId object, HeaderRow row) {
    var kek = new Kek(row.kek());
    var header = unwrap(client, object, row);
    if (header.isEmpty()) {
      return Optional.empty();
    }
    try {
      var place = place(Audience.COMPANY, client, object, row.n(), kek);
      var wrapped = keys.wrap(kek, header.get().toArray(), place);
      return Optional.of(new HeaderRow(row.n(), row.startMs(), row.sha256(), row.kek(), wrapped));
    } catch (KeyDestroyed gone) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("the key vault is away", e);
    }
  }

  private static byte[] place(Audience audience, ClientId client, ObjectId object, int n, Kek kek) {
    return (client + "|" + object + "|" + n + "|" + audience.text() + "|" + kek.name())
        .getBytes(UTF_8);
  }
}
