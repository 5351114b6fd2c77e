package denwaban.audit.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import denwaban.kernel.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Proofs at the ends of what they may say (RFC 9162 section 2.1.4.2), and a tree asked for what it
/// does not have.
class MerkleTest {

  private static final int SIZE = 9;

  private static final List<Bytes> LEAVES =
      IntStream.range(0, SIZE).mapToObj(n -> Rfc6962.leaf(new byte[] {(byte) n})).toList();

  private static final Rfc6962 RFC = new Rfc6962(LEAVES);

  private static final Bytes OTHER = Rfc6962.leaf(new byte[] {99});

  private static boolean grows(Bytes oldRoot, long old, Bytes root, long size, List<Bytes> proof) {
    return Merkle.extendsTree(oldRoot, old, root, size, proof);
  }

  @Test
  void a_tree_extends_itself_and_the_empty_one_without_a_proof() {
    var root = RFC.root(SIZE);
    assertThat(grows(root, SIZE, root, SIZE, List.of())).isTrue();
    assertThat(grows(root, SIZE, root, SIZE, List.of(OTHER))).isFalse();
    assertThat(grows(OTHER, SIZE, root, SIZE, List.of())).isFalse();
    assertThat(grows(Merkle.empty(), 0, root, SIZE, List.of())).isTrue();
    assertThat(grows(Merkle.empty(), 0, root, SIZE, List.of(OTHER))).isFalse();
    assertThat(grows(OTHER, 0, root, SIZE, List.of())).isFalse();
    assertThat(grows(Merkle.empty(), 0, Merkle.empty(), 0, List.of())).isTrue();
  }

  @Test
  void no_tree_extends_a_larger_one_or_one_of_less_than_nothing() {
    var proof = RFC.proof(4, SIZE);
    assertThat(grows(RFC.root(4), 4, RFC.root(SIZE), SIZE, proof)).isTrue();
    assertThat(grows(RFC.root(SIZE), SIZE, RFC.root(4), 4, proof)).isFalse();
    assertThat(grows(RFC.root(4), -4, RFC.root(SIZE), SIZE, proof)).isFalse();
    assertThat(grows(RFC.root(SIZE), SIZE + 1, RFC.root(SIZE), SIZE, List.of())).isFalse();
  }

  @Test
  void a_proof_is_whole_and_has_nothing_more() {
    for (var old = 1; old < SIZE; old++) {
      var proof = RFC.proof(old, SIZE);
      var from = RFC.root(old);
      var to = RFC.root(SIZE);
      assertThat(grows(from, old, to, SIZE, proof)).isTrue();
      assertThat(grows(from, old, to, SIZE, List.of())).isFalse();
      assertThat(grows(from, old, to, SIZE, proof.subList(0, proof.size() - 1))).isFalse();
      assertThat(grows(from, old, to, SIZE, proof.subList(1, proof.size()))).isFalse();
      var more = new ArrayList<>(proof);
      more.add(OTHER);
      assertThat(grows(from, old, to, SIZE, more)).isFalse();
      for (var n = 0; n < proof.size(); n++) {
        var changed = new ArrayList<>(proof);
        changed.set(n, OTHER);
        assertThat(grows(from, old, to, SIZE, changed)).as("%d of %d", n, old).isFalse();
      }
    }
  }

  @Test
  void a_tree_has_its_leaves_and_no_others() {
    var tree = Tree.at(new TreeTest.Tiles(), 0).append(LEAVES);
    assertThat(tree.inclusion(0)).isEqualTo(RFC.path(0, SIZE));
    assertThat(tree.inclusion(SIZE - 1)).isEqualTo(RFC.path(SIZE - 1, SIZE));
    for (var index : List.of(-1L, (long) SIZE)) {
      assertThatIllegalArgumentException().isThrownBy(() -> tree.inclusion(index));
    }
    assertThat(tree.rootAt(0)).isEqualTo(Merkle.empty());
    assertThatIllegalArgumentException().isThrownBy(() -> tree.rootAt(SIZE + 1));
    assertThatIllegalArgumentException().isThrownBy(() -> tree.frontier(SIZE + 1));
    assertThatIllegalArgumentException().isThrownBy(() -> tree.consistency(SIZE + 1));
  }

  @Test
  void partial_tiles_give_way_to_wider_ones_alone() {
    var tiles = new TreeTest.Tiles();
    var tree = Tree.at(tiles, 0).append(java.util.Collections.nCopies(300, OTHER));
    assertThat(tree.superseded(300)).isEmpty();
    assertThat(tree.superseded(301)).containsExactly(TilePath.tile(0, 1, 44));
    assertThat(tree.superseded(511)).containsExactly(TilePath.tile(0, 1, 44));
    assertThat(tree.superseded(512))
        .containsExactly(TilePath.tile(0, 1, 44), TilePath.tile(1, 0, 1));
    var whole = Tree.at(new TreeTest.Tiles(), 0).append(java.util.Collections.nCopies(256, OTHER));
    assertThat(whole.superseded(257)).isEmpty();
    assertThat(whole.superseded(512)).containsExactly(TilePath.tile(1, 0, 1));
  }
}
