package denwaban.seal.age;

import denwaban.kernel.Bytes;
import denwaban.seal.crypto.Aead;
import denwaban.seal.crypto.Chunk;
import java.io.IOException;
import java.io.OutputStream;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Seals a stream of unknown length to one reader, with the header kept apart.
///
/// [#finish()] says that the source ended normally; [#close()] without it is an abort, and never
/// writes a final chunk. So an exception inside try-with-resources cannot make a torn recording
/// look whole. After an abort all full chunks remain readable by salvage.
///
/// A chunk of 64 KiB is written when the next byte arrives: that much is lost when power fails.
/// Never closes the payload's stream. For one thread.
public final class SealedStream implements AutoCloseable {

  private final Bytes header;
  private final List<Bytes> besides;

  /// Gone with the end: then no one here can add to the payload or open it.
  private @Nullable Aead aead;

  private final OutputStream payload;

  /// The chunk being filled, and then its sealed form: nothing is allocated while a call lasts.
  private final byte[] plain = new byte[Chunk.SEALED];

  private Chunk chunk = new Chunk(0, false);
  private int filled;
  private long length;
  private boolean broken;
  private @Nullable Sealed end;

  private SealedStream(Bytes header, List<Bytes> besides, Aead aead, OutputStream payload) {
    this.header = header;
    this.besides = besides;
    this.aead = aead;
    this.payload = payload;
  }

  /// Writes the payload's nonce at once.
  ///
  /// @throws IllegalArgumentException if `to` is no valid public key
  public static SealedStream open(Recipient to, OutputStream payload) throws IOException {
    return open(to, List.of(), payload);
  }

  /// Makes a header of its own for each of some other readers: no header reveals another, and the
  /// payload is the same as without them.
  ///
  /// @throws IllegalArgumentException if a reader's public key is none
  public static SealedStream open(Recipient to, List<Recipient> besides, OutputStream payload)
      throws IOException {
    var key = FileKey.random();
    var header = HeaderText.write(key, List.of(key.wrap(to)));
    var others = new ArrayList<Bytes>();
    for (var other : besides) {
      others.add(HeaderText.write(key, List.of(key.wrap(other))));
    }
    var nonce = new byte[Chunk.PAYLOAD_NONCE];
    new SecureRandom().nextBytes(nonce);
    var stream = new SealedStream(header, List.copyOf(others), key.payload(nonce), payload);
    stream.emit(nonce, nonce.length);
    return stream;
  }

  /// For [SealedFile]: one header with a stanza for each reader, written first.
  ///
  /// @param origin null for none
  static SealedStream whole(
      List<Recipient> readers, @Nullable Origin origin, String name, OutputStream file)
      throws IOException {
    if (readers.stream().map(Recipient::suite).distinct().count() != 1) {
      throw new IllegalArgumentException("readers of one suite, at least one");
    }
    var key = FileKey.random();
    var stanzas = new ArrayList<>(readers.stream().map(key::wrap).toList());
    if (origin != null) stanzas.add(origin.stanza(name, key));
    var header = HeaderText.write(key, stanzas);
    file.write(header.toArray());
    var nonce = new byte[Chunk.PAYLOAD_NONCE];
    new SecureRandom().nextBytes(nonce);
    var stream = new SealedStream(header, List.of(), key.payload(nonce), file);
    stream.emit(nonce, nonce.length);
    return stream;
  }

  /// The age header; it does not change and may be kept before the first byte is sealed.
  public Bytes header() {
    return header;
  }

  /// The headers of the other readers, in the order in which they were named.
  public List<Bytes> besides() {
    return besides;
  }

  /// Bytes handed to the payload so far.
  public long length() {
    return length;
  }

  /// @throws IOException if the payload cannot be written; the stream can then only be aborted
  public void write(byte[] b, int off, int len) throws IOException {
    if (end != null) {
      throw new IllegalStateException("the stream has ended");
    }
    Objects.checkFromIndexSize(off, len, b.length);
    var at = off;
    var left = len;
    while (left > 0) {
      if (filled == Chunk.PLAIN) {
        emitChunk(chunk);
        chunk = chunk.next();
      }
      var taken = Math.min(left, Chunk.PLAIN - filled);
      System.arraycopy(b, at, plain, filled, taken);
      filled += taken;
      at += taken;
      left -= taken;
    }
  }

  /// Writes the final chunk: the source ended normally and all of it was written.
  ///
  /// @throws IllegalStateException after [#close()], or after a write failed
  public Sealed finish() throws IOException {
    if (end != null || broken) {
      throw new IllegalStateException("an aborted stream cannot be finished");
    }
    emitChunk(chunk.asLast());
    return end(true);
  }

  /// Ends without a final chunk; bytes after the last full chunk are lost.
  ///
  /// @return what the payload holds so far, for a manifest that says it is incomplete
  /// @throws IllegalStateException after [#finish()]
  public Sealed abort() {
    if (end != null && end.complete()) {
      throw new IllegalStateException("a finished stream cannot be aborted");
    }
    return end != null ? end : end(false);
  }

  /// An abort, unless [#finish()] was called.
  @Override
  public void close() {
    if (end == null) {
      end(false);
    }
  }

  private Sealed end(boolean complete) {
    Arrays.fill(plain, (byte) 0);
    aead = null;
    var ended = new Sealed(header, length, complete);
    end = ended;
    return ended;
  }

  private void emitChunk(Chunk number) throws IOException {
    var sealed = Objects.requireNonNull(aead).seal(number.nonce(), plain, filled);
    filled = 0;
    emit(plain, sealed);
  }

  /// Counts bytes only when they were accepted.
  private void emit(byte[] bytes, int count) throws IOException {
    if (broken) {
      throw new IOException("the payload could not be written before");
    }
    broken = true;
    payload.write(bytes, 0, count);
    broken = false;
    length += count;
  }
}
