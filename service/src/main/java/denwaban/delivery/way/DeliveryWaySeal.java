package denwaban.delivery.way;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.storage.key.Kek;
import denwaban.storage.key.KeyVault;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Seals addresses under a key of the client's own name, for one client, one box of rows and one
/// id: an address that was copied to another client's list, or to another person, does not open.
@Component
public class DeliveryWaySeal {

  private final KeyVault keys;

  DeliveryWaySeal(KeyVault keys) {
    this.keys = keys;
  }

  /// @throws IOException if the vault is away
  Bytes seal(ClientId client, UUID id, String text) throws IOException {
    return keys.wrap(kek(client), text.getBytes(UTF_8), place(client, id));
  }

  /// @return empty if it was sealed for another place
  /// @throws IOException if the vault is away, or sealed
  public Optional<String> open(ClientId client, UUID id, Bytes sealed) throws IOException {
    return keys.unwrap(kek(client), sealed, place(client, id))
        .map(it -> new String(it.toArray(), UTF_8));
  }

  private static Kek kek(ClientId client) {
    return new Kek(client + "-reach");
  }

  private static byte[] place(ClientId client, UUID id) {
    return ("reach|" + client + "|" + id).getBytes(UTF_8);
  }
}
