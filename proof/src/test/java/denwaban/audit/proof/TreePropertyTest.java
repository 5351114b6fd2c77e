package denwaban.audit.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import denwaban.Often;
import denwaban.kernel.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What the tiles give is what RFC 6962 says, at every size up to some thousand and at some far
/// above.
class TreePropertyTest {

  private static final int EVERY_SIZE_TO = 5_000;
  private static final int SAMPLE_TO = 1_200;
  private static final int EVERY_PROOF_TO = 100;
  private static final int LARGEST = 200_000;
  private static final int LARGE_SIZES = 12;
  private static final int PROOFS = 50;

  private final long seed = Long.getLong("seed", new Random().nextLong());
  private final Random chance = new Random(seed);
  private final TreeTest.Tiles tiles = new TreeTest.Tiles();

  @Test
  void at_every_size_roots_and_proofs_are_those_of_the_rfc() {
    var to = Often.times("sizes of a tree", seed, SAMPLE_TO, EVERY_SIZE_TO);
    var leaves = leaves(to);
    var rfc = new Rfc6962(leaves);
    for (var size = 0; size <= to; size++) {
      var tree = Tree.at(tiles, size);
      assertThat(tree.root()).as("seed %s, size %s", seed, size).isEqualTo(rfc.root(size));
      if (size > 0) {
        included(tree, rfc, leaves, chance.nextInt(size));
      }
      consistent(tree, rfc, chance.nextInt(size + 1));
      if (size < to) {
        tree.append(leaves.subList(size, size + 1));
      }
    }
  }

  @Test
  void in_small_trees_every_proof_is_that_of_the_rfc() {
    var leaves = leaves(EVERY_PROOF_TO);
    var rfc = new Rfc6962(leaves);
    for (var size = 0; size <= EVERY_PROOF_TO; size++) {
      var tree = Tree.at(tiles, size);
      for (var index = 0; index < size; index++) {
        included(tree, rfc, leaves, index);
      }
      for (var old = 0; old <= size; old++) {
        consistent(tree, rfc, old);
      }
      if (size < EVERY_PROOF_TO) {
        tree.append(leaves.subList(size, size + 1));
      }
    }
  }

  @Test
  void in_large_trees_that_grew_by_leaps_too() {
    var leaves = leaves(LARGEST);
    var rfc = new Rfc6962(leaves);
    for (var size = 0; size < LARGEST; ) {
      var next = Math.min(LARGEST, size + chance.nextInt(1, 2 * LARGEST / LARGE_SIZES));
      var tree = Tree.at(tiles, size).append(leaves.subList(size, next));
      size = next;
      assertThat(tree.root()).as("seed %s, size %s", seed, size).isEqualTo(rfc.root(size));
      for (var proof = 0; proof < PROOFS; proof++) {
        included(tree, rfc, leaves, chance.nextInt(size));
        consistent(tree, rfc, chance.nextInt(size + 1));
      }
    }
  }

  private void included(Tree tree, Rfc6962 rfc, List<Bytes> leaves, int index) {
    var size = (int) tree.size();
    var path = tree.inclusion(index);
    assertThat(path).as("seed %s, %s of %s", seed, index, size).isEqualTo(rfc.path(index, size));
    assertThat(Merkle.includes(rfc.root(size), size, index, leaves.get(index), path)).isTrue();
    var other = leaves.get((index + 1) % size);
    assertThat(Merkle.includes(rfc.root(size), size, index, other, path)).isEqualTo(size == 1);
  }

  private void consistent(Tree tree, Rfc6962 rfc, int old) {
    var size = (int) tree.size();
    var proof = tree.consistency(old);
    assertThat(proof).as("seed %s, from %s to %s", seed, old, size).isEqualTo(rfc.proof(old, size));
    assertThat(Merkle.extendsTree(rfc.root(old), old, rfc.root(size), size, proof)).isTrue();
    if (old > 0) {
      var other = rfc.root(old - 1);
      assertThat(Merkle.extendsTree(other, old, rfc.root(size), size, proof)).isFalse();
    }
  }

  private static List<Bytes> leaves(int count) {
    var leaves = new ArrayList<Bytes>();
    for (var i = 0; i < count; i++) {
      var entry = ("entry " + i).getBytes(UTF_8);
      leaves.add(Rfc6962.leaf(entry));
    }
    assertThat(leaves.getFirst()).isEqualTo(Merkle.leaf(Bytes.of("entry 0".getBytes(UTF_8))));
    return leaves;
  }
}
