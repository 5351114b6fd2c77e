package denwaban.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import denwaban.call.Directory.Lookup;
import denwaban.call.Tapping.Tapped;
import denwaban.kernel.Bytes;
import denwaban.kernel.CallId;
import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import denwaban.kernel.PhoneNumber;
import denwaban.people.PasskeyDemand;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

class SwitchboardTest {

  static final PhoneNumber AOBA = new PhoneNumber("+815031000001");
  static final PhoneNumber MOTHER = new PhoneNumber("+819012345678");
  static final PersonId SATO = new PersonId(new UUID(1, 1));
  static final PersonId SUZUKI = new PersonId(new UUID(1, 2));
  static final Patience PATIENCE = new Patience(Duration.ofSeconds(20), Duration.ofMinutes(15), 3);

  Instant now = Instant.parse("2026-11-24T06:00:00Z");
  final FakeTimers timers = new FakeTimers();
  final List<CallEvent> said = new ArrayList<>();
  final List<Slip> slips = new ArrayList<>();
  final List<String> watched = new ArrayList<>();
  final Map<PersonId, DeskView> screens = new HashMap<>();

  /// What the desks' streams carry, as JSON.
  final List<String> events = new ArrayList<>();

  final FakeTap tap = new FakeTap();
  final FakeSounds sounds = new FakeSounds();
  Lookup lookup = new Lookup.Found(TestOffice.served());
  Tapped tapped = new Tapped.On(tap);
  Optional<ClientId> owner = Optional.of(TestOffice.CLIENT);
  Runnable ownerAsked = () -> {};
  Runnable brokeOff = () -> {};
  Runnable whileTapping = () -> {};
  boolean directoryAway;
  boolean tappingAway;
  boolean lookoutAway;
  boolean slipsAway;
  boolean noKey;
  final List<Runnable> arrivals = new ArrayList<>();
  boolean stalled;
  boolean stopping;
  int calls;

  final Switchboard switchboard =
      new Switchboard(
          new Numbers(),
          (_, _, _, _, told) -> {
            brokeOff = told;
            whileTapping.run();
            if (tappingAway) throw new IllegalStateException("storage away");
            return tapped;
          },
          sounds,
          said::add,
          slip -> {
            if (slipsAway) throw new IllegalStateException("storage away");
            return !noKey && slips.add(slip);
          },
          (call, client, caller) -> {
            if (lookoutAway) throw new IllegalStateException("database away");
            watched.add(call + " " + client + " " + caller.e164());
          },
          (operator, view) -> {
            screens.put(operator, view);
            events.add(new JsonMapper().writeValueAsString(view));
          },
          timers,
          () -> now,
          work -> {
            if (stopping) throw new RejectedExecutionException("the program ends");
            if (stalled) arrivals.add(work);
            else work.run();
          },
          PATIENCE);

  // ---- the way of a call

  @Test
  void a_caller_hears_the_greeting_then_ringing_then_the_operator() {
    sits(SATO);
    var line = dial();

    assertThat(line.heard).containsExactly("rings", "accepted", "greeting, notice");
    line.greetingEnds();
    assertThat(line.last()).isEqualTo("ringback");
    answer(SATO);
    assertThat(line.last()).isEqualTo("operator");
    assertThat(status(SATO)).isEqualTo("talking");
  }

  @Test
  void the_desk_rings_at_once_while_the_greeting_still_plays() {
    sits(SATO);
    dial();

    assertThat(screen(SATO).status()).isEqualTo("ringing");
    assertThat(call(SATO).client().slug()).isEqualTo("aoba");
  }

  @Test
  void an_operator_quicker_than_the_greeting_waits_for_the_notice() {
    sits(SATO);
    var line = dial();

    answer(SATO);
    assertThat(line.heard).doesNotContain("operator");
    assertThat(line.taps).isEmpty();
    line.greetingEnds();

    assertThat(line.last()).isEqualTo("operator");
  }

  @Test
  void nothing_is_copied_before_the_notice_was_heard_and_an_operator_is_there() {
    sits(SATO);
    var line = dial();
    assertThat(line.taps).isEmpty();
    line.greetingEnds();
    assertThat(line.taps).isEmpty();

    answer(SATO);

    assertThat(line.taps).containsExactly(tap);
  }

  @Test
  void a_recorded_caller_of_a_client_without_a_greeting_hears_the_notice() {
    sounds.noGreeting = true;
    sits(SATO);
    var line = dial();

    assertThat(line.heard).containsExactly("rings", "accepted", "notice");
    answer(SATO);
    assertThat(line.taps).isEmpty();
    line.greetingEnds();
    assertThat(line.taps).containsExactly(tap);
  }

  @Test
  void an_unrecorded_caller_of_a_client_without_a_greeting_hears_ringing_at_once() {
    sounds.noGreeting = true;
    tapped = new Tapped.Off(Tapping.Reason.NOT_AGREED);
    sits(SATO);

    assertThat(dial().heard).containsExactly("rings", "accepted", "ringback");
  }

