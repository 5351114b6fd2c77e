package denwaban.assurance.producer;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.assurance.observation.Finding;
import denwaban.assurance.observation.Outcome;
import denwaban.people.place.InspectionFacts.Seen;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// People look, or the control is red.
class WatchProducerTest {

  private static final LocalDate DAY = LocalDate.of(2026, 11, 27);

  private static Finding look(String check, Consumer<Findings> at) {
    var findings = new Findings();
    at.accept(findings);
    assertThat(findings.all()).extracting(Finding::check).containsExactly(check);
    return findings.all().getFirst();
  }

  private static Finding signed(List<LocalDate> days, Set<LocalDate> signed) {
    return look("watch.signed", it -> WatchProducer.signed(it, days, signed::contains));
  }

  @Test
  void each_day_that_is_due_is_signed_off() {
    var days = List.of(DAY, DAY.minusDays(1));
    assertThat(signed(days, Set.copyOf(days)).outcome()).isEqualTo(Outcome.PASSED);
    var open = signed(days, Set.of(DAY));
    assertThat(open.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(open.said().en()).isEqualTo("Of 2 days that were due, 1 are not signed off.");
    assertThat(signed(days, Set.of()).outcome()).isEqualTo(Outcome.FAILED);
  }

  @Test
  void where_no_day_is_due_nothing_is_known() {
    assertThat(signed(List.of(), Set.of()).outcome()).isEqualTo(Outcome.COULD_NOT_LOOK);
  }

  private static Finding inspection(int all, int found, boolean lastClear) {
    var seen = new Seen(all, found, lastClear);
    return look("places.inspected", it -> WatchProducer.inspected(it, seen));
  }

  private static Outcome inspected(int all, int found, boolean lastClear) {
    return inspection(all, found, lastClear).outcome();
  }

  @Test
  void it_says_how_often_places_were_inspected_and_what_came_of_it() {
    var none = inspection(0, 0, false).said();
    assertThat(none.ja()).isEqualTo("この 92 日に席の点検が一度もありません。");
    assertThat(none.en()).isEqualTo("No place of work was inspected within 92 days.");
    var some = inspection(3, 1, true).said();
    assertThat(some.ja()).isEqualTo("この 92 日に点検 3 回、見つかりもののあった回は 1 回、最後の回はなし。");
    assertThat(some.en()).startsWith("3 inspections in 92 days, 1 with something found; the last ");
  }

  @Test
  void places_are_inspected_and_the_last_look_found_nothing() {
    assertThat(inspected(1, 0, true)).isEqualTo(Outcome.PASSED);
    assertThat(inspected(2, 1, true)).isEqualTo(Outcome.PASSED);
    assertThat(inspected(2, 1, false)).isEqualTo(Outcome.FAILED);
    assertThat(inspected(0, 0, false)).isEqualTo(Outcome.FAILED);
    assertThat(inspected(0, 0, true)).isEqualTo(Outcome.FAILED);
  }
}
