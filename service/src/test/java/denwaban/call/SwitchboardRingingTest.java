package denwaban.call;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.access.PasskeyRequirement;
import denwaban.call.event.CallOutcome;
import org.junit.jupiter.api.Test;

/// Whose desk rings, in which order, and for how long.
class SwitchboardRingingTest extends SwitchboardTest {

  @Test
  void the_desk_rings_at_once_while_the_greeting_still_plays() {
    sits(SATO);
    dial();

    assertThat(screen(SATO).status()).isEqualTo("ringing");
    assertThat(call(SATO).client().slug()).isEqualTo("aoba");
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

    for (var missed = 1; missed < 3; missed++) {
      timers.pass(PATIENCE.ring());
      assertThat(status(SATO)).isEqualTo("ringing");
    }
    timers.pass(PATIENCE.ring());

    assertThat(status(SATO)).isEqualTo("away");
  }

  @Test
  void an_operator_without_headset_is_not_rung() {
    switchboard.ready(SATO, false, PasskeyRequirement.ANY, 0);
    var line = dial();
    assertThat(status(SATO)).isEqualTo("ready");

    switchboard.headsetUp(SATO, new FakeHeadset());

    assertThat(call(SATO).id()).isEqualTo(line.id.toString());
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
  void a_caller_who_waited_too_long_is_let_go() {
    var line = dial();

    timers.pass(PATIENCE.queue());

    assertThat(line.ended).isTrue();
    assertThat(ends()).containsExactly(CallOutcome.UNANSWERED);
  }
}