  @Test
  void without_a_notice_the_call_is_answered_and_not_recorded() {
    sounds.noNotice = true;
    sits(SATO);
    var line = dial();

    line.greetingEnds();
    answer(SATO);

    assertThat(line.last()).isEqualTo("operator");
    assertThat(line.taps).isEmpty();
    assertThat(tap.ended).isEqualTo(1);
    assertThat(call(SATO).recording().on()).isFalse();
  }

  @Test
  void a_recording_that_breaks_off_is_said_on_the_desk_and_the_call_goes_on() {
    sits(SATO);
    var line = dial();
    line.greetingEnds();
    answer(SATO);
    assertThat(screen(SATO).call()).extracting(it -> it.recording().on()).isEqualTo(true);

    brokeOff.run();

    assertThat(screen(SATO).call())
        .extracting(DeskView.Call::recording)
        .isEqualTo(new DeskView.Recording(false, "broke-off"));
    assertThat(status(SATO)).isEqualTo("talking");
    assertThat(line.last()).isEqualTo("operator");
  }

  @Test
  void a_recording_that_breaks_off_before_a_desk_rings_is_said_when_it_does() {
    dial();
    brokeOff.run();
    sits(SATO);

    assertThat(call(SATO).recording()).isEqualTo(new DeskView.Recording(false, "broke-off"));
  }

  @Test
  void an_operators_line_is_up_while_the_headset_is() {
    assertThat(switchboard.lineUp(SATO)).isFalse();
    sits(SATO);
    assertThat(switchboard.lineUp(SATO)).isTrue();
    assertThat(switchboard.lineUp(SUZUKI)).isFalse();
    switchboard.gone(SATO);
    assertThat(switchboard.lineUp(SATO)).isFalse();
  }

  @Test
  void a_call_that_is_not_recorded_hears_no_notice_and_the_desk_says_why() {
    tapped = new Tapped.Off(Tapping.Reason.NO_KEY);
    sits(SATO);
    var line = dial();

    assertThat(line.heard).contains("greeting").doesNotContain("greeting, notice");
    assertThat(call(SATO).recording()).isEqualTo(new DeskView.Recording(false, "no-key"));
    line.greetingEnds();
    answer(SATO);
    assertThat(line.taps).isEmpty();
    assertThat(line.last()).isEqualTo("operator");
  }

  @Test
  void a_log_that_is_down_costs_the_recording_and_not_the_call() {
    tappingAway = true;
    sits(SATO);
    var line = dial();
    line.greetingEnds();

    answer(SATO);

    assertThat(line.last()).isEqualTo("operator");
    assertThat(call(SATO).recording()).isEqualTo(new DeskView.Recording(false, "log-unavailable"));
  }

  @Test
  void hold_and_resume() {
    var line = talking();

    switchboard.hold(SATO, id(SATO));
    assertThat(line.last()).isEqualTo("hold music");
    assertThat(status(SATO)).isEqualTo("held");
    switchboard.resume(SATO, id(SATO));

    assertThat(line.last()).isEqualTo("operator");
    assertThat(status(SATO)).isEqualTo("talking");
  }

  @Test
  void after_the_call_the_operator_writes_and_then_is_ready() {
    var line = talking();
    switchboard.hungUp(line.id);
    assertThat(status(SATO)).isEqualTo("wrapup");
    assertThat(call(SATO).state()).isEqualTo("over");

    switchboard.finish(SATO, line.id);

    assertThat(status(SATO)).isEqualTo("ready");
    assertThat(screen(SATO).call()).isNull();
  }

  @Test
  void the_longest_idle_operator_is_rung_first() {
    sits(SATO);
    sits(SUZUKI);

    dial();

    assertThat(status(SATO)).isEqualTo("ringing");
    assertThat(status(SUZUKI)).isEqualTo("ready");
  }

  @Test
  void callers_wait_in_the_order_they_came() {
    var first = dial();
    var second = dial();

    sits(SATO);

    assertThat(call(SATO).id()).isEqualTo(first.id.toString());
    assertThat(screen(SATO).waiting()).isEqualTo(1);
    assertThat(second.ended).isFalse();
  }

  @Test
  void a_desk_that_does_not_answer_loses_the_call_to_the_next() {
    sits(SATO);
    sits(SUZUKI);
    var line = dial();

    timers.pass(PATIENCE.ring());

    assertThat(call(SUZUKI).id()).isEqualTo(line.id.toString());
    assertThat(status(SATO)).isEqualTo("ready");
  }

  @Test
  void an_empty_chair_is_away_after_three_missed_calls() {
    sits(SATO);
    dial();

    for (var missed = 1; missed < Turns.MISSED_LIMIT; missed++) {
      timers.pass(PATIENCE.ring());
      assertThat(status(SATO)).isEqualTo("ringing");
    }
    timers.pass(PATIENCE.ring());

    assertThat(status(SATO)).isEqualTo("away");
  }

  @Test
  void a_call_rings_at_a_home_only_where_the_contract_says_so() {
    sitsAtHome(SATO);
    var site = dial();
    assertThat(status(SATO)).as("the contract does not say so").isEqualTo("ready");

    lookup = new Lookup.Found(TestOffice.served(true));
    var home = dial();
    assertThat(call(SATO).id())
        .as("who comes after is not kept waiting")
        .isEqualTo(home.id.toString());

    sits(SUZUKI);
    assertThat(call(SUZUKI).id()).as("at a site").isEqualTo(site.id.toString());
  }

