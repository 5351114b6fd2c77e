package denwaban.watch;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.kernel.ClientId;
import denwaban.watch.rule.ActRules;
import denwaban.watch.rule.RefusedStamp;
import denwaban.watch.rule.Silence;
import denwaban.watch.rule.TooManyEntries;
import denwaban.watch.rule.WaitingEntries;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Logs that fall silent, wait or are kept elsewhere: witnesses, stamps, copies.
class LogRulesTest extends RulesTest {

  @Test
  void a_log_that_falls_silent_on_a_working_day_raises_an_alarm() {
    spoke(aoba, 1, 1, 1, 1, 1, 0);
    spoke(minato, 1, 1, 1, 1, 1, 1);
    assertThat(look(new Silence())).containsExactly(new Alarm("silence", aoba, null, List.of(), 0));
  }

  @Test
  void a_log_that_was_silent_before_and_a_day_that_goes_on_raise_none() {
    spoke(aoba, 1, 1, 0, 1, 1, 0);
    assertThat(look(new Silence())).isEmpty();

    spoke(aoba, 1, 1, 1, 1, 1, 0);
    over = false;
    assertThat(look(new Silence())).isEmpty();
    over = true;
    assertThat(new Silence().look(day(DATE.plusDays(4)))).as("a Saturday").isEmpty();
  }

  @Test
  void the_installations_log_can_fall_silent_too() {
    spoke(null, 3, 1, 4, 1, 5, 0);
    assertThat(look(new Silence())).extracting(Alarm::client).containsExactly((ClientId) null);
  }

  @Test
  void a_day_that_was_not_looked_at_whole_is_an_alarm() {
    assertThat(look(new TooManyEntries())).isEmpty();
    whole = false;
    assertThat(look(new TooManyEntries()))
        .containsExactly(new Alarm("not-whole", null, null, List.of(), 0));
  }

  /// @param days entries of the working days before, oldest first, and of the day itself
  private void spoke(@Nullable ClientId client, long... days) {
    var of = new HashMap<LocalDate, Long>();
    var before = Day.workingDaysBefore(DATE);
    for (var i = 0; i < 5; i++) {
      if (days[i] > 0) of.put(before.get(4 - i), days[i]);
    }
    if (days[5] > 0) of.put(DATE, days[5]);
    counts.put(new Day.Log(Optional.ofNullable(client)), of);
  }

  @Test
  void entries_that_wait_too_long_raise_an_alarm_for_each_log() {
    var ours = new Day.Log(Optional.of(aoba));
    waiting.put(ours, Duration.ofMinutes(5).minusMillis(1));
    assertThat(look(new WaitingEntries())).as("below").isEmpty();
    waiting.put(ours, Duration.ofMinutes(5));
    assertThat(look(new WaitingEntries())).as("at the limit").isEmpty();
    waiting.put(ours, Duration.ofMinutes(5).plusMillis(1));
    waiting.put(new Day.Log(Optional.empty()), Duration.ofDays(1));

    assertThat(look(new WaitingEntries()))
        .containsExactlyInAnyOrder(
            new Alarm("entries-wait", aoba, null, List.of(), 0),
            new Alarm("entries-wait", null, null, List.of(), 0));
  }

  @Test
  void a_log_that_was_held_raises_an_alarm_that_names_the_entry_of_it() {
    did(at(9, 0), "log.held", null, "service", aoba.toString());
    did(at(10, 0), "log.held", null, "service", aoba.toString());
    did(at(10, 0), "log.anchored", null, "service", aoba.toString());

    assertThat(look(new WaitingEntries()))
        .containsExactly(new Alarm("entries-wait", aoba, null, List.of(0L, 1L), 2));
  }

  @Test
  void a_witness_that_knows_another_history_raises_an_alarm() {
    did(at(9, 0), "log.anchored", null, "service", "x");
    assertThat(look(ActRules.refusedWitness())).isEmpty();

    did(at(9, 1), "witness.refused", null, "service", "w");
    assertThat(look(ActRules.refusedWitness()))
        .extracting(Alarm::rule)
        .containsExactly("witness-refused");
  }

  @Test
  void a_stamp_that_was_refused_or_missed_raises_an_alarm_for_each_log() {
    inOffice(at(9, 0), "stamp.refused", aoba.toString());
    inOffice(at(10, 0), "stamp.refused", aoba.toString());
    inOffice(at(11, 0), "stamp.refused", minato.toString());
    inOffice(at(12, 0), "stamp.missed", minato.toString());
    inOffice(at(13, 0), "log.anchored", minato.toString());
    inOffice(at(9, 0).minus(Duration.ofHours(12)), "stamp.refused", minato.toString());

    assertThat(look(new RefusedStamp()))
        .containsExactly(
            new Alarm("stamp-refused", null, null, List.of(0L, 1L), 2),
            new Alarm("stamp-refused", null, null, List.of(2L), 1),
            new Alarm("stamp-refused", null, null, List.of(3L), 1));
  }

  @Test
  void a_copy_that_failed_raises_an_alarm_that_says_whose_log_it_was() {
    did(at(9, 0), "copy.failed", null, "service", aoba.toString());
    did(at(10, 0), "copy.failed", null, "service", aoba.toString());
    did(at(10, 0), "copy.taken", ryo, "client-admin", aoba.toString());
    inOffice(at(11, 0), "copy.failed", "installation");
    events.add(sight(minato, at(12, 0), "copy.failed", null, "service", "m", "export"));

    assertThat(look(ActRules.failedCopy()))
        .containsExactly(
            new Alarm("copy-failed", aoba, null, List.of(0L, 1L), 2),
            new Alarm("copy-failed", null, null, List.of(3L), 1),
            new Alarm("copy-failed", minato, null, List.of(4L), 1));
  }

  private void inOffice(Instant at, String act, String object) {
    events.add(new LogEvent(null, events.size(), at, act, null, "service", object, "manage", true));
  }
}
