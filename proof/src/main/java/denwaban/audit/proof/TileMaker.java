package denwaban.audit.proof;

import denwaban.kernel.Bytes;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/// The tiles that a log must have, made anew from its leaves one after the other, each tile once.
///
/// Holds one growing tile for each level. For one thread.
public final class TileMaker {

  /// @param level 0 for leaves
  /// @param width hashes
  /// @param hashes one after the other
  public record Made(int level, long number, int width, Bytes hashes) {}

  private final List<ByteArrayOutputStream> growing = new ArrayList<>();
  private final List<Long> numbers = new ArrayList<>();

  /// @param leaf from [Merkle#leaf]
  /// @return the tiles that became full, from the lowest level up; mostly none
  public List<Made> add(Bytes leaf) {
    List<Made> full = List.of();
    var hash = leaf;
    for (var level = 0; ; level++) {
      if (level == growing.size()) {
        growing.add(new ByteArrayOutputStream());
        numbers.add(0L);
      }
      var tile = growing.get(level);
      tile.writeBytes(hash.toArray());
      if (tile.size() < TilePath.WIDTH * Merkle.HASH) {
        return full;
      }
      var made = made(level);
      if (full.isEmpty()) {
        full = new ArrayList<>();
      }
      full.add(made);
      tile.reset();
      numbers.set(level, made.number() + 1);
      hash = Tree.fold(made.hashes().toArray(), 0, TilePath.WIDTH);
    }
  }

  /// The tiles at the right edge that are not full, from the lowest level up.
  public List<Made> edge() {
    var edge = new ArrayList<Made>();
    for (var level = 0; level < growing.size(); level++) {
      if (growing.get(level).size() > 0) {
        edge.add(made(level));
      }
    }
    return edge;
  }

  private Made made(int level) {
    var hashes = growing.get(level);
    return new Made(
        level, numbers.get(level), hashes.size() / Merkle.HASH, Bytes.of(hashes.toByteArray()));
  }
}