  @Test
  void a_call_rings_only_where_the_passkeys_are_what_the_contract_asks_for() {
    lookup = new Lookup.Found(TestOffice.served(false, PasskeyDemand.DEVICE_BOUND));
    sits(SATO);
    var strict = dial();
    assertThat(status(SATO)).as("synced").isEqualTo("ready");

    lookup = new Lookup.Found(TestOffice.served());
    var any = dial();
    assertThat(call(SATO).id()).as("who comes after is not kept").isEqualTo(any.id.toString());

    switchboard.headsetUp(SUZUKI, headset(SUZUKI));
    switchboard.ready(SUZUKI, false, PasskeyDemand.ATTESTED, 0);
    assertThat(call(SUZUKI).id()).as("more than enough").isEqualTo(strict.id.toString());
  }

  @Test
  void who_comes_back_to_the_site_takes_every_call_again() {
    sitsAtHome(SATO);
    var line = dial();
    switchboard.away(SATO);
    switchboard.ready(SATO, false, PasskeyDemand.ANY, 0);
    assertThat(call(SATO).id()).isEqualTo(line.id.toString());
  }

  @Test
  void a_call_that_a_site_missed_does_not_go_to_a_home() {
    sits(SUZUKI);
    sitsAtHome(SATO);
    dial();
    timers.pass(PATIENCE.ring());
    assertThat(status(SATO)).isEqualTo("ready");
    assertThat(status(SUZUKI)).isEqualTo("ringing");
  }

  @Test
  void an_operator_without_headset_is_not_rung() {
    switchboard.ready(SATO, false, PasskeyDemand.ANY, 0);
    var line = dial();
    assertThat(status(SATO)).isEqualTo("ready");

    switchboard.headsetUp(SATO, new FakeHeadset());

    assertThat(call(SATO).id()).isEqualTo(line.id.toString());
  }

  @Test
  void a_caller_who_waited_too_long_is_let_go() {
    var line = dial();

    timers.pass(PATIENCE.queue());

    assertThat(line.ended).isTrue();
    assertThat(ends()).containsExactly(Ended.UNANSWERED);
  }

  // ---- refused

  @Test
  void an_unknown_number_a_missing_contract_and_an_outage_are_refused() {
    lookup = new Lookup.UnknownNumber();
    assertThat(dial().refused).isEqualTo(Refusal.UNKNOWN_NUMBER);
    assertThat(said).isEmpty();
    lookup = new Lookup.NoContract(TestOffice.CLIENT);
    assertThat(dial().refused).isEqualTo(Refusal.NO_CONTRACT);
    directoryAway = true;
    assertThat(dial().refused).isEqualTo(Refusal.OUT_OF_ORDER);
    assertThat(refusals()).containsExactly(Refusal.NO_CONTRACT, Refusal.OUT_OF_ORDER);
  }

  @Test
  void a_call_for_nobody_is_refused_without_an_event() {
    owner = Optional.empty();
    directoryAway = true;
    assertThat(dial().refused).isEqualTo(Refusal.OUT_OF_ORDER);
    switchboard.turnedAway(new CallId(new UUID(5, 99)), AOBA);
    assertThat(said).isEmpty();
  }

  @Test
  void a_caller_without_even_a_line_is_told_of() {
    switchboard.turnedAway(new CallId(new UUID(5, 99)), AOBA);
    assertThat(refusals()).containsExactly(Refusal.NO_CAPACITY);
  }

  @Test
  void in_a_flood_only_so_many_refused_calls_are_looked_up_at_once() {
    nested(Reception.REFUSED_AT_ONCE + 5);
    assertThat(refusals()).hasSize(Reception.REFUSED_AT_ONCE);

    ownerAsked = () -> {};
    switchboard.turnedAway(new CallId(new UUID(5, 99)), AOBA);
    assertThat(refusals()).hasSize(Reception.REFUSED_AT_ONCE + 1);
  }

  /// So many lookups that each begin before the one before ended.
  private void nested(int more) {
    if (more == 0) return;
    ownerAsked = () -> nested(more - 1);
    switchboard.turnedAway(new CallId(new UUID(6, more)), AOBA);
  }

  @Test
  void one_caller_more_than_lines_is_refused_and_fits_when_another_left() {
    var first = dial();
    dial();
    assertThat(dial().refused).isNull();
    assertThat(dial().refused).isEqualTo(Refusal.NO_CAPACITY);
    assertThat(refusals()).containsExactly(Refusal.NO_CAPACITY);

    switchboard.hungUp(first.id);

    assertThat(dial().refused).isNull();
  }

