package denwaban.backup.place;

import denwaban.storage.bucket.Lock;
import denwaban.storage.bucket.UnsafePlace;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;

/// Port: a place outside the data folder that keeps files. Paths are ours: lower-case words,
/// digits, dots, dashes and slashes.
///
/// Every method throws [IOException] when the place is away; safe to retry.
public interface BackupPlace {

  /// What a file shall hold.
  @FunctionalInterface
  interface Content {
    void write(OutputStream out) throws IOException;
  }

  /// @param at when it was written, as the place says
  record Stored(String path, long bytes, Instant at) {}

  /// What became of a file that was to be removed.
  enum Removal {
    REMOVED,
    /// There was none.
    NONE,
    /// A lock keeps it for now: not before its end can anybody remove it.
    LOCKED
  }

  /// Looks whether the place is as it must be, and clears away what an earlier life of the program
  /// left half written. Called before the first file of a life, and now and then.
  ///
  /// @param first whether it is the first of this life: nothing of ours is being written
  /// @throws UnsafePlace if it would keep what must go, or the other way round
  default void check(boolean first) throws UnsafePlace, IOException {}

  /// Writes or replaces a file: after this returns it survives a power cut; if anything throws,
  /// what was there before is there still.
  void put(String path, Content content) throws IOException;

  /// Writes a file that is never written again. A place that can lock files locks this one for the
  /// backup's window, beginning at `of`.
  ///
  /// @param of the newest moment of what it holds: what was erased later is out of it in time
  /// @throws java.nio.file.FileAlreadyExistsException from a place where names are taken for ever
  default void keep(String path, Instant of, Content content) throws IOException {
    put(path, content);
  }

  /// Whether every [#keep] is locked now, and from whom.
  default Lock.Mode lock() {
    return Lock.Mode.NONE;
  }

  /// Locks a file that [#keep] wrote for a whole window from now. Nothing where there are no locks.
  default void keepOn(String path) throws IOException {}

  /// Adds a line at the end of a file, which is made if it is not there. After this returns it
  /// survives a power cut. What an earlier call left half is closed off by a line end.
  ///
  /// @param line without a line end
  void append(String path, String line) throws IOException;

  /// @throws java.nio.file.NoSuchFileException if there is none
  InputStream read(String path) throws IOException;

  boolean has(String path) throws IOException;

  /// All files below a folder, by path; none of those that are half written.
  List<Stored> list(String under) throws IOException;

  /// Removes everything in a folder but one file, also what the place keeps of older ones, and
  /// looks that nothing is left.
  default Removal clear(String folder, String but) throws IOException {
    var all = Removal.NONE;
    for (var one : list(folder)) {
      if (!one.path().equals(but)) all = delete(one.path());
    }
    return all;
  }

  /// Removes a file with all that the place has of it.
  Removal delete(String path) throws IOException;
}
