package denwaban.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class EntityTagTest {

  @Test
  void it_is_another_wherever_a_part_is_and_the_same_else() {
    var tag = EntityTag.of("a", "b", null, List.of("c"));
    assertThat(tag).isEqualTo(EntityTag.of("a", "b", null, List.of("c"))).hasSize(43);
    assertThat(
            List.of(
                EntityTag.of("ab", "", null, List.of("c")),
                EntityTag.of("b", "a", null, List.of("c")),
                EntityTag.of("a", "b", "", List.of("c")),
                EntityTag.of("a", "b", null, List.of("d")),
                EntityTag.of("a", "b", null)))
        .doesNotContain(tag)
        .doesNotHaveDuplicates();
  }
}
