package denwaban.call;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.access.PasskeyRequirement;
import denwaban.kernel.Bytes;
import denwaban.kernel.CallId;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What an operator does with the call in hand, and after it.
class SwitchboardDeskTest extends SwitchboardTest {

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
  void who_left_after_a_call_is_at_work_for_ten_minutes_more() {
    var line = talking();
    timers.pass(Switchboard.WRAP_UP.multipliedBy(6));
    assertThat(switchboard.atWork(SATO)).as("a long call").isTrue();
    switchboard.hungUp(line.id);
    timers.pass(Switchboard.WRAP_UP.minusSeconds(1));
    assertThat(switchboard.atWork(SATO)).isTrue();
    timers.pass(Duration.ofSeconds(1));
    assertThat(switchboard.atWork(SATO)).isFalse();

    switchboard.finish(SATO, line.id);

    assertThat(switchboard.atWork(SATO)).isTrue();
  }

  @Test
  void commands_in_the_wrong_state_change_nothing() {
    sits(SATO);
    var nobodys = new CallId(new UUID(9, 9));
    assertThat(switchboard.answer(SATO, false, nobodys)).isEqualTo(CommandResult.WRONG_STATE);
    var line = dial();
    assertThat(switchboard.hold(SATO, line.id)).isEqualTo(CommandResult.WRONG_STATE);
    assertThat(switchboard.resume(SATO, line.id)).isEqualTo(CommandResult.WRONG_STATE);
    assertThat(switchboard.hangUp(SATO, line.id)).isEqualTo(CommandResult.WRONG_STATE);
    assertThat(switchboard.finish(SATO, line.id)).isEqualTo(CommandResult.WRONG_STATE);
    assertThat(switchboard.answer(SUZUKI, false, line.id)).isEqualTo(CommandResult.WRONG_STATE);
    answer(SATO);
    assertThat(switchboard.answer(SATO, false, line.id)).isEqualTo(CommandResult.WRONG_STATE);
    assertThat(switchboard.ready(SATO, false, PasskeyRequirement.ANY, 0))
        .isEqualTo(CommandResult.WRONG_STATE);
    assertThat(switchboard.away(SATO)).isEqualTo(CommandResult.WRONG_STATE);
    assertThat(status(SATO)).isEqualTo("talking");
  }

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
}
