package denwaban.terms.breach;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.kernel.ClientId;
import denwaban.seal.json.Json;
import denwaban.terms.ContractFile;
import denwaban.terms.ContractRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// When an item that is not met must have been recorded as a deviation, to the second.
class UnmetItemsTest {

  /// 09:00 in Japan.
  private static final Instant BEGUN = Instant.parse("2026-12-01T00:00:00Z");

  private static final Duration ROUND = Duration.ofHours(1);
  private static final Duration WEEK = Duration.ofDays(7);

  private final TermsInForce terms = new TermsInForce();
  private final UnmetItems items = new UnmetItems(terms);
  private long index;

  /// A row that allows so many minutes within so many days, for training.
  private static ContractRecord allowing(int minutes, int days) {
    var cells =
        Map.<String, Json>of(
            "control", new Json.Text("training"),
            "threshold", new Json.Text(String.valueOf(minutes)),
            "window", new Json.Text(String.valueOf(days)),
            "consequence", new Json.Text("料金の 5% を返す"));
    return ContractRecord.standard(new ClientId(new UUID(1, 1)))
        .with(Map.of("penalties", new Json.Arr(List.of(new Json.Obj(cells)))));
  }

  private void agreed(ContractRecord record, Instant from) {
    terms.add(new ContractFile.Version(record, List.of()), from);
  }

  private void says(String act, String object, Instant at) {
    items.entry(new LogLine(index++, at, act, object, "", "service", "", ""));
  }

  private List<Long> found() {
    var found = new ArrayList<Long>();
    items.finish((_, at) -> found.add(at));
    return found;
  }

  private List<Long> unmetFor(Duration time) {
    says("assurance.item", "training:not-met", BEGUN);
    says("assurance.item", "training:met", BEGUN.plus(time));
    says("call.refused", "x", BEGUN.plus(Duration.ofDays(30)));
    return found();
  }

  @Test
  void until_the_minutes_and_a_round_are_over_nothing_is_due() {
    agreed(allowing(120, 7), BEGUN.minus(WEEK));
    assertThat(unmetFor(Duration.ofHours(2).plus(ROUND).minusSeconds(1))).isEmpty();
  }

  @Test
  void then_it_is() {
    agreed(allowing(120, 7), BEGUN.minus(WEEK));
    assertThat(unmetFor(Duration.ofHours(2).plus(ROUND))).containsExactly(0L);
  }

  @Test
  void a_stretch_that_the_window_cuts_off_is_due_when_a_window_is_full() {
    agreed(allowing(20 * 60, 1), BEGUN.minus(WEEK));
    assertThat(unmetFor(Duration.ofDays(2).minusSeconds(1))).isEmpty();
  }

  @Test
  void then_a_stretch_that_the_window_cuts_off_is_due() {
    agreed(allowing(20 * 60, 1), BEGUN.minus(WEEK));
    assertThat(unmetFor(Duration.ofDays(2))).containsExactly(0L);
  }

  @Test
  void a_window_of_one_day_more_cuts_nothing_off() {
    agreed(allowing(20 * 60, 2), BEGUN.minus(WEEK));
    assertThat(unmetFor(Duration.ofHours(20).plus(ROUND))).containsExactly(0L);
  }

  @Test
  void what_never_ends_is_counted_to_the_last_entry() {
    agreed(allowing(120, 7), BEGUN.minus(WEEK));
    says("call.refused", "x", BEGUN.minusSeconds(1));
    says("assurance.item", "training expired", BEGUN);
    says("assurance.item", "training not-met", BEGUN.plusSeconds(60));
    says("call.refused", "x", BEGUN.plus(ROUND.multipliedBy(3)).plus(WEEK));
    assertThat(found()).containsExactly(1L);
  }

  @Test
  void a_log_that_ends_within_a_week_shows_nothing_yet() {
    agreed(allowing(120, 7), BEGUN.minus(WEEK));
    says("assurance.item", "training expired", BEGUN);
    says("call.refused", "x", BEGUN.plus(ROUND.multipliedBy(3)).plus(WEEK).minusSeconds(1));
    assertThat(found()).isEmpty();
  }

  @Test
  void a_record_counts_until_a_week_after_it_was_due() {
    agreed(allowing(120, 7), BEGUN.minus(WEEK));
    says("contract.deviated", "x", BEGUN.plus(ROUND.multipliedBy(3)).plus(WEEK).minusSeconds(1));
    assertThat(unmetFor(Duration.ofDays(1))).isEmpty();
  }

  @Test
  void a_record_of_later_or_of_long_before_does_not() {
    agreed(allowing(120, 7), BEGUN.minus(WEEK));
    says("contract.deviated", "x", BEGUN.minus(Duration.ofDays(1)));
    says("contract.deviated", "x", BEGUN.plus(ROUND.multipliedBy(3)).plus(WEEK));
    assertThat(unmetFor(Duration.ofDays(1))).hasSize(1);
  }

  @Test
  void another_item_or_another_version_is_not_held_against_it() {
    agreed(allowing(120, 7), BEGUN.minus(WEEK));
    says("assurance.item", "cloud:not-met", BEGUN);
    says("assurance.item", "nonsense", BEGUN);
    says("call.refused", "x", BEGUN.plus(Duration.ofDays(30)));
    assertThat(found()).isEmpty();
    agreed(allowing(120, 7), BEGUN.plusSeconds(60));
    assertThat(unmetFor(Duration.ofDays(1))).isEmpty();
  }
}
