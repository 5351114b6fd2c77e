package denwaban.storage.key;

import denwaban.kernel.Bytes;
import denwaban.seal.crypto.AtRest;
import java.io.IOException;
import java.util.Optional;

/// The unattended start: the master key is in a file beside what it wraps, and is made at its first
/// use. One that is gone is never replaced while there is something that only it opens.
final class MasterFile implements Keyring {

  static final String NAME = "master";

  private final KeyFiles files;

  MasterFile(KeyFiles files) {
    this.files = files;
  }

  /// Whether files lie here that were wrapped under a master key, and no master key.
  static boolean orphaned(KeyFiles files) throws IOException {
    return !files.exists(NAME) && (files.remain(SoftwareVault.KEK) || files.remain(Intake.FILE));
  }

  @Override
  public synchronized Bytes master() throws IOException {
    if (!files.exists(NAME)) {
      if (orphaned(files)) {
        throw new IOException("the master key file is gone, and what it wrapped is still here");
      }
      files.create(NAME, AtRest.newKey().toArray());
    }
    var key = files.read(NAME).orElse(new byte[0]);
    if (key.length != AtRest.KEY) {
      throw new IOException("the master key file is damaged");
    }
    return Bytes.of(key);
  }

  @Override
  public Bytes shut(byte[] seed, byte[] place) throws IOException {
    return AtRest.wrap(master(), seed, place);
  }

  @Override
  public Optional<Bytes> open(Bytes shut, byte[] place) throws IOException {
    return AtRest.unwrap(master(), shut, place);
  }
}
