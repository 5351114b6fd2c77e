package denwaban.seal.age;

import denwaban.seal.crypto.Aead;
import denwaban.seal.crypto.Chunk;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;

/// The plaintext of a whole age file, as it is read: every byte that comes out is authentic, and
/// the end comes only where the file's own end is. For what may be larger than memory.
///
/// Damage and a file that was cut short are an [IOException] at the place where they are found,
/// never an early end. Closes the file below. For one thread.
public final class OpenedFile extends InputStream {

  private final Aead aead;
  private final InputStream payload;
  private final byte[] sealed = new byte[Chunk.SEALED];
  private final byte[] opened = new byte[Chunk.PLAIN];
  private Chunk chunk = new Chunk(0, false);
  private int at;
  private int filled;
  private boolean over;

  private OpenedFile(Aead aead, InputStream payload) {
    this.aead = aead;
    this.payload = payload;
  }

  /// @throws NotOpened if the header is for someone else, was changed, or is no header
  public static OpenedFile open(Identity identity, InputStream file) throws NotOpened, IOException {
    return opened(Opening.key(identity, HeaderText.readFrom(file)), file);
  }

  /// The same, of a file that one of some origins sealed under this name.
  ///
  /// @throws NotOpened also if none of them did
  public static OpenedFile open(
      Identity identity, List<Origin> origins, String name, InputStream file)
      throws NotOpened, IOException {
    var header = HeaderText.readFrom(file);
    var key = Opening.key(identity, header);
    var stanzas = HeaderText.parse(header).stanzas();
    if (origins.stream().noneMatch(it -> it.made(stanzas, name, key))) {
      throw new NotOpened(NotOpened.Why.OTHER_ORIGIN);
    }
    return opened(key, file);
  }

  private static OpenedFile opened(FileKey key, InputStream file) throws NotOpened, IOException {
    var nonce = file.readNBytes(Chunk.PAYLOAD_NONCE);
    if (nonce.length < Chunk.PAYLOAD_NONCE) {
      throw new NotOpened(NotOpened.Why.BAD_PAYLOAD);
    }
    return new OpenedFile(key.payload(nonce), file);
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] b, int off, int len) throws IOException {
    Objects.checkFromIndexSize(off, len, b.length);
    if (len == 0) {
      return 0;
    }
    while (at == filled) {
      if (over) {
        return -1;
      }
      fill();
    }
    var taken = Math.min(len, filled - at);
    System.arraycopy(opened, at, b, off, taken);
    at += taken;
    return taken;
  }

  private void fill() throws IOException {
    at = 0;
    filled = 0;
    var read = payload.readNBytes(sealed, 0, sealed.length);
    // Only trying tells whether a full chunk is the last: the file may go on after it or end.
    var full = read == Chunk.SEALED ? aead.open(chunk.nonce(), sealed, read, opened) : Aead.REFUSED;
    if (full != Aead.REFUSED) {
      filled = full;
      chunk = chunk.next();
      return;
    }
    var last = aead.open(chunk.asLast().nonce(), sealed, read, opened);
    if (last == Aead.REFUSED || (last == 0 && chunk.number() > 0) || payload.read() >= 0) {
      throw new IOException("the sealed file is damaged or cut short");
    }
    filled = last;
    over = true;
  }

  @Override
  public void close() throws IOException {
    payload.close();
  }
}
