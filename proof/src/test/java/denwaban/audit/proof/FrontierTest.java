package denwaban.audit.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.kernel.Bytes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FrontierTest {

  private static final int SIZE = 600;

  private final List<Bytes> entries =
      IntStream.range(0, SIZE).mapToObj(n -> Bytes.of(("entry " + n).getBytes(UTF_8))).toList();
  private final Tree tree =
      Tree.at(new Store(new HashMap<>()), 0).append(entries.stream().map(Merkle::leaf).toList());

  @Test
  void an_edge_grows_to_the_root_of_the_whole_tree_from_anywhere() {
    for (var first = 0; first <= SIZE; first += 7) {
      var edge = Frontier.of(first, tree.frontier(first));
      entries.subList(first, SIZE).forEach(edge::add);
      assertThat(edge.size()).isEqualTo(SIZE);
      assertThat(edge.root()).isEqualTo(tree.root());
    }
  }

  @Test
  void an_edge_alone_has_the_root_of_what_came_before() {
    for (var size : new int[] {1, 2, 3, 255, 256, 257, 599}) {
      var small =
          Tree.at(new Store(new HashMap<>()), 0)
              .append(entries.subList(0, size).stream().map(Merkle::leaf).toList());
      assertThat(Frontier.of(size, tree.frontier(size)).root()).isEqualTo(small.root());
    }
    assertThat(Frontier.of(0, List.of()).root()).isEqualTo(Merkle.empty());
  }

  @Test
  void another_entry_or_edge_gives_another_root() {
    var edge = Frontier.of(300, tree.frontier(300));
    edge.add(entries.get(301));
    entries.subList(301, SIZE).forEach(edge::add);
    assertThat(edge.root()).isNotEqualTo(tree.root());
    assertThatThrownBy(() -> Frontier.of(300, tree.frontier(299)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> tree.frontier(SIZE + 1L)).isInstanceOf(IllegalArgumentException.class);
  }

  private record Store(Map<String, Bytes> kept) implements TileStore {

    @Override
    public @Nullable Bytes read(String path) {
      return kept.get(path);
    }

    @Override
    public void write(String path, Bytes tile) {
      kept.put(path, tile);
    }
  }
}
