package denwaban.call;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.call.Directory.Lookup;
import denwaban.call.event.CallLeft;
import denwaban.call.event.CallOutcome;
import denwaban.kernel.CallId;
import denwaban.kernel.PhoneNumber;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Each call that rang leaves a slip with its number, once.
class SwitchboardSlipTest extends SwitchboardTest {

  @Test
  void a_call_that_nobody_answered_leaves_a_slip_with_the_number() {
    var caller = Caller.of(new PhoneNumber("+819012345678"));
    var line = new FakeLine(new CallId(new UUID(5, ++calls)));
    var arrived = timers.now;
    switchboard.arrive(line.id, line, AOBA, caller);
    timers.pass(Duration.ofSeconds(30));

    switchboard.hungUp(line.id);
    switchboard.hungUp(line.id);

    assertThat(slips)
        .containsExactly(
            new Slip(
                line.id,
                TestOffice.CLIENT,
                null,
                caller,
                CallOutcome.ABANDONED,
                arrived,
                timers.now));
    assertThat(slips.toString()).doesNotContain("9012345678");
  }

  @Test
  void a_queue_that_was_too_long_and_a_line_that_broke_leave_slips_too() {
    dial();
    timers.pass(PATIENCE.queue());
    switchboard.lost(dial().id);

    assertThat(slips)
        .extracting(Slip::how)
        .containsExactly(CallOutcome.UNANSWERED, CallOutcome.LINE_LOST);
  }

  @Test
  void a_program_that_ends_loses_the_slip_and_still_ends_the_call() {
    var line = dial();
    sits(SATO);
    stopping = true;

    switchboard.hungUp(line.id);

    assertThat(ends()).containsExactly(CallOutcome.ABANDONED);
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
        .containsExactly(
            Slip.answered(line.id, TestOffice.CLIENT, null, Caller.of(MOTHER), timers.now));
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
  void what_is_being_kept_when_the_call_ends_and_fails_then_is_tried_once_more() {
    sits(SATO);
    var line = dial(Caller.of(MOTHER));
    stalled = true;
    slipsAway = true;
    answer(SATO);
    switchboard.hungUp(line.id);
    arrivals.removeFirst().run();
    assertThat(slips).isEmpty();
    slipsAway = false;
    arrivals.removeFirst().run();
    assertThat(slips).extracting(Slip::caller).containsExactly(Caller.of(MOTHER));
    assertThat(arrivals).isEmpty();
  }

  @Test
  void what_fails_at_the_end_too_is_not_tried_for_ever() {
    slipsAway = true;
    sits(SATO);
    var line = dial(Caller.of(MOTHER));
    stalled = true;
    answer(SATO);
    switchboard.hungUp(line.id);
    arrivals.removeFirst().run();
    arrivals.removeFirst().run();
    assertThat(arrivals).isEmpty();
    assertThat(call(SATO).slip()).isFalse();
  }

  @Test
  void a_message_counts_though_the_call_left_its_operator_a_moment_before() {
    var box = new UUID(8, 1);
    sits(SATO);
    var line = dial(Caller.of(MOTHER));
    line.greetingEnds();
    answer(SATO);
    switchboard.headsetDown(SATO, headset(SATO));

    switchboard.messageSent(line.id, box);

    assertThat(slips).extracting(Slip::mailbox).containsExactly(null, box);
    sits(SUZUKI);
    answer(SUZUKI);
    assertThat(call(SUZUKI).messageSent()).isTrue();
    assertThat(said)
        .filteredOn(CallLeft.class::isInstance)
        .extracting(it -> ((CallLeft) it).unfinished())
        .as("no draft stays beside the message")
        .containsExactly(false);
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
}
