package denwaban.storage.key;

import denwaban.kernel.Bytes;
import java.io.IOException;
import java.util.Optional;

/// A vault that gives no answer.
public final class AwayVault implements KeyVault {

  private static IOException away() {
    return new IOException("no answer");
  }

  @Override
  public Bytes wrap(Kek kek, byte[] secret, byte[] place) throws IOException {
    throw away();
  }

  @Override
  public Optional<Bytes> unwrap(Kek kek, Bytes wrapped, byte[] place) throws IOException {
    throw away();
  }

  @Override
  public boolean destroy(Kek kek) throws IOException {
    throw away();
  }

  @Override
  public void mustBeOpen() throws IOException {
    throw away();
  }
}
