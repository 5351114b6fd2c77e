package denwaban.check;

import denwaban.audit.proof.EntryBundle;
import denwaban.audit.proof.Merkle;
import denwaban.audit.proof.TilePath;
import denwaban.kernel.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/// The files of one tile or bundle: a log that grew leaves narrower ones behind.
final class Widths {

  private static final Pattern PARTIAL = Pattern.compile("[1-9][0-9]{0,2}");

  /// Bytes of a bundle: 256 entries, each with its length.
  private static final long BUNDLE_BYTES = TilePath.WIDTH * (EntryBundle.ENTRY_BYTES + 2L);

  private final Path folder;

  Widths(Path folder) {
    this.folder = folder;
  }

  /// @param base at least as wide as was asked for
  /// @param others all others that are there
  record Found(Piece base, List<Piece> others) {}

  /// One file.
  record Piece(Path folder, String path, int width, long most) {

    Bytes read() throws Wrong, IOException {
      return Small.read(folder, path, most, Why.BAD_BUNDLE);
    }

    /// @param hashes what the entries give
    /// @param known how many hashes those are
    void begins(Bytes hashes, int known) throws Wrong, IOException {
      var bytes = read().toArray();
      var same = Math.min(known, width) * Merkle.HASH;
      if (bytes.length != width * Merkle.HASH
          || !Arrays.equals(bytes, 0, same, hashes.toArray(), 0, same)) {
        throw new Wrong(Why.OTHER_TILE, path);
      }
    }
  }

  Found tile(int level, long number, int width) throws Wrong, IOException {
    var most = (long) TilePath.WIDTH * Merkle.HASH;
    return find(
        TilePath.tile(level, number, TilePath.WIDTH),
        TilePath.tile(level, number, width),
        width,
        most);
  }

  Found entries(long number, int width) throws Wrong, IOException {
    return find(
        TilePath.entries(number, TilePath.WIDTH),
        TilePath.entries(number, width),
        width,
        BUNDLE_BYTES);
  }

  private Found find(String whole, String wanted, int width, long most) throws Wrong, IOException {
    var pieces = new ArrayList<Piece>();
    if (Files.isRegularFile(folder.resolve(whole), LinkOption.NOFOLLOW_LINKS)) {
      pieces.add(new Piece(folder, whole, TilePath.WIDTH, most));
    }
    var parts = folder.resolve(whole + ".p");
    if (Files.isDirectory(parts, LinkOption.NOFOLLOW_LINKS)) {
      try (var names = Files.list(parts)) {
        names
            .map(path -> path.getFileName().toString())
            .filter(name -> PARTIAL.matcher(name).matches())
            .map(Integer::valueOf)
            .filter(part -> part < TilePath.WIDTH)
            .forEach(part -> pieces.add(new Piece(folder, whole + ".p/" + part, part, most)));
      }
    }
    var base =
        pieces.stream()
            .filter(piece -> piece.width() >= width)
            .min(Comparator.comparingInt(Piece::width))
            .orElseThrow(() -> new Wrong(Why.MISSING, wanted));
    pieces.remove(base);
    return new Found(base, pieces);
  }
}
