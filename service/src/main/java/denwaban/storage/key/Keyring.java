package denwaban.storage.key;

import denwaban.kernel.Bytes;
import java.io.IOException;
import java.util.Optional;

/// What the key files are wrapped under. Every method throws [VaultSealed] while that is
/// unavailable.
interface Keyring {

  /// Wraps the key files.
  Bytes master() throws IOException;

  /// Wraps the key of a slot (see [Intake]).
  Bytes shut(byte[] seed, byte[] place) throws IOException;

  /// @return empty if it does not fit
  Optional<Bytes> open(Bytes shut, byte[] place) throws IOException;
}
