package denwaban.vault;

import denwaban.http.Problem;
import java.util.concurrent.atomic.AtomicLong;

/// How many files may stand at one time in the lists of all exit packs that are being made. A zip
/// names its files at its end, so that until then the names lie in memory; a call in progress must
/// not be their price.
final class PackRoom {

  /// Of one file's name, length and digests, in the pack's own list and in the zip's; measured.
  static final long FILE_BYTES = 600;

  /// Of the program's memory.
  private static final int SHARE = 4;

  private final long most;
  private final AtomicLong taken = new AtomicLong();

  /// @param heap bytes that the program has at most
  PackRoom(long heap) {
    this.most = heap / SHARE / FILE_BYTES;
  }

  static PackRoom ofThisProgram() {
    return new PackRoom(Runtime.getRuntime().maxMemory());
  }

  /// @throws Problem 503 if there is no room for so many files now
  void check(long files) {
    if (taken.get() + files > most) throw new Problem(503, "export-no-room");
  }

  /// Room that is given back when it is closed.
  ///
  /// @throws Problem 503 if there is no room for so many files now
  Taken take(long files) {
    if (taken.addAndGet(files) > most) {
      taken.addAndGet(-files);
      throw new Problem(503, "export-no-room");
    }
    return () -> taken.addAndGet(-files);
  }

  interface Taken extends AutoCloseable {
    @Override
    void close();
  }
}