  @Test
  void commands_in_the_wrong_state_change_nothing() {
    sits(SATO);
    var nobodys = new CallId(new UUID(9, 9));
    assertThat(switchboard.answer(SATO, nobodys)).isEqualTo(Deed.WRONG_STATE);
    var line = dial();
    assertThat(switchboard.hold(SATO, line.id)).isEqualTo(Deed.WRONG_STATE);
    assertThat(switchboard.resume(SATO, line.id)).isEqualTo(Deed.WRONG_STATE);
    assertThat(switchboard.hangUp(SATO, line.id)).isEqualTo(Deed.WRONG_STATE);
    assertThat(switchboard.finish(SATO, line.id)).isEqualTo(Deed.WRONG_STATE);
    assertThat(switchboard.answer(SUZUKI, line.id)).isEqualTo(Deed.WRONG_STATE);
    answer(SATO);
    assertThat(switchboard.answer(SATO, line.id)).isEqualTo(Deed.WRONG_STATE);
    assertThat(switchboard.ready(SATO, false, PasskeyDemand.ANY, 0)).isEqualTo(Deed.WRONG_STATE);
    assertThat(switchboard.away(SATO)).isEqualTo(Deed.WRONG_STATE);
    assertThat(status(SATO)).isEqualTo("talking");
  }

  // ---- who does not get the call back

  @Test
  void a_call_leaves_hands_unfinished_when_access_ends_or_another_takes_it() {
    sits(SATO);
    var line = dial();
    answer(SATO);
    switchboard.gone(SATO);
    assertThat(left()).containsExactly(left(line.id, SATO, true));

    sits(SUZUKI);
    answer(SUZUKI);
    switchboard.hungUp(line.id);
    switchboard.gone(SUZUKI);
    assertThat(left())
        .as("in the wrap-up too; who is gone is said again")
        .containsExactly(
            left(line.id, SATO, true), left(line.id, SATO, true), left(line.id, SUZUKI, true));
  }

  @Test
  void a_call_that_was_lost_with_the_audio_may_come_back_or_end_without_it() {
    sits(SATO);
    var headset = headset(SATO);
    var line = dial();
    answer(SATO);
    switchboard.headsetDown(SATO, headset);
    assertThat(left()).isEmpty();
    switchboard.headsetUp(SATO, headset);
    answer(SATO);
    assertThat(left()).as("back with the same operator").isEmpty();
    switchboard.headsetDown(SATO, headset);
    switchboard.hungUp(line.id);
    assertThat(left()).containsExactly(left(line.id, SATO, true));
  }

  @Test
  void a_call_that_was_finished_or_reported_leaves_nothing_open() {
    sits(SATO);
    var first = dial();
    answer(SATO);
    switchboard.hungUp(first.id);
    switchboard.finish(SATO, first.id);
    var second = dial();
    answer(SATO);
    switchboard.messageSent(second.id, null);
    switchboard.gone(SATO);
    assertThat(left()).containsExactly(left(first.id, SATO, false), left(second.id, SATO, false));
  }

  private List<CallLeft> left() {
    return said.stream()
        .filter(CallLeft.class::isInstance)
        .map(CallLeft.class::cast)
        .map(it -> left(it.call(), it.operator(), it.unfinished()))
        .toList();
  }

  @Test
  void whoever_takes_a_call_is_said_each_time() {
    sits(SATO);
    var line = dial();
    answer(SATO);
    switchboard.gone(SATO);
    sits(SUZUKI);
    answer(SUZUKI);
    assertThat(said.stream().filter(CallTaken.class::isInstance).map(CallTaken.class::cast))
        .extracting(CallTaken::call, CallTaken::operator)
        .containsExactly(tuple(line.id, SATO), tuple(line.id, SUZUKI));
  }

  /// Whenever it was.
  private static CallLeft left(CallId call, PersonId operator, boolean unfinished) {
    return new CallLeft(call, TestOffice.CLIENT, operator, unfinished, Instant.EPOCH);
  }

  // ---- hang-ups at each moment

  @Test
  void a_caller_who_hangs_up_while_looked_up_leaves_no_trace() {
    stalled = true;
    sits(SATO);
    var line = dial();
    switchboard.hungUp(line.id);

    arrivals.forEach(Runnable::run);

    assertThat(said).isEmpty();
    assertThat(status(SATO)).isEqualTo("ready");
  }

  @Test
  void a_caller_who_hangs_up_during_the_greeting() {
    sits(SATO);
    var line = dial();

    switchboard.hungUp(line.id);
    line.greetingEnds();

    assertThat(ends()).containsExactly(Ended.ABANDONED);
    assertThat(status(SATO)).isEqualTo("ready");
    assertThat(tap.ended).isEqualTo(1);
  }

  @Test
  void a_caller_who_hangs_up_in_the_queue() {
    var line = dial();
    line.greetingEnds();

    switchboard.hungUp(line.id);
    sits(SATO);

    assertThat(ends()).containsExactly(Ended.ABANDONED);
    assertThat(status(SATO)).isEqualTo("ready");
  }

  @Test
  void a_caller_who_hangs_up_while_talking_or_held() {
    var line = talking();
    switchboard.hold(SATO, line.id);

    switchboard.hungUp(line.id);
    switchboard.hungUp(line.id);

    assertThat(ends()).containsExactly(Ended.BY_CALLER);
    assertThat(call(SATO).endedBy()).isEqualTo("caller");
    assertThat(((CallEnded) said.getLast()).operator()).isEqualTo(SATO);
  }

