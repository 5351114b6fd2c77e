package denwaban.storage.key;

import denwaban.kernel.Bytes;
import denwaban.seal.statement.NightSafe;
import java.util.Optional;

/// The opened seal: in memory only.
record OpenedSeal(Bytes master, NightSafe safe) implements Keyring {

  @Override
  public Bytes shut(byte[] seed, byte[] place) {
    return safe.slot().drop(seed, place);
  }

  @Override
  public Optional<Bytes> open(Bytes shut, byte[] place) {
    return safe.take(shut, place);
  }
}
