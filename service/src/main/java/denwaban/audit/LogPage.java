package denwaban.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Some entries of a log, newest first, under its newest checkpoint.
///
/// @param size entries in the log
/// @param checkpoint the signed note, or null while the log is empty
/// @param key the vkey that the note verifies under
public record LogPage(long size, @Nullable String checkpoint, String key, List<Line> entries) {

  /// @param index from 0
  /// @param leaf the exact text that was hashed
  public record Line(long index, String leaf) {}

  /// An entry, and what it was done to.
  public record About(String object, Line line) {}
}