  @Test
  void an_operator_who_hangs_up() {
    var line = talking();

    switchboard.hangUp(SATO, line.id);
    switchboard.hungUp(line.id); // the BYE of the caller crossed ours

    assertThat(line.ended).isTrue();
    assertThat(ends()).containsExactly(Ended.BY_OPERATOR);
  }

  @Test
  void a_broken_line_ends_the_call() {
    var line = talking();

    switchboard.lost(line.id);

    assertThat(ends()).containsExactly(Ended.LINE_LOST);
    assertThat(call(SATO).endedBy()).isEqualTo("line");
  }

  @Test
  void an_operator_whose_audio_breaks_gives_the_call_to_another() {
    var line = talking();
    sits(SUZUKI);

    switchboard.headsetDown(SATO, headset(SATO));

    assertThat(line.last()).isEqualTo("ringback");
    assertThat(call(SUZUKI).id()).isEqualTo(line.id.toString());
    assertThat(status(SATO)).isEqualTo("ready");
    assertThat(screen(SATO).line()).isEqualTo("down");
    answer(SUZUKI);
    assertThat(line.last()).isEqualTo("operator");
    assertThat(line.taps).hasSize(1);
    assertThat(said.stream().filter(CallAnswered.class::isInstance)).hasSize(1);
  }

  @Test
  void an_operator_whose_audio_comes_back_gets_the_waiting_call_back() {
    var line = talking();
    switchboard.headsetDown(SATO, headset(SATO));
    assertThat(line.last()).isEqualTo("queue music");

    switchboard.headsetUp(SATO, new FakeHeadset());

    assertThat(call(SATO).id()).isEqualTo(line.id.toString());
  }

  @Test
  void the_end_of_an_old_headset_does_not_touch_its_successor() {
    talking();
    var old = headset(SATO);
    switchboard.headsetUp(SATO, new FakeHeadset());

    switchboard.headsetDown(SATO, old);

    assertThat(status(SATO)).isEqualTo("talking");
  }

  @Test
  void an_operator_who_is_disabled_loses_desk_and_call() {
    var line = talking();

    switchboard.gone(SATO);

    assertThat(line.ended).isFalse();
    assertThat(line.last()).isEqualTo("queue music");
    assertThat(switchboard.of(line.id)).isEmpty();
  }

  // ---- nobody answered

  @Test
  void a_call_that_nobody_answered_leaves_a_slip_with_the_number() {
    var caller = Caller.of(new PhoneNumber("+819012345678"));
    var line = new FakeLine(new CallId(new UUID(5, ++calls)));
    var arrived = now;
    switchboard.arrive(line.id, line, AOBA, caller);
    timers.pass(Duration.ofSeconds(30));

    switchboard.hungUp(line.id);
    switchboard.hungUp(line.id);

    assertThat(slips)
        .containsExactly(
            new Slip(line.id, TestOffice.CLIENT, null, caller, Ended.ABANDONED, arrived, now));
    assertThat(slips.toString()).doesNotContain("9012345678");
  }

  @Test
  void a_queue_that_was_too_long_and_a_line_that_broke_leave_slips_too() {
    dial();
    timers.pass(PATIENCE.queue());
    switchboard.lost(dial().id);

    assertThat(slips).extracting(Slip::how).containsExactly(Ended.UNANSWERED, Ended.LINE_LOST);
  }

  @Test
  void a_program_that_ends_loses_the_slip_and_still_ends_the_call() {
    var line = dial();
    sits(SATO);
    stopping = true;

    switchboard.hungUp(line.id);

    assertThat(ends()).containsExactly(Ended.ABANDONED);
    assertThat(status(SATO)).isEqualTo("ready");
    assertThat(slips).isEmpty();
  }

  @Test
  void a_refused_call_leaves_no_slip() {
    lookup = new Lookup.NoContract(TestOffice.CLIENT);
    dial();

    assertThat(slips).isEmpty();
  }

  @Test
  void an_answered_call_leaves_its_slip_at_once_and_no_second_one() {
    sits(SATO);
    sits(SUZUKI);
    var line = dial(Caller.of(MOTHER));
    line.greetingEnds();
    assertThat(slips).isEmpty();

    answer(SATO);
    assertThat(slips)
        .containsExactly(Slip.answered(line.id, TestOffice.CLIENT, null, Caller.of(MOTHER), now));
    switchboard.headsetDown(SATO, headset(SATO));
    answer(SUZUKI);
    switchboard.hungUp(line.id);
    switchboard.messageSent(line.id, null);
    switchboard.finish(SUZUKI, line.id);

    assertThat(slips).hasSize(1);
  }

