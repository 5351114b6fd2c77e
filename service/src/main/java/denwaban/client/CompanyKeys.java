package denwaban.client;

import denwaban.database.Fence;
import denwaban.kernel.ClientId;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// The public company keys. Opens the client's fence, or joins it.
@Component
public final class CompanyKeys {

  private final Fence fence;
  private final Keyring keyring;

  CompanyKeys(Fence fence, Keyring keyring) {
    this.fence = fence;
    this.keyring = keyring;
  }

  /// The key to seal to, or empty as long as the client's administrator has made none.
  public Optional<CompanyKey> current(ClientId client) {
    return fence.as(client, () -> keyring.current(client));
  }
}
