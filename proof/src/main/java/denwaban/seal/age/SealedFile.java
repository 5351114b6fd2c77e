package denwaban.seal.age;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/// A whole age file as it is written: the header with a way in for each reader, then the payload.
/// For what may be larger than memory.
///
/// Only [#finish()] ends the file; [#close()] without it leaves a file that no one opens as whole.
/// The stream below is flushed and never closed. For one thread.
public final class SealedFile extends OutputStream {

  private final SealedStream sealed;
  private final OutputStream below;

  private SealedFile(SealedStream sealed, OutputStream below) {
    this.sealed = sealed;
    this.below = below;
  }

  /// Writes the header at once. All readers see that there are as many as they are, and not who.
  ///
  /// @throws IllegalArgumentException if there is no reader, one is no valid public key, or they
  ///   are of several suites: the weakest would open what the strongest protects
  public static SealedFile open(List<Recipient> readers, OutputStream file) throws IOException {
    return new SealedFile(SealedStream.whole(readers, null, "", file), file);
  }

  /// The same, with a word of whose it is and under which name it counts.
  ///
  /// @throws IllegalArgumentException as the other
  public static SealedFile open(
      List<Recipient> readers, Origin origin, String name, OutputStream file) throws IOException {
    return new SealedFile(SealedStream.whole(readers, origin, name, file), file);
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] b, int off, int len) throws IOException {
    sealed.write(b, off, len);
  }

  /// Writes the last chunk: all of the source was written.
  public void finish() throws IOException {
    var _ = sealed.finish();
    below.flush();
  }

  /// An abort, unless [#finish()] was called.
  @Override
  public void close() {
    sealed.close();
  }
}
