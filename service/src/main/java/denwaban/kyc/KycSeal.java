package denwaban.kyc;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.http.Problem;
import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.storage.key.Kek;
import denwaban.storage.key.KeyVault;
import denwaban.storage.key.VaultSealed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Encrypts what is said of people, under a key of this module's own for each client: it outlives
/// the client's other keys, and can be destroyed alone when its seven years are over.
@Component
class KycSeal {

  private final KeyVault keys;

  KycSeal(KeyVault keys) {
    this.keys = keys;
  }

  /// @param id of the row: what was moved to another row, or another client's, does not open
  Bytes seal(ClientId client, UUID id, String text) {
    try {
      return keys.wrap(kek(client), text.getBytes(UTF_8), place(client, id));
    } catch (IOException e) {
      throw new UncheckedIOException("the key vault is unavailable", e);
    }
  }

  String open(ClientId client, UUID id, Bytes sealed) {
    try {
      return keys.unwrap(kek(client), sealed, place(client, id))
          .map(it -> new String(it.toArray(), UTF_8))
          .orElseThrow(() -> new IllegalStateException("a record does not open"));
    } catch (VaultSealed shut) {
      throw Problem.vaultSealed(shut.since());
    } catch (IOException e) {
      throw new UncheckedIOException("the key vault is unavailable", e);
    }
  }

  private static Kek kek(ClientId client) {
    return new Kek("kyc-" + client);
  }

  private static byte[] place(ClientId client, UUID id) {
    return ("kyc|" + client + "|" + id).getBytes(UTF_8);
  }
}