  @Test
  void what_could_not_be_kept_at_the_answer_is_tried_once_more_at_the_end() {
    slipsAway = true;
    sits(SATO);
    var line = dial(Caller.of(MOTHER));
    answer(SATO);
    assertThat(slips).isEmpty();
    assertThat(call(SATO).slip()).as("the desk knows").isFalse();
    slipsAway = false;

    switchboard.hungUp(line.id);

    assertThat(call(SATO).slip()).isTrue();
    assertThat(slips).extracting(Slip::caller).containsExactly(Caller.of(MOTHER));
    assertThat(slips).extracting(Slip::how).containsOnlyNulls();
  }

  @Test
  void the_desk_knows_whether_a_message_can_refer_to_the_number_that_rang() {
    sits(SATO);
    dial(Caller.of(MOTHER));
    assertThat(call(SATO).slip()).as("it rings").isNull();
    answer(SATO);
    assertThat(call(SATO).slip()).isTrue();
    switchboard.hangUp(SATO, id(SATO));
    switchboard.finish(SATO, id(SATO));

    noKey = true;
    dial(Caller.of(MOTHER));
    answer(SATO);
    assertThat(call(SATO).slip()).isFalse();
  }

  @Test
  void a_message_to_another_box_gets_a_slip_beside_it() {
    var box = new UUID(8, 1);
    sits(SATO);
    var line = dial(Caller.of(MOTHER));
    answer(SATO);
    switchboard.hungUp(line.id);

    switchboard.messageSent(line.id, box);

    assertThat(slips).extracting(Slip::mailbox).containsExactly(null, box);
    assertThat(slips).extracting(Slip::caller).containsOnly(Caller.of(MOTHER));
  }

  // ---- what a desk is told of the caller

  @Test
  void no_event_of_any_desk_carries_the_whole_number() {
    sits(SATO);
    sits(SUZUKI);
    var line = dial(Caller.of(MOTHER));
    timers.pass(PATIENCE.ring());
    answer(SUZUKI);
    line.greetingEnds();
    switchboard.hold(SUZUKI, line.id);
    switchboard.resume(SUZUKI, line.id);
    switchboard.headsetDown(SUZUKI, headset(SUZUKI));
    answer(SATO);
    switchboard.messageSent(line.id, null);
    switchboard.hungUp(line.id);
    switchboard.finish(SATO, line.id);

    var stream = String.join("\n", events);
    assertThat(events.size()).isGreaterThan(10);
    assertThat(stream).contains("\"ending\":\"5678\"", "\"status\":\"wrapup\"");
    assertThat(stream).doesNotContain("12345678", "9012345678", "345678");
  }

  @Test
  void how_a_number_ends_is_all_that_is_shown_however_long_it_is() {
    for (var number : List.of("+8190123", "+819012345678", "+123456789012345")) {
      var shown = Whereabouts.of(Caller.of(new PhoneNumber(number)), now).ending();
      assertThat(shown).hasSize(4).isEqualTo(number.substring(number.length() - 4));
    }
    assertThat(Whereabouts.of(Caller.WITHHELD, now).ending()).isNull();
    assertThat(Whereabouts.of(Caller.UNKNOWN, now).ending()).isNull();
  }

  @Test
  void the_caller_is_known_to_the_operator_in_whose_hands_the_call_is_and_to_no_other() {
    sits(SATO);
    var line = dial(Caller.of(MOTHER));
    var rang = Optional.of(new Callers.Rang(TestOffice.CLIENT, Caller.of(MOTHER)));
    assertThat(switchboard.inHandOf(SATO, line.id)).as("it only rings").isEmpty();

    answer(SATO);
    assertThat(switchboard.inHandOf(SATO, line.id)).isEqualTo(rang);
    assertThat(switchboard.inHandOf(SUZUKI, line.id)).as("another operator").isEmpty();
    switchboard.hold(SATO, line.id);
    assertThat(switchboard.inHandOf(SATO, line.id)).isEqualTo(rang);
    switchboard.hungUp(line.id);
    assertThat(switchboard.inHandOf(SATO, line.id)).as("wrap-up").isEqualTo(rang);
    switchboard.finish(SATO, line.id);
    assertThat(switchboard.inHandOf(SATO, line.id)).as("after it").isEmpty();
  }

  // ---- in hand

  @Test
  void a_call_is_in_hand_from_answer_to_finish_and_not_while_it_rings() {
    sits(SATO);
    var line = dial();
    assertThat(switchboard.of(line.id)).isEmpty();
    switchboard.signingKey(SATO, Bytes.of(new byte[32]));
    answer(SATO);
    assertThat(switchboard.of(line.id).orElseThrow().wrapUp()).isFalse();
    switchboard.hungUp(line.id);

    var inHand = switchboard.of(line.id).orElseThrow();

    assertThat(inHand.wrapUp()).isTrue();
    assertThat(inHand.operator()).isEqualTo(SATO);
    assertThat(inHand.signingKey()).isNotNull();
    switchboard.messageSent(line.id, null);
    assertThat(call(SATO).messageSent()).isTrue();
    switchboard.finish(SATO, line.id);
    assertThat(switchboard.of(line.id)).isEmpty();
  }

