package denwaban.backup.place;

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

  /// Writes or replaces a file: after this returns it survives a power cut; if anything throws,
  /// what was there before is there still.
  void put(String path, Content content) throws IOException;

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

  /// True if there was one.
  boolean delete(String path) throws IOException;
}
