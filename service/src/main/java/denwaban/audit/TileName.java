package denwaban.audit;

import denwaban.audit.proof.TilePath;
import java.util.Optional;
import java.util.regex.Pattern;

/// A path of C2SP tlog-tiles, understood: the opposite of [TilePath].
public sealed interface TileName {

  /// Entries of the log.
  ///
  /// @param width 1 to 256 entries
  record Entries(long number, int width) implements TileName {}

  /// Hashes of the tree.
  ///
  /// @param level 0 for leaves
  /// @param width 1 to 256 hashes
  record Hashes(int level, long number, int width) implements TileName {

    /// The path of the tile when it is full.
    String whole() {
      return TilePath.tile(level, number, TilePath.WIDTH);
    }
  }

  // Four groups of digits are more entries than a log can have: 256 of 10^12 tiles.
  Pattern PATH =
      Pattern.compile(
          "tile/(entries|[0-7])/((?:x[0-9]{3}/){0,3}[0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");

  /// @return empty if no tile has this path
  static Optional<TileName> of(String path) {
    var found = PATH.matcher(path);
    if (!found.matches()) {
      return Optional.empty();
    }
    var number = Long.parseLong(found.group(2).replace("x", "").replace("/", ""));
    var width = found.group(3) == null ? TilePath.WIDTH : Integer.parseInt(found.group(3));
    if (width > TilePath.WIDTH) {
      return Optional.empty();
    }
    if (found.group(1).equals("entries")) {
      return only(path, TilePath.entries(number, width), new Entries(number, width));
    }
    var level = Integer.parseInt(found.group(1));
    return only(path, TilePath.tile(level, number, width), new Hashes(level, number, width));
  }

  /// One tile has one path: no groups of zeros in front, no width of a full one.
  private static Optional<TileName> only(String path, String written, TileName name) {
    return path.equals(written) ? Optional.of(name) : Optional.empty();
  }
}