  // ---- a day in a moment

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void every_call_that_rang_ends_once_and_no_desk_is_left_with_a_dead_call(long seed) {
    var chance = new Random(seed);
    var people = List.of(SATO, SUZUKI, new PersonId(new UUID(1, 3)));
    var lines = new ArrayList<FakeLine>();
    for (var step = 0; step < 2_000; step++) {
      var who = people.get(chance.nextInt(people.size()));
      var view = screens.get(who);
      var id = view == null || view.call() == null ? null : CallId.of(view.call().id());
      switch (chance.nextInt(12)) {
        case 0, 1 -> lines.add(dial());
        case 2 -> sits(who);
        case 3 -> switchboard.away(who);
        case 4 -> lines.forEach(FakeLine::greetingEnds);
        case 5 -> timers.pass(Duration.ofSeconds(chance.nextInt(1, 60)));
        case 6 -> {
          if (!lines.isEmpty()) switchboard.hungUp(lines.get(chance.nextInt(lines.size())).id);
        }
        case 7 -> switchboard.headsetDown(who, headset(who));
        default -> {
          if (id == null) continue;
          switch (chance.nextInt(5)) {
            case 0, 1 -> switchboard.answer(who, id);
            case 2 -> switchboard.hold(who, id);
            case 3 -> switchboard.hangUp(who, id);
            default -> switchboard.finish(who, id);
          }
        }
      }
    }
    lines.forEach(line -> switchboard.hungUp(line.id));

    var rang = said.stream().filter(CallRang.class::isInstance).map(CallEvent::call).toList();
    var ended = said.stream().filter(CallEnded.class::isInstance).map(CallEvent::call).toList();
    assertThat(ended).containsExactlyInAnyOrderElementsOf(rang);
    assertThat(screens.values())
        .allSatisfy(view -> assertThat(view.status()).isIn("away", "ready", "wrapup"));
  }

  static LongStream seeds() {
    var one = Long.getLong("seed");
    return one != null ? LongStream.of(one) : new Random().longs(20);
  }

  // ---- what the operator may hear again

  @Test
  void a_call_is_taken_with_the_answer_and_left_with_the_end_of_the_wrap_up() {
    talking();
    assertThat(tap.hands).containsExactly("taken");
    assertThat(switchboard.hangUp(SATO, id(SATO))).isEqualTo(Deed.DONE);
    assertThat(tap.hands).containsExactly("taken");
    assertThat(switchboard.finish(SATO, id(SATO))).isEqualTo(Deed.DONE);
    assertThat(tap.hands).containsExactly("taken", "left");
  }

  @Test
  void a_call_that_changes_hands_is_left_and_taken_again() {
    talking();
    sits(SUZUKI);
    switchboard.headsetDown(SATO, headset(SATO));
    assertThat(tap.hands).containsExactly("taken", "left");
    answer(SUZUKI);
    assertThat(tap.hands).containsExactly("taken", "left", "taken");
  }

  @Test
  void a_broken_headset_in_the_wrap_up_takes_nothing_away() {
    talking();
    switchboard.hangUp(SATO, id(SATO));
    switchboard.headsetDown(SATO, headset(SATO));
    assertThat(tap.hands).containsExactly("taken");
  }

  @Test
  void who_signs_out_in_the_wrap_up_has_left_the_call() {
    talking();
    switchboard.hangUp(SATO, id(SATO));
    switchboard.gone(SATO);
    assertThat(tap.hands).containsExactly("taken", "left");
  }

  @Test
  void an_operator_quicker_than_the_recording_has_the_call_when_it_begins() {
    sits(SATO);
    whileTapping = () -> answer(SATO);
    dial();
    assertThat(tap.hands).containsExactly("taken");
  }

  // ---- made up

  final Map<PersonId, FakeHeadset> headsets = new HashMap<>();

  private void sits(PersonId operator) {
    switchboard.headsetUp(operator, headset(operator));
    switchboard.ready(operator, false, PasskeyDemand.ANY, 0);
  }

  private void sitsAtHome(PersonId operator) {
    switchboard.headsetUp(operator, headset(operator));
    switchboard.ready(operator, true, PasskeyDemand.ANY, 0);
  }

  private FakeHeadset headset(PersonId operator) {
    return headsets.computeIfAbsent(operator, _ -> new FakeHeadset());
  }

  private DeskView screen(PersonId operator) {
    var view = screens.get(operator);
    if (view == null) throw new AssertionError("nothing shown yet");
    return view;
  }

  @Test
  void the_lookout_is_told_who_rings_for_whom() {
    dial(Caller.of(MOTHER));

    assertThat(watched)
        .containsExactly(new CallId(new UUID(5, 1)) + " " + TestOffice.CLIENT + " +819012345678");
  }

  @Test
  void the_lookout_hears_of_no_caller_who_is_withheld_unknown_or_turned_away() {
    dial(Caller.WITHHELD);
    dial();
    lookup = new Lookup.NoContract(TestOffice.CLIENT);
    dial(Caller.of(MOTHER));

    assertThat(watched).isEmpty();
  }

  @Test
  void a_call_is_answered_while_the_lookout_is_away() {
    lookoutAway = true;
    sits(SATO);
    var line = dial(Caller.of(MOTHER));
    line.greetingEnds();
    answer(SATO);

    assertThat(line.last()).isEqualTo("operator");
  }

