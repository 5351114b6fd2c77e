package denwaban.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import denwaban.kernel.ClientId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Each rule below, at and above its limit. An alarm names entries and nothing else.
class RulesTest {

  /// A Tuesday.
  private static final LocalDate DATE = LocalDate.of(2026, 11, 24);

  private final ClientId aoba = new ClientId(UUID.randomUUID());
  private final ClientId minato = new ClientId(UUID.randomUUID());
  private final UUID hana = UUID.randomUUID();
  private final UUID ryo = UUID.randomUUID();
  private final List<Sight> sights = new ArrayList<>();
  private final Map<Day.Log, Map<LocalDate, Long>> counts = new HashMap<>();
  private Set<String> canaries = Set.of();
  private final Map<ClientId, Map<String, List<WatchedCall>>> watched = new HashMap<>();
  private final Map<Day.Log, Duration> waiting = new HashMap<>();
  private boolean over = true;

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
    did(at(9, 0).minus(Day.CONTEXT), "call.answered", hana, "operator", "call");
    did(at(9, 0), "call.replayed", hana, "operator", "call");
    assertThat(look(new ReadingWithoutCall())).isEmpty();

    did(at(9, 0).plusMillis(1), "call.replayed", hana, "operator", "call");
    assertThat(look(new ReadingWithoutCall()))
        .extracting(Alarm::entries)
        .containsExactly(List.of(2L));
  }

  @Test
  void a_door_of_our_own_that_did_not_refuse_raises_an_alarm_and_a_run_does_not() {
    did(at(4, 10), "probe.ran", null, "service", "run");
    assertThat(look(new OpenDoor())).isEmpty();

    did(at(4, 10), "probe.not-refused", null, "service", "run");
    did(at(4, 10), "probe.not-refused", null, "service", "run");
    assertThat(look(new OpenDoor()))
        .extracting(Alarm::rule, Alarm::times)
        .containsExactly(tuple("not-refused", 2));
  }

  @Test
  void a_witness_that_knows_another_history_raises_an_alarm() {
    did(at(9, 0), "log.anchored", null, "service", "x");
    assertThat(look(new RefusedWitness())).isEmpty();

    did(at(9, 1), "witness.refused", null, "service", "w");
    assertThat(look(new RefusedWitness()))
        .extracting(Alarm::rule)
        .containsExactly("witness-refused");
  }

  @Test
  void the_end_of_a_second_person_raises_an_alarm() {
    did(at(9, 0), "person.disabled", ryo, "admin", ryo.toString());
    assertThat(look(new EndedSecond())).isEmpty();

    did(at(9, 1), "person.second.ended", ryo, "admin", ryo.toString());
    assertThat(look(new EndedSecond())).extracting(Alarm::rule).containsExactly("second-ended");
  }

  @Test
  void a_broken_glass_raises_an_alarm_and_a_guest_of_the_database_none() {
    did(at(9, 0), "glass.prepared", ryo, "admin", "sheets");
    did(at(9, 0), "database.visited", null, "service", "guest-7");
    assertThat(look(new BrokenGlass())).isEmpty();
    assertThat(look(new VisitedDatabase())).as("two people let him in").isEmpty();

    did(at(9, 1), "glass.broken", ryo, "admin", "sheets");
    did(at(9, 1), "database.visited", null, "service", "visit-8");
    assertThat(look(new BrokenGlass())).extracting(Alarm::rule).containsExactly("broken-glass");
    assertThat(look(new VisitedDatabase())).singleElement().extracting(Alarm::times).isEqualTo(1);
  }

  @Test
  void tries_to_take_along_raise_an_alarm_above_the_limit_for_the_office_and_for_whose_they_were() {
    for (var i = 0; i < TakenAlong.LIMIT; i++) {
      tried(aoba, at(9, i), hana);
      tried(null, at(9, i), hana);
    }
    tried(minato, at(9, 30), hana);
    tried(aoba, at(9, 31), ryo);
    tried(aoba, at(10, 0), hana);
    assertThat(look(new TakenAlong())).as("at the limit, and one more an hour later").isEmpty();

    tried(null, at(9, 30), hana);
    assertThat(look(new TakenAlong()))
        .as("a little with each of two clients is seen in the installation's log")
        .extracting(Alarm::client, Alarm::actor, Alarm::times)
        .containsExactly(tuple(null, hana, TakenAlong.LIMIT + 1));

    tried(aoba, at(9, 59), hana);
    assertThat(look(new TakenAlong()))
        .extracting(Alarm::client, Alarm::actor, Alarm::times)
        .contains(tuple(aoba, hana, TakenAlong.LIMIT + 1));
  }

  @Test
  void an_inspection_that_found_something_raises_an_alarm_about_nobody_and_one_that_did_not_none() {
    sights.add(sight(null, at(9, 0), "place.inspected", hana, "supervisor", "one", "manage"));
    assertThat(look(new FaultyPlace())).isEmpty();

    sights.add(sight(null, at(9, 0), "place.faulty", hana, "supervisor", "one", "manage"));
    sights.add(sight(null, at(9, 5), "place.faulty", ryo, "admin", "two", "manage"));
    assertThat(look(new FaultyPlace()))
        .containsExactly(new Alarm("place-faulty", null, null, List.of(1L, 2L), 2));
  }

  private void tried(@Nullable ClientId client, Instant at, UUID by) {
    sights.add(sight(client, at, "screen.copy.tried", by, "operator", "call", "operate"));
  }

  @Test
  void as_much_as_can_be_read_in_an_hour_raises_nothing_and_one_more_does() {
    for (var i = 0; i < Volume.MEMBERS; i++) {
      did(at(9, 0).plusSeconds(i), "object.header.released", ryo, "client-member", "o" + i);
    }
    assertThat(look(new Volume())).as("at the limit").isEmpty();

    did(at(10, 0), "object.header.released", ryo, "client-member", "later");
    assertThat(look(new Volume())).as("one more, an hour after the first").isEmpty();

    did(at(9, 59), "object.header.released", ryo, "client-member", "more");
    assertThat(look(new Volume()))
        .singleElement()
        .satisfies(it -> {
          assertThat(it.times()).isEqualTo(Volume.MEMBERS + 1);
          assertThat(it.actor()).isEqualTo(ryo);
        });
  }

  @Test
  void callers_numbers_that_an_operator_is_shown_are_volume_at_half_as_many() {
    for (var i = 0; i < Volume.LIMIT; i++) {
      did(at(9, 0).plusSeconds(i), "caller.shown", hana, "operator", "c" + i);
    }
    assertThat(look(new Volume())).as("at the limit").isEmpty();

    did(at(9, 59), "caller.shown", hana, "operator", "more");
    assertThat(look(new Volume()))
        .extracting(Alarm::actor, Alarm::times)
        .containsExactly(tuple(hana, Volume.LIMIT + 1));
  }

  @Test
  void work_in_bulk_and_another_persons_reading_are_not_volume() {
    for (var i = 0; i <= Volume.MEMBERS; i++) {
      var by = i % 2 == 0 ? ryo : hana;
      did(at(9, 0).plusSeconds(i), "object.header.released", by, "client-member", "o" + i);
      sights.add(
          sight(aoba, at(9, 0), "object.header.released", ryo, "client-admin", "b", "reheader"));
      sights.add(
          sight(minato, at(9, 0), "object.header.released", hana, "client-admin", "b", "index"));
    }
    assertThat(look(new Volume())).isEmpty();
  }

  @Test
  void an_alarm_names_only_so_many_entries_and_says_how_many_there_are() {
    for (var i = 0; i < Volume.MEMBERS + Alarm.ENTRIES; i++) {
      did(at(9, 0), "object.header.released", ryo, "client-member", "o");
    }
    assertThat(look(new Volume()))
        .singleElement()
        .satisfies(it -> {
          assertThat(it.entries()).hasSize(Alarm.ENTRIES);
          assertThat(it.times()).isEqualTo(Volume.MEMBERS + Alarm.ENTRIES);
        });
  }

  @Test
  void the_night_begins_at_22_and_ends_before_6() {
    did(at(OffHours.FROM).minusMillis(1), "people.listed", hana, "admin", "people");
    did(at(OffHours.TO), "people.listed", hana, "admin", "people");
    assertThat(look(new OffHours())).isEmpty();

    did(at(OffHours.FROM), "people.listed", hana, "admin", "people");
    did(at(OffHours.TO).minusMillis(1), "people.listed", hana, "admin", "people");
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
  void refusals_raise_an_alarm_above_their_limit() {
    for (var i = 0; i < RefusedAttempts.LIMIT; i++) {
      did(at(9, i), "access.refused", ryo, "client-member", "GET:/api/x/:id");
    }
    assertThat(look(new RefusedAttempts())).as("at the limit").isEmpty();

    did(at(10, 0), "access.refused", ryo, "client-member", "GET:/api/x/:id");
    assertThat(look(new RefusedAttempts())).as("an hour after the first").isEmpty();

    did(at(9, 30), "access.refused", ryo, "client-member", "GET:/api/x/:id");
    assertThat(look(new RefusedAttempts())).extracting(Alarm::times).containsExactly(6);
  }

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
  void whoever_touches_a_canary_raises_an_alarm() {
    canaries = Set.of("canary");
    did(at(9, 0), "watch.canary.set", ryo, "client-admin", "canary");
    did(at(9, 0), "recording.kept", null, "edge", "canary");
    did(at(9, 1), "object.header.released", ryo, "client-member", "other");
    sights.add(
        sight(minato, at(9, 1), "object.header.released", ryo, "client-member", "canary", "read"));
    assertThat(look(new Canary())).isEmpty();

    did(at(9, 2), "object.header.released", ryo, "client-member", "canary");
    assertThat(look(new Canary())).containsExactly(new Alarm("canary", aoba, ryo, List.of(4L), 1));
  }

  @Test
  void ones_own_family_is_not_to_be_touched_in_any_way() {
    watch(aoba, WatchedCaller.Why.FAMILY, Set.of(hana), null);
    for (var act : List.of("call.shown", "call.answered", "call.replayed")) {
      did(at(9, 0), act, ryo, "operator", "call");
    }
    did(at(9, 0), "object.header.released", hana, "operator", "other");
    did(at(9, 0), "object.header.released", hana, "client-member", "message");
    sights.add(sight(minato, at(9, 0), "call.shown", hana, "operator", "call", "operate"));
    assertThat(look(new OwnFamily())).as("a colleague, another call, another client").isEmpty();

    did(at(9, 1), "call.shown", hana, "operator", "call");
    did(at(9, 2), "call.answered", hana, "operator", "call");
    did(at(9, 3), "call.replayed", hana, "operator", "call");
    did(at(9, 4), "message.kept", hana, "operator", "message");
    did(at(9, 5), "object.header.released", hana, "operator", "message");
    assertThat(look(new OwnFamily()))
        .containsExactly(new Alarm("own-family", aoba, hana, List.of(6L, 7L, 8L, 9L, 10L), 5));
  }

  @Test
  void a_public_figure_is_for_the_one_who_took_the_call() {
    watch(aoba, WatchedCaller.Why.PUBLIC_FIGURE, Set.of(), at(9, 10));
    did(at(9, 0), "call.shown", ryo, "operator", "call");
    did(at(9, 1), "call.shown", hana, "operator", "call");
    did(at(9, 1), "call.answered", hana, "operator", "call");
    did(at(9, 2), "call.replayed", hana, "operator", "call");
    did(at(9, 3), "message.kept", hana, "operator", "message");
    did(at(9, 4), "object.header.released", hana, "operator", "message");
    did(at(9, 5), "object.header.released", UUID.randomUUID(), "client-member", "message");
    assertThat(look(new PublicFigure())).isEmpty();

    did(at(9, 6), "object.header.released", ryo, "operator", "message");
    did(at(9, 7), "review.header.released", ryo, "quality-reviewer", "message");
    assertThat(look(new PublicFigure()))
        .containsExactly(new Alarm("public-figure", aoba, ryo, List.of(7L, 8L), 2));
  }

  @Test
  void a_public_figure_is_for_him_until_the_wrap_up_is_over() {
    watch(aoba, WatchedCaller.Why.PUBLIC_FIGURE, Set.of(), at(9, 10));
    did(at(9, 1), "call.answered", hana, "operator", "call");
    var over = at(9, 10).plus(PublicFigure.WRAP_UP);
    did(over.minusMillis(1), "object.header.released", hana, "operator", "message");
    did(over, "object.header.released", hana, "operator", "message");
    assertThat(look(new PublicFigure())).isEmpty();

    did(over.plusMillis(1), "object.header.released", hana, "operator", "message");
    assertThat(look(new PublicFigure())).extracting(Alarm::entries).containsExactly(List.of(3L));
  }

  @Test
  void a_call_that_goes_on_has_no_wrap_up_to_be_over() {
    watch(aoba, WatchedCaller.Why.PUBLIC_FIGURE, Set.of(), null);
    did(at(9, 1), "call.answered", hana, "operator", "call");
    did(at(18, 0), "call.replayed", hana, "operator", "call");
    assertThat(look(new PublicFigure())).isEmpty();
  }

  @Test
  void a_canary_caller_is_answered_and_nothing_more() {
    watch(aoba, WatchedCaller.Why.CANARY, Set.of(), at(9, 10));
    did(at(9, 0), "call.shown", hana, "operator", "call");
    did(at(9, 1), "call.answered", hana, "operator", "call");
    did(at(9, 2), "message.kept", hana, "operator", "message");
    did(at(9, 3), "recording.kept", null, "edge", "recording");
    did(at(9, 4), "object.header.released", ryo, "client-member", "other");
    assertThat(look(new CanaryCaller())).isEmpty();

    did(at(9, 5), "call.replayed", hana, "operator", "call");
    did(at(9, 6), "object.header.released", ryo, "client-member", "message");
    assertThat(look(new CanaryCaller()))
        .containsExactly(
            new Alarm("canary-caller", aoba, hana, List.of(5L), 1),
            new Alarm("canary-caller", aoba, ryo, List.of(6L), 1));
  }

  @Test
  void what_was_refused_and_what_is_watched_for_another_reason_raises_nothing() {
    watch(aoba, WatchedCaller.Why.PUBLIC_FIGURE, Set.of(), null);
    did(at(9, 1), "call.replayed", ryo, "operator", "call");
    assertThat(look(new OwnFamily())).isEmpty();
    assertThat(look(new CanaryCaller())).isEmpty();
    assertThat(look(new PublicFigure())).hasSize(1);

    var index = sights.size();
    sights.set(
        0,
        new Sight(aoba, index, at(9, 1), "call.replayed", ryo, "operator", "call", "play", true));
    assertThat(look(new PublicFigure())).isEmpty();
  }

  /// A call `call` with a message `message`.
  private void watch(
      ClientId client, WatchedCaller.Why why, Set<UUID> family, @Nullable Instant ended) {
    var known = List.of(new WatchedCall("call", why, family, ended));
    watched.put(client, Map.of("call", known, "message", known));
  }

  @Test
  void the_day_before_is_context_and_raises_nothing_itself() {
    canaries = Set.of("canary");
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

  private List<Alarm> look(Rule rule) {
    return rule.look(day(DATE));
  }

  private Day day(LocalDate date) {
    return new Day(date, sights, counts, Map.of(aoba, canaries), watched, waiting, over);
  }

  private static Instant at(int hour, int minute) {
    return at(LocalTime.of(hour, minute));
  }

  @Test
  void entries_that_wait_too_long_raise_an_alarm_for_each_log() {
    var ours = new Day.Log(Optional.of(aoba));
    waiting.put(ours, WaitingEntries.LIMIT.minusMillis(1));
    assertThat(look(new WaitingEntries())).as("below").isEmpty();
    waiting.put(ours, WaitingEntries.LIMIT);
    assertThat(look(new WaitingEntries())).as("at the limit").isEmpty();
    waiting.put(ours, WaitingEntries.LIMIT.plusMillis(1));
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
  void a_stamp_that_was_refused_or_missed_raises_an_alarm_for_each_log() {
    inOffice(at(9, 0), "stamp.refused", aoba.toString());
    inOffice(at(10, 0), "stamp.refused", aoba.toString());
    inOffice(at(11, 0), "stamp.refused", minato.toString());
    inOffice(at(12, 0), "stamp.missed", minato.toString());
    inOffice(at(13, 0), "log.anchored", minato.toString());
    inOffice(at(9, 0).minus(Day.CONTEXT), "stamp.refused", minato.toString());

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
    sights.add(sight(minato, at(12, 0), "copy.failed", null, "service", "m", "export"));

    assertThat(look(new FailedCopy()))
        .containsExactly(
            new Alarm("copy-failed", aoba, null, List.of(0L, 1L), 2),
            new Alarm("copy-failed", null, null, List.of(3L), 1),
            new Alarm("copy-failed", minato, null, List.of(4L), 1));
  }

  private void inOffice(Instant at, String act, String object) {
    sights.add(new Sight(null, sights.size(), at, act, null, "service", object, "manage", true));
  }

  @Test
  void a_clock_that_strays_raises_one_alarm_for_each_way_of_straying() {
    did(at(9, 0), "clock.strayed", null, "service", "unkept");
    did(at(9, 1), "clock.strayed", null, "service", "jumped");
    did(at(9, 2), "clock.strayed", null, "service", "unkept");
    did(at(9, 3), "office.sealed", null, "service", "seal");

    assertThat(look(new StrayedClock()))
        .containsExactly(
            new Alarm("clock", aoba, null, List.of(0L, 2L), 2),
            new Alarm("clock", aoba, null, List.of(1L), 1));
  }

  @Test
  void a_full_disk_and_a_log_that_was_away_are_one_alarm_a_day_each() {
    did(at(9, 0), "disk.low", null, "service", "low");
    did(at(9, 1), "disk.low", null, "service", "stop");
    did(at(9, 2), "log.caught-up", null, "service", "17");
    assertThat(new FullDisk().look(day(DATE)))
        .containsExactly(new Alarm("disk", aoba, null, List.of(0L, 1L), 2));
    assertThat(new AwayLog().look(day(DATE)))
        .containsExactly(new Alarm("log-away", aoba, null, List.of(2L), 1));
  }

  private static Instant at(LocalTime clock) {
    return DATE.atTime(clock).atZone(Day.ZONE).toInstant();
  }

  private void did(Instant at, String act, @Nullable UUID by, String role, String object) {
    sights.add(sight(aoba, at, act, by, role, object, "read"));
  }

  private Sight sight(
      @Nullable ClientId client,
      Instant at,
      String act,
      @Nullable UUID by,
      String role,
      String object,
      String purpose) {
    return new Sight(client, sights.size(), at, act, by, role, object, purpose, false);
  }

  /// @param days entries of the working days before, oldest first, and of the day itself
  private void spoke(@Nullable ClientId client, long... days) {
    var of = new HashMap<LocalDate, Long>();
    var before = Silence.workingDaysBefore(DATE);
    for (var i = 0; i < Silence.DAYS_BEFORE; i++) {
      if (days[i] > 0) of.put(before.get(Silence.DAYS_BEFORE - 1 - i), days[i]);
    }
    if (days[Silence.DAYS_BEFORE] > 0) of.put(DATE, days[Silence.DAYS_BEFORE]);
    counts.put(new Day.Log(Optional.ofNullable(client)), of);
  }
}
