package denwaban.seal.age;

import denwaban.kernel.Bytes;
import denwaban.seal.crypto.Aead;
import denwaban.seal.crypto.Chunk;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/// Opens age files for the holder of the identity: clients' tools and tests, never the service.
public final class Opening {

  private Opening() {}

  /// What salvage found.
  ///
  /// @param length bytes of plaintext that are authentic
  /// @param complete whether the final chunk was there and nothing followed
  public record Salvaged(long length, boolean complete) {}

  /// Writes the plaintext to `plain`, chunk by authenticated chunk.
  ///
  /// @throws NotOpened if anything is wrong; what was written until then is authentic but not whole
  public static void whole(Identity identity, Bytes header, InputStream payload, OutputStream plain)
      throws NotOpened, IOException {
    if (!salvage(identity, header, payload, plain).complete()) {
      throw new NotOpened(NotOpened.Why.BAD_PAYLOAD);
    }
  }

  /// As [#whole], but a payload that is cut short or damaged gives what is authentic before that.
  ///
  /// @throws NotOpened if the header is wrong or for someone else
  public static Salvaged salvage(
      Identity identity, Bytes header, InputStream payload, OutputStream plain)
      throws NotOpened, IOException {
    var key = key(identity, header);
    var nonce = payload.readNBytes(Chunk.PAYLOAD_NONCE);
    return nonce.length < Chunk.PAYLOAD_NONCE
        ? new Salvaged(0, false)
        : chunks(key.payload(nonce), payload, plain);
  }

  /// @throws NotOpened if the header is for someone else, was changed, or is no header
  static FileKey key(Identity identity, Bytes header) throws NotOpened {
    var text = HeaderText.parse(header);
    var key = FileKey.unwrap(identity, text.stanzas());
    if (key == null) {
      throw new NotOpened(NotOpened.Why.NOT_FOR_YOU);
    }
    if (!text.isOf(key)) {
      throw new NotOpened(NotOpened.Why.HEADER_CHANGED);
    }
    return key;
  }

  /// Opens a small file, header and payload in one, in memory.
  public static Bytes file(Identity identity, Bytes age) throws NotOpened {
    if (age.length() > Limits.HEADER_BYTES + Limits.WHOLE_FILE_BYTES) {
      throw new NotOpened(NotOpened.Why.BAD_PAYLOAD);
    }
    var in = new ByteArrayInputStream(age.toArray());
    var plain = new ByteArrayOutputStream();
    try {
      whole(identity, HeaderText.readFrom(in), in, plain);
    } catch (IOException e) {
      throw new UncheckedIOException("memory has no input or output errors", e);
    }
    return Bytes.of(plain.toByteArray());
  }

  private static Salvaged chunks(Aead aead, InputStream payload, OutputStream plain)
      throws IOException {
    var sealed = new byte[Chunk.SEALED];
    var opened = new byte[Chunk.PLAIN];
    var chunk = new Chunk(0, false);
    var length = 0L;
    while (true) {
      var read = payload.readNBytes(sealed, 0, sealed.length);
      // Only trying tells whether a full chunk is the last: the file may go on after it or end.
      var full =
          read == Chunk.SEALED ? aead.open(chunk.nonce(), sealed, read, opened) : Aead.REFUSED;
      if (full != Aead.REFUSED) {
        plain.write(opened, 0, full);
        length += full;
        chunk = chunk.next();
        continue;
      }
      var last = aead.open(chunk.asLast().nonce(), sealed, read, opened);
      // An empty last chunk is allowed in an empty file only: else one plaintext had two forms.
      if (last == Aead.REFUSED || (last == 0 && chunk.number() > 0)) {
        return new Salvaged(length, false);
      }
      plain.write(opened, 0, last);
      return new Salvaged(length + last, payload.read() < 0);
    }
  }
}