  private FakeLine dial(Caller caller) {
    var line = new FakeLine(new CallId(new UUID(5, ++calls)));
    switchboard.arrive(line.id, line, AOBA, caller);
    return line;
  }

  private FakeLine dial() {
    var line = new FakeLine(new CallId(new UUID(5, ++calls)));
    switchboard.arrive(line.id, line, AOBA, Caller.UNKNOWN);
    return line;
  }

  private FakeLine talking() {
    sits(SATO);
    var line = dial();
    line.greetingEnds();
    answer(SATO);
    return line;
  }

  private void answer(PersonId operator) {
    assertThat(switchboard.answer(operator, id(operator))).isEqualTo(Deed.DONE);
  }

  private CallId id(PersonId operator) {
    return CallId.of(call(operator).id());
  }

  private DeskView.Call call(PersonId operator) {
    var call = screen(operator).call();
    if (call == null) throw new AssertionError("no call on the desk");
    return call;
  }

  private String status(PersonId operator) {
    return switchboard.look(operator).status();
  }

  private List<Refusal> refusals() {
    return said.stream()
        .filter(CallRefused.class::isInstance)
        .map(event -> ((CallRefused) event).why())
        .toList();
  }

  private List<Ended> ends() {
    return said.stream()
        .filter(CallEnded.class::isInstance)
        .map(event -> ((CallEnded) event).how())
        .toList();
  }

  static final class FakeHeadset implements Headset {
    @Override
    public void quiet() {}
  }

  static final class FakeLine implements Line {

    final CallId id;
    final List<String> heard = new ArrayList<>();
    final List<AudioTap> taps = new ArrayList<>();
    private Runnable greeted = () -> {};
    boolean ended;
    @org.jspecify.annotations.Nullable Refusal refused;

    FakeLine(CallId id) {
      this.id = id;
    }

    String last() {
      return heard.getLast();
    }

    void greetingEnds() {
      var then = greeted;
      greeted = () -> {};
      then.run();
    }

    @Override
    public void ring() {
      heard.add("rings");
    }

    @Override
    public void accept() {
      heard.add("accepted");
    }

    @Override
    public void refuse(Refusal why) {
      refused = why;
    }

    @Override
    public void hangUp() {
      ended = true;
    }

    @Override
    public void play(Bytes ulaw, Runnable then) {
      heard.add(FakeSounds.name(ulaw));
      greeted = then;
    }

    @Override
    public void loop(Bytes ulaw) {
      heard.add(FakeSounds.name(ulaw));
    }

    @Override
    public void bridge(Headset operator) {
      heard.add("operator");
    }

    @Override
    public void tap(AudioTap tap) {
      taps.add(tap);
    }
  }

  final class Numbers implements Directory {

    @Override
    public Lookup find(PhoneNumber called, Instant at) {
      if (directoryAway) throw new IllegalStateException("database away");
      return lookup;
    }

    @Override
    public Optional<ClientId> owner(PhoneNumber called) {
      ownerAsked.run();
      return owner;
    }
  }

  static final class FakeSounds implements Sounds {

    private static final List<String> NAMES =
        List.of(
            "", "greeting", "notice", "greeting, notice", "ringback", "queue music", "hold music");

    boolean noGreeting;
    boolean noNotice;

    static String name(Bytes sound) {
      return NAMES.get(sound.length());
    }

    @Override
    public Bytes greeting(ClientId client) {
      return Bytes.of(new byte[noGreeting ? 0 : 1]);
    }

    @Override
    public Bytes notice(ClientId client) {
      if (noNotice) throw new IllegalStateException("database away");
      return Bytes.of(new byte[2]);
    }

    @Override
    public Bytes ringing() {
      return Bytes.of(new byte[4]);
    }

    @Override
    public Bytes waiting() {
      return Bytes.of(new byte[5]);
    }

    @Override
    public Bytes hold() {
      return Bytes.of(new byte[6]);
    }
  }

  static final class FakeTap implements AudioTap {

    int ended;
    final List<String> hands = new ArrayList<>();

    @Override
    public void taken() {
      hands.add("taken");
    }

    @Override
    public void left() {
      hands.add("left");
    }

    @Override
    public void audio(
        Side side, int ssrc, int seq, long ts, byte[] ulaw, int off, int len, long nanos) {}

    @Override
    public void event(Side side, int ssrc, int sequence) {}

    @Override
    public void ended(boolean normally) {
      ended++;
    }
  }

  final class FakeTimers implements Timers {

    private record Due(Instant at, Runnable work, int number) {}

    private final List<Due> due = new ArrayList<>();
    private int made;

    @Override
    public Timer after(Duration delay, Runnable work) {
      var mine = new Due(now.plus(delay), work, ++made);
      due.add(mine);
      return () -> due.removeIf(mine::equals);
    }

    void pass(Duration time) {
      now = now.plus(time);
      while (true) {
        var next = due.stream().filter(it -> !it.at().isAfter(now)).findFirst();
        if (next.isEmpty()) return;
        due.remove(next.get());
        next.get().work().run();
      }
    }
  }
}
