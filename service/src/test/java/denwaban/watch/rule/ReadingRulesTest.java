package denwaban.watch.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import denwaban.watch.Alarm;
import denwaban.watch.Rule;
import denwaban.watch.RulesTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What one person read: without its call, too much of it, or at night.
class ReadingRulesTest extends RulesTest {

  @Test
  void an_operator_who_reads_what_he_sealed_raises_nothing() {
    did(at(9, 0), "message.kept", hana, "operator", "one");
    did(at(9, 10), "object.header.released", hana, "operator", "one");
    did(at(9, 0), "call.answered", hana, "operator", "call");
    did(at(9, 1), "call.replayed", hana, "operator", "call");
    did(at(9, 0), "call.shown", ryo, "operator", "call");
    did(at(9, 2), "caller.shown", ryo, "operator", "call");
    did(at(9, 0), "object.header.released", ryo, "client-member", "two");

    assertThat(look(new ReadingWithoutCall())).isEmpty();
  }

  @Test
  void an_operator_who_reads_anothers_raises_an_alarm() {
    did(at(9, 0), "message.kept", ryo, "operator", "one");
    did(at(9, 0), "message.kept", hana, "operator", "two");
    did(at(9, 10), "object.header.released", hana, "operator", "one");
    did(at(9, 11), "call.replayed", hana, "operator", "call");
    did(at(9, 0), "call.shown", ryo, "operator", "call");
    did(at(9, 12), "caller.shown", hana, "operator", "call");

    assertThat(look(new ReadingWithoutCall()))
        .containsExactly(
            new Alarm("reading-without-call", aoba, hana, List.of(2L), 1),
            new Alarm("reading-without-call", aoba, hana, List.of(3L), 1),
            new Alarm("reading-without-call", aoba, hana, List.of(5L), 1));
  }

  @Test
  void a_call_of_the_evening_before_counts_for_a_shift_and_no_longer() {
    did(at(9, 0).minus(Duration.ofHours(12)), "call.answered", hana, "operator", "call");
    did(at(9, 0), "call.replayed", hana, "operator", "call");
    assertThat(look(new ReadingWithoutCall())).isEmpty();

    did(at(9, 0).plusMillis(1), "call.replayed", hana, "operator", "call");
    assertThat(look(new ReadingWithoutCall()))
        .extracting(Alarm::entries)
        .containsExactly(List.of(2L));
  }

  @Test
  void as_much_as_can_be_read_in_an_hour_raises_nothing_and_one_more_does() {
    for (var i = 0; i < 120; i++) {
      did(at(9, 0).plusSeconds(i), "object.header.released", ryo, "client-member", "o" + i);
    }
    assertThat(look(new Volume())).as("at the limit").isEmpty();

    did(at(10, 0), "object.header.released", ryo, "client-member", "later");
    assertThat(look(new Volume())).as("one more, an hour after the first").isEmpty();

    did(at(9, 59), "object.header.released", ryo, "client-member", "more");
    assertThat(look(new Volume()))
        .singleElement()
        .satisfies(it -> {
          assertThat(it.times()).isEqualTo(121);
          assertThat(it.actor()).isEqualTo(ryo);
        });
  }

  @Test
  void callers_numbers_that_an_operator_is_shown_are_volume_at_half_as_many() {
    for (var i = 0; i < 60; i++) {
      did(at(9, 0).plusSeconds(i), "caller.shown", hana, "operator", "c" + i);
    }
    assertThat(look(new Volume())).as("at the limit").isEmpty();

    did(at(9, 59), "caller.shown", hana, "operator", "more");
    assertThat(look(new Volume()))
        .extracting(Alarm::rule, Alarm::actor, Alarm::times)
        .containsExactly(tuple("volume", hana, 61));
  }

  @Test
  void work_in_bulk_and_another_persons_reading_are_not_volume() {
    for (var i = 0; i <= 120; i++) {
      var by = i % 2 == 0 ? ryo : hana;
      did(at(9, 0).plusSeconds(i), "object.header.released", by, "client-member", "o" + i);
      events.add(
          sight(aoba, at(9, 0), "object.header.released", ryo, "client-admin", "b", "reheader"));
      events.add(
          sight(minato, at(9, 0), "object.header.released", hana, "client-admin", "b", "index"));
    }
    assertThat(look(new Volume())).isEmpty();
  }

  @Test
  void an_alarm_names_only_so_many_entries_and_says_how_many_there_are() {
    for (var i = 0; i < 220; i++) {
      did(at(9, 0), "object.header.released", ryo, "client-member", "o");
    }
    assertThat(look(new Volume()))
        .singleElement()
        .satisfies(it -> {
          assertThat(it.entries()).hasSize(100);
          assertThat(it.times()).isEqualTo(220);
        });
  }

  @Test
  void the_night_begins_at_22_and_ends_before_6() {
    did(at(22, 0).minusMillis(1), "people.listed", hana, "admin", "people");
    did(at(6, 0), "people.listed", hana, "admin", "people");
    assertThat(look(new OffHours())).isEmpty();

    did(at(22, 0), "people.listed", hana, "admin", "people");
    did(at(6, 0).minusMillis(1), "people.listed", hana, "admin", "people");
    assertThat(look(new OffHours()))
        .containsExactly(new Alarm("off-hours", aoba, hana, List.of(2L, 3L), 2));
  }

  @Test
  void members_read_at_night_and_operators_answer() {
    did(at(23, 0), "object.header.released", ryo, "client-member", "one");
    did(at(23, 0), "call.answered", hana, "operator", "call");
    did(at(23, 1), "message.kept", hana, "operator", "one");
    assertThat(look(new OffHours())).isEmpty();
  }

  @Test
  void the_day_before_is_context_and_raises_nothing_itself() {
    canaries = Map.of("canary", Instant.MAX);
    did(at(0, 0).minusMillis(1), "object.header.released", hana, "operator", "canary");
    for (Rule rule : rules()) {
      assertThat(look(rule)).as(rule.code()).isEmpty();
    }
    did(at(0, 0), "object.header.released", hana, "operator", "canary");
    assertThat(rules().stream().flatMap(it -> look(it).stream()).map(Alarm::rule))
        .containsExactly("reading-without-call", "off-hours", "canary");
  }

  private static List<Rule> rules() {
    return List.of(
        new ReadingWithoutCall(),
        new Volume(),
        new OffHours(),
        new RefusedAttempts(),
        new Silence(),
        new Canary(),
        new OwnFamily(),
        new PublicFigure(),
        new CanaryCaller());
  }
}
