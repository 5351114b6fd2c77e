package denwaban.storage.key;

import static java.nio.charset.StandardCharsets.US_ASCII;

import denwaban.kernel.Bytes;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Port: wraps small secrets under keys that can be destroyed one by one.
///
/// Software here; an HSM or a key service may take its place. Every method throws [IOException]
/// when the vault is unavailable; safe to retry.
public interface KeyVault {

  /// Begins whatever was wrapped while the vault was sealed, and wants to be wrapped anew.
  Bytes INTAKE_MARK = Bytes.of("denwaban-intake1".getBytes(US_ASCII));

  /// Wraps under the key of this name, which is made at its first use.
  ///
  /// @param place what the secret belongs to; needed again to unwrap
  /// @throws KeyDestroyed if the key was destroyed: a name is never used twice
  Bytes wrap(Kek kek, byte[] secret, byte[] place) throws IOException;

  /// @return empty if the key is destroyed or unknown, or the place is not the same
  /// @throws VaultSealed until two holders have opened it
  Optional<Bytes> unwrap(Kek kek, Bytes wrapped, byte[] place) throws IOException;

  /// Destroys the key. Nothing brings it back. False if there was none.
  boolean destroy(Kek kek) throws IOException;

  /// Destroys many: with one wait for the disk, where the vault can. If it throws, any of them may
  /// be destroyed or not, and all are tried again.
  default void destroyAll(List<Kek> keys) throws IOException {
    for (var key : keys) destroy(key);
  }

  /// Asked before it is written down that something was opened.
  ///
  /// @throws VaultSealed if nothing would be unwrapped now
  default void mustBeOpen() throws IOException {}
}
