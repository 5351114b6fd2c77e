package denwaban.storage.key;

import denwaban.database.tenant.TenantTransactions;
import denwaban.kernel.Bytes;
import java.io.IOException;
import java.util.Optional;

/// A vault that may be slow: whoever asks it while holding a connection is at fault.
public record UnscopedVault(KeyVault keys, TenantTransactions transactions) implements KeyVault {

  @Override
  public Bytes wrap(Kek kek, byte[] secret, byte[] place) throws IOException {
    mustBeOutside();
    return keys.wrap(kek, secret, place);
  }

  @Override
  public Optional<Bytes> unwrap(Kek kek, Bytes wrapped, byte[] place) throws IOException {
    mustBeOutside();
    return keys.unwrap(kek, wrapped, place);
  }

  @Override
  public boolean destroy(Kek kek) throws IOException {
    mustBeOutside();
    return keys.destroy(kek);
  }

  @Override
  public void mustBeOpen() throws IOException {
    mustBeOutside();
    keys.mustBeOpen();
  }

  private void mustBeOutside() {
    if (transactions.open()) throw new AssertionError("a connection waits for the key vault");
  }
}
