package denwaban.audit.proof;

import denwaban.kernel.Bytes;
import java.util.ArrayList;
import java.util.List;

/// The right edge of a growing tree: enough to compute its root without what came before.
///
/// For one thread.
public final class Frontier {

  private final List<Bytes> perfect;
  private long size;

  private Frontier(List<Bytes> perfect, long size) {
    this.perfect = new ArrayList<>(perfect);
    this.size = size;
  }

  /// @param perfect hashes of the perfect subtrees of the first `size` leaves, the largest first
  /// @throws IllegalArgumentException if there are more or fewer than such a tree has
  public static Frontier of(long size, List<Bytes> perfect) {
    if (size < 0
        || perfect.size() != Long.bitCount(size)
        || perfect.stream().anyMatch(hash -> hash.length() != Merkle.HASH)) {
      throw new IllegalArgumentException("not the edge of a tree");
    }
    return new Frontier(perfect, size);
  }

  public void add(Bytes entry) {
    addLeaf(Merkle.leaf(entry));
  }

  /// @param leaf from [Merkle#leaf]
  public void addLeaf(Bytes leaf) {
    var hash = leaf;
    for (var bits = size; (bits & 1) == 1; bits >>= 1) {
      hash = Merkle.node(perfect.removeLast(), hash);
    }
    perfect.add(hash);
    size++;
  }

  public long size() {
    return size;
  }

  public Bytes root() {
    if (perfect.isEmpty()) {
      return Merkle.empty();
    }
    var root = perfect.getLast();
    for (var i = perfect.size() - 2; i >= 0; i--) {
      root = Merkle.node(perfect.get(i), root);
    }
    return root;
  }
}
