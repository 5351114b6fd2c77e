package denwaban.audit.proof;

/// Paths of C2SP tlog-tiles: the number in groups of three digits, the width if not full.
public final class TilePath {

  /// Hashes in a full tile; entries in a full bundle.
  public static final int WIDTH = 256;

  /// Levels of the tree in one tile.
  public static final int HEIGHT = 8;

  private TilePath() {}

  /// @param level of the tile, 0 for leaves, one more for each eight levels of the tree
  /// @param width 1 to 256 hashes
  public static String tile(int level, long number, int width) {
    return "tile/" + level + "/" + tail(number, width);
  }

  /// @param width 1 to 256 entries
  public static String entries(long number, int width) {
    return "tile/entries/" + tail(number, width);
  }

  private static String tail(long number, int width) {
    if (number < 0 || width < 1 || width > WIDTH) {
      throw new IllegalArgumentException("no such tile");
    }
    var path = "%03d".formatted(number % 1000);
    for (var rest = number / 1000; rest > 0; rest /= 1000) {
      path = "x%03d/".formatted(rest % 1000) + path;
    }
    return width == WIDTH ? path : path + ".p/" + width;
  }
}
