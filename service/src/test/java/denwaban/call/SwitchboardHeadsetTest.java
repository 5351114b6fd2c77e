package denwaban.call;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.call.event.CallAnswered;
import org.junit.jupiter.api.Test;

/// An operator's audio breaks, comes back, or ends with his access.
class SwitchboardHeadsetTest extends SwitchboardTest {

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
}
