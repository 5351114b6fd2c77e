package denwaban.call;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.call.event.CallEnded;
import denwaban.call.event.CallOutcome;
import org.junit.jupiter.api.Test;

/// Hang-ups at each moment, and lines that break.
class SwitchboardHangUpTest extends SwitchboardTest {

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

    assertThat(ends()).containsExactly(CallOutcome.ABANDONED);
    assertThat(status(SATO)).isEqualTo("ready");
    assertThat(tap.ended).isEqualTo(1);
  }

  @Test
  void a_caller_who_hangs_up_in_the_queue() {
    var line = dial();
    line.greetingEnds();

    switchboard.hungUp(line.id);
    sits(SATO);

    assertThat(ends()).containsExactly(CallOutcome.ABANDONED);
    assertThat(status(SATO)).isEqualTo("ready");
  }

  @Test
  void a_caller_who_hangs_up_while_talking_or_held() {
    var line = talking();
    switchboard.hold(SATO, line.id);

    switchboard.hungUp(line.id);
    switchboard.hungUp(line.id);

    assertThat(ends()).containsExactly(CallOutcome.BY_CALLER);
    assertThat(call(SATO).endedBy()).isEqualTo("caller");
    assertThat(((CallEnded) said.getLast()).operator()).isEqualTo(SATO);
  }

  @Test
  void an_operator_who_hangs_up() {
    var line = talking();

    switchboard.hangUp(SATO, line.id);
    switchboard.hungUp(line.id); // the BYE of the caller crossed ours

    assertThat(line.ended).isTrue();
    assertThat(ends()).containsExactly(CallOutcome.BY_OPERATOR);
  }

  @Test
  void a_broken_line_ends_the_call() {
    var line = talking();

    switchboard.lost(line.id);

    assertThat(ends()).containsExactly(CallOutcome.LINE_LOST);
    assertThat(call(SATO).endedBy()).isEqualTo("line");
  }
}
