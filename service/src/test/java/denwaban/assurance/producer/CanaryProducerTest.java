package denwaban.assurance.producer;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.assurance.observation.Finding;
import denwaban.assurance.observation.Outcome;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What is said of a search is what was searched.
class CanaryProducerTest {

  private static final long GIB = 1L << 30;

  private static Finding said(MarkerSearch.Seen seen, boolean first) {
    var findings = new Findings();
    CanaryProducer.say(findings, seen, first, false);
    return findings.all().getFirst();
  }

  private static MarkerSearch.Seen seen(
      long there, long read, int unreadable, @Nullable Path last) {
    return new MarkerSearch.Seen(there, read, unreadable, List.of(), last);
  }

  @Test
  void what_could_not_be_read_was_not_searched() {
    assertThat(said(seen(GIB, GIB, 0, null), true).outcome()).isEqualTo(Outcome.PASSED);
    var found = said(seen(GIB, GIB - 1, 2, null), false);
    assertThat(found.outcome()).isEqualTo(Outcome.COULD_NOT_LOOK);
    assertThat(found.said().ja()).contains("2 個");
  }

  @Test
  void where_there_is_nothing_to_search_nothing_is_known() {
    assertThat(said(seen(0, 0, 0, null), true).outcome()).isEqualTo(Outcome.COULD_NOT_LOOK);
    assertThat(said(seen(0, 0, 0, null), false).outcome())
        .as("nothing was written since all was searched")
        .isEqualTo(Outcome.PASSED);
  }

  @Test
  void how_much_of_how_much_was_read_is_said() {
    var found = said(seen(6 * GIB, 4 * GIB, 0, Path.of("pg/base/1")), false);
    assertThat(found.population()).isEqualTo(6 * GIB);
    assertThat(found.sample()).isEqualTo(4 * GIB);
    assertThat(found.said().ja()).contains("6144 MiB のうち 4096 MiB", "残りは次の点検");
    assertThat(found.said().en()).contains("4096 of 6144 MiB", "the next look goes on");
    var whole = said(seen(6 * GIB, 6 * GIB, 0, null), false);
    assertThat(whole.said().ja()).doesNotContain("残りは次の点検");
    assertThat(whole.said().en()).doesNotContain("the next look goes on");
  }

  @Test
  void what_was_found_is_red_whatever_else_was_not_read() {
    var marked = new MarkerSearch.Seen(GIB, GIB, 3, List.of(Path.of("a")), null);
    assertThat(said(marked, true).outcome()).isEqualTo(Outcome.FAILED);
  }
}
