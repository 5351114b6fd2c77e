package denwaban.storage.key;

import denwaban.kernel.Bytes;
import denwaban.seal.crypto.AtRest;
import java.io.IOException;
import java.util.Optional;

/// The unattended start: the master key is in a file beside what it wraps, and is made at its first
/// use.
final class MasterFile implements Keyring {

  static final String NAME = "master";

  private final KeyFiles files;

  MasterFile(KeyFiles files) {
    this.files = files;
  }

  @Override
  public synchronized Bytes master() throws IOException {
    if (!files.exists(NAME)) {
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
