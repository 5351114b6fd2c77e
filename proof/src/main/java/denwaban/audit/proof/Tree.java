package denwaban.audit.proof;

import denwaban.kernel.Bytes;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The tree over one log at one size, read from and written to tiles (C2SP tlog-tiles, height 8).
///
/// A tree cannot change: [#append] gives the larger one. Reads each tile at most once. For one
/// thread; there must be only one appender (the sequencer holds a lock for it).
public final class Tree {

  private final TileStore store;
  private final long size;
  private final Map<String, byte[]> seen = new HashMap<>();

  private Tree(TileStore store, long size) {
    this.store = store;
    this.size = size;
  }

  /// @param size leaves, as the last checkpoint says
  public static Tree at(TileStore store, long size) {
    if (size < 0) {
      throw new IllegalArgumentException("a tree has no negative size");
    }
    return new Tree(store, size);
  }

  public long size() {
    return size;
  }

  /// Writes the tiles of the larger tree, each once, the last ones partial.
  ///
  /// @param leaves from [Merkle#leaf], in the order of the log
  /// @throws IllegalStateException if a tile that this tree needs is missing in the store
  public Tree append(List<Bytes> leaves) {
    var added = leaves;
    var before = size;
    for (var level = 0; !added.isEmpty(); level++) {
      added = append(level, before, added);
      before >>= TilePath.HEIGHT;
    }
    return new Tree(store, Math.addExact(size, leaves.size()));
  }

  /// @return the hashes of the tiles that became full, which are added one level up
  private List<Bytes> append(int level, long before, List<Bytes> added) {
    var full = new ArrayList<Bytes>();
    var number = before / TilePath.WIDTH;
    var width = (int) (before % TilePath.WIDTH);
    var tile = new ByteArrayOutputStream();
    if (width > 0) {
      tile.writeBytes(tile(level, number));
    }
    for (var i = 0; i < added.size(); i++) {
      tile.writeBytes(added.get(i).toArray());
      width++;
      if (width == TilePath.WIDTH || i == added.size() - 1) {
        var hashes = Bytes.of(tile.toByteArray());
        store.write(TilePath.tile(level, number, width), hashes);
        if (width == TilePath.WIDTH) {
          full.add(fold(hashes.toArray(), 0, TilePath.WIDTH));
          tile.reset();
          number++;
          width = 0;
        }
      }
    }
    return full;
  }

  /// Paths of this tree's partial tiles in whose place a tree that grew from it has wider ones.
  ///
  /// @param larger leaves of that tree
  public List<String> superseded(long larger) {
    var paths = new ArrayList<String>();
    for (var level = 0; size >> (TilePath.HEIGHT * level) > 0; level++) {
      var hashes = size >> (TilePath.HEIGHT * level);
      var width = (int) (hashes % TilePath.WIDTH);
      if (width > 0 && larger >> (TilePath.HEIGHT * level) > hashes) {
        paths.add(TilePath.tile(level, hashes / TilePath.WIDTH, width));
      }
    }
    return List.copyOf(paths);
  }

  /// Hashes of the perfect subtrees of the first `first` leaves, the largest first: what a
  /// [Frontier] begins with.
  public List<Bytes> frontier(long first) {
    if (first < 0 || first > size) {
      throw new IllegalArgumentException("the tree is not that large");
    }
    var hashes = new ArrayList<Bytes>();
    for (var at = 0L; at < first; ) {
      var next = at + Long.highestOneBit(first - at);
      hashes.add(hash(at, next));
      at = next;
    }
    return List.copyOf(hashes);
  }

  public Bytes root() {
    return rootAt(size);
  }

  /// The root this log had when it was smaller.
  public Bytes rootAt(long oldSize) {
    if (oldSize < 0 || oldSize > size) {
      throw new IllegalArgumentException("the tree is smaller");
    }
    return oldSize == 0 ? Merkle.empty() : hash(0, oldSize);
  }

  /// The audit path of one leaf, lowest sibling first (RFC 9162 section 2.1.3).
  ///
  /// @throws IllegalArgumentException if the tree has no leaf `index`
  public List<Bytes> inclusion(long index) {
    if (index < 0 || index >= size) {
      throw new IllegalArgumentException("the tree has no such leaf");
    }
    var path = new ArrayList<Bytes>();
    inclusion(index, 0, size, path);
    return List.copyOf(path);
  }

  private void inclusion(long index, long from, long to, List<Bytes> path) {
    if (to - from == 1) {
      return;
    }
    var middle = from + split(to - from);
    if (index < middle) {
      inclusion(index, from, middle, path);
      path.add(hash(middle, to));
    } else {
      inclusion(index, middle, to, path);
      path.add(hash(from, middle));
    }
  }

  /// Proof that this tree begins with all of the older one (RFC 9162 section 2.1.4).
  public List<Bytes> consistency(long oldSize) {
    if (oldSize < 0 || oldSize > size) {
      throw new IllegalArgumentException("the tree is smaller");
    }
    var proof = new ArrayList<Bytes>();
    if (oldSize > 0) {
      consistency(oldSize, 0, size, true, proof);
    }
    return List.copyOf(proof);
  }

  /// @param known whether the verifier has the hash of the old part already: it is the old root
  private void consistency(long old, long from, long to, boolean known, List<Bytes> proof) {
    if (old == to - from) {
      if (!known) {
        proof.add(hash(from, to));
      }
      return;
    }
    var k = split(to - from);
    if (old <= k) {
      consistency(old, from, from + k, known, proof);
      proof.add(hash(from + k, to));
    } else {
      consistency(old - k, from + k, to, false, proof);
      proof.add(hash(from, from + k));
    }
  }

  /// The hash over leaves `from` (with) to `to` (without).
  private Bytes hash(long from, long to) {
    var n = to - from;
    if (Long.bitCount(n) == 1) {
      return perfect(Long.numberOfTrailingZeros(n), from / n);
    }
    var middle = from + split(n);
    return Merkle.node(hash(from, middle), hash(middle, to));
  }

  /// The hash of a perfect subtree: from the tile that holds its lowest stored hashes.
  private Bytes perfect(int height, long index) {
    var inTile = height % TilePath.HEIGHT;
    var first = index << inTile;
    var tile = tile(height / TilePath.HEIGHT, first / TilePath.WIDTH);
    return fold(tile, (int) (first % TilePath.WIDTH), 1 << inTile);
  }

  static Bytes fold(byte[] tile, int first, int count) {
    if (count == 1) {
      return Bytes.of(Arrays.copyOfRange(tile, first * Merkle.HASH, (first + 1) * Merkle.HASH));
    }
    var half = count / 2;
    return Merkle.node(fold(tile, first, half), fold(tile, first + half, half));
  }

  private byte[] tile(int level, long number) {
    var left = (size >> (TilePath.HEIGHT * level)) - number * TilePath.WIDTH;
    var width = (int) Math.min(left, TilePath.WIDTH);
    var path = TilePath.tile(level, number, width);
    return seen.computeIfAbsent(
        path,
        p -> {
          var tile = store.read(p);
          if (tile == null || tile.length() != width * Merkle.HASH) {
            throw new IllegalStateException("the log lacks " + p);
          }
          return tile.toArray();
        });
  }

  /// The largest power of two below `n`.
  private static long split(long n) {
    return Long.highestOneBit(n - 1);
  }
}
