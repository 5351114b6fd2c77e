package denwaban.signin.oidc;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.database.tenant.TenantTransactions;
import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.storage.key.Kek;
import denwaban.storage.key.KeyVault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which provider is whose: the office's is in its settings, a client's in a table.
final class Providers implements OidcProviders.Whose {

  private static final Kek SECRETS = new Kek("identity-providers");

  private final OidcSettings settings;
  private final ProviderTable book;
  private final KeyVault keys;
  private final TenantTransactions transactions;

  Providers(
      OidcSettings settings, ProviderTable book, KeyVault keys, TenantTransactions transactions) {
    this.settings = settings;
    this.book = book;
    this.keys = keys;
    this.transactions = transactions;
  }

  @Override
  public Optional<Provider> find(@Nullable ClientId client) throws ProviderTrouble {
    if (client == null) {
      return Optional.ofNullable(settings.provider());
    }
    var kept = transactions.as(client, () -> book.find(client));
    if (kept.isEmpty()) {
      return Optional.empty();
    }
    var it = kept.get();
    var secret = it.secret() == null ? null : unwrap(client, it.secret());
    return Optional.of(new Provider(it.issuer(), it.clientId(), secret, it.acr(), it.amr()));
  }

  Bytes wrap(ClientId client, String secret) {
    try {
      return keys.wrap(SECRETS, secret.getBytes(UTF_8), place(client));
    } catch (IOException e) {
      throw new UncheckedIOException("the key vault is away", e);
    }
  }

  private String unwrap(ClientId client, Bytes wrapped) throws ProviderTrouble {
    try {
      return keys.unwrap(SECRETS, wrapped, place(client))
          .map(secret -> new String(secret.toArray(), UTF_8))
          .orElseThrow(() -> ProviderTrouble.strange(null));
    } catch (IOException sealed) {
      throw ProviderTrouble.away(sealed);
    }
  }

  private static byte[] place(ClientId client) {
    return ("identity-provider|" + client).getBytes(UTF_8);
  }
}
