package denwaban.audit.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.kernel.Bytes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TreeTest {

  /// The test tree of Certificate Transparency (certificate-transparency/merkletree tests).
  private static final List<String> CT_LEAVES =
      List.of(
          "",
          "00",
          "10",
          "2021",
          "3031",
          "40414243",
          "5051525354555657",
          "606162636465666768696a6b6c6d6e6f");

  private static final List<String> CT_ROOTS =
      List.of(
          "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
          "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
          "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
          "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
          "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
          "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
          "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
          "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

  @Test
  void roots_are_those_of_certificate_transparency() {
    var tree = Tree.at(new Tiles(), 0);
    assertThat(hex(tree.root()))
        .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    for (var i = 0; i < CT_LEAVES.size(); i++) {
      tree = tree.append(List.of(Merkle.leaf(unhex(CT_LEAVES.get(i)))));
      assertThat(hex(tree.root())).isEqualTo(CT_ROOTS.get(i));
    }
  }

  @Test
  void paths_are_those_of_certificate_transparency() {
    var tiles = new Tiles();
    var leaves = CT_LEAVES.stream().map(l -> Merkle.leaf(unhex(l))).toList();
    Tree.at(tiles, 0).append(leaves.subList(0, 3));
    Tree.at(tiles, 3).append(leaves.subList(3, 8));

    assertThat(Tree.at(tiles, 8).inclusion(5).stream().map(TreeTest::hex))
        .containsExactly(
            "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
            "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
    assertThat(Tree.at(tiles, 3).inclusion(2).stream().map(TreeTest::hex))
        .containsExactly("fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125");
    assertThat(Tree.at(tiles, 8).consistency(6).stream().map(TreeTest::hex))
        .containsExactly(
            "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
            "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void every_proof_holds_and_no_proof_holds_for_another(long seed) {
    var chance = new Random(seed);
    var tiles = new Tiles();
    var leaves = new ArrayList<Bytes>();
    var tree = Tree.at(tiles, 0);
    var roots = new HashMap<Long, Bytes>(Map.of(0L, tree.root()));

    for (var batch = 0; batch < 12; batch++) {
      var added = new ArrayList<Bytes>();
      for (var i = chance.nextInt(1, 400); i > 0; i--) {
        added.add(Merkle.leaf(Bytes.of(("entry " + chance.nextLong()).getBytes(UTF_8))));
      }
      leaves.addAll(added);
      tree = Tree.at(tiles, tree.size()).append(added);
      roots.put(tree.size(), tree.root());
      assertThat(tree.root()).isEqualTo(slowRoot(leaves));

      for (var i = 0; i < 20; i++) {
        var index = chance.nextLong(tree.size());
        var path = tree.inclusion(index);
        var leaf = leaves.get((int) index);
        assertThat(Merkle.includes(tree.root(), tree.size(), index, leaf, path)).isTrue();
        var other = (index + 1) % tree.size();
        assertThat(Merkle.includes(tree.root(), tree.size(), other, leaf, path))
            .isEqualTo(other == index);
        if (!path.isEmpty()) {
          var shorter = path.subList(1, path.size());
          assertThat(Merkle.includes(tree.root(), tree.size(), index, leaf, shorter)).isFalse();
        }
      }
      for (var old : roots.entrySet()) {
        var proof = tree.consistency(old.getKey());
        assertThat(tree.rootAt(old.getKey())).isEqualTo(old.getValue());
        assertThat(
                Merkle.extendsTree(old.getValue(), old.getKey(), tree.root(), tree.size(), proof))
            .isTrue();
        var forged = flip(old.getValue());
        assertThat(Merkle.extendsTree(forged, old.getKey(), tree.root(), tree.size(), proof))
            .isFalse();
        assertThat(
                Merkle.extendsTree(
                    old.getValue(), old.getKey(), flip(tree.root()), tree.size(), proof))
            .as("from %s to %s", old.getKey(), tree.size())
            .isEqualTo(old.getKey() == 0);
      }
    }
  }

  /// With the path of each leaf, as of a number that wraps around.
  @Test
  void no_proof_holds_for_a_number_from_the_size_on() {
    var leaves = CT_LEAVES.stream().map(l -> Merkle.leaf(unhex(l))).toList();
    for (var size = 1; size <= leaves.size(); size++) {
      var tree = Tree.at(new Tiles(), 0).append(leaves.subList(0, size));
      for (var leaf = 0; leaf < size; leaf++) {
        var path = tree.inclusion(leaf);
        for (var index = size; index <= 4 * leaves.size(); index++) {
          assertThat(Merkle.includes(tree.root(), size, index, leaves.get(leaf), path))
              .as("leaf %s of %s as number %s", leaf, size, index)
              .isFalse();
        }
      }
    }
  }

  static LongStream seeds() {
    var one = Long.getLong("seed");
    return one != null ? LongStream.of(one) : new Random().longs(10);
  }

  @Test
  void a_log_of_seventy_thousand_entries_has_three_levels_of_tiles() {
    var tiles = new Tiles();
    var leaves = new ArrayList<Bytes>();
    for (var i = 0; i < 70_000; i++) {
      leaves.add(Merkle.leaf(Bytes.of(new byte[] {(byte) i, (byte) (i >> 8), (byte) (i >> 16)})));
    }

    var tree = Tree.at(tiles, 0).append(leaves);

    assertThat(tiles.kept).containsKeys("tile/0/000", "tile/0/273.p/112", "tile/1/001.p/17");
    assertThat(tiles.kept).containsKey("tile/2/000.p/1");
    assertThat(tree.root()).isEqualTo(slowRoot(leaves));
    var path = Tree.at(tiles, 70_000).inclusion(65_535);
    assertThat(Merkle.includes(tree.root(), 70_000, 65_535, leaves.get(65_535), path)).isTrue();
  }

  @Test
  void a_missing_tile_is_said_and_not_guessed() {
    var tree = Tree.at(new Tiles(), 300);

    assertThatThrownBy(tree::root)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("the log lacks tile/");
  }

  @Test
  void long_numbers_are_grouped_by_three() {
    assertThat(TilePath.tile(0, 1_234_067, 8)).isEqualTo("tile/0/x001/x234/067.p/8");
    assertThat(TilePath.entries(0, 256)).isEqualTo("tile/entries/000");
    assertThat(TilePath.tile(3, 1_000, 256)).isEqualTo("tile/3/x001/000");
  }

  /// RFC 6962 section 2.1, word for word.
  private static Bytes slowRoot(List<Bytes> leaves) {
    if (leaves.size() == 1) {
      return leaves.getFirst();
    }
    var k = Integer.highestOneBit(leaves.size() - 1);
    return Merkle.node(slowRoot(leaves.subList(0, k)), slowRoot(leaves.subList(k, leaves.size())));
  }

  private static Bytes flip(Bytes hash) {
    var bytes = hash.toArray();
    bytes[0] ^= 1;
    return Bytes.of(bytes);
  }

  private static String hex(Bytes bytes) {
    return HexFormat.of().formatHex(bytes.toArray());
  }

  private static Bytes unhex(String hex) {
    return Bytes.of(HexFormat.of().parseHex(hex));
  }

  /// Refuses to change what is there, as the database's grants do.
  static final class Tiles implements TileStore {

    final Map<String, Bytes> kept = new HashMap<>();

    @Override
    public @Nullable Bytes read(String path) {
      return kept.get(path);
    }

    @Override
    public void write(String path, Bytes tile) {
      var before = kept.putIfAbsent(path, tile);
      assertThat(before == null || before.equals(tile)).isTrue();
    }
  }
}
