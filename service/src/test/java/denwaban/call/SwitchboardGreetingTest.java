package denwaban.call;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.call.RecordingTap.Tapped;
import org.junit.jupiter.api.Test;

/// What a caller hears before an operator speaks, and that no recording begins before its notice.
class SwitchboardGreetingTest extends SwitchboardTest {

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
    tapped = new Tapped.Off(RecordingTap.Reason.NOT_AGREED);
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
  void a_call_that_is_not_recorded_hears_no_notice_and_the_desk_says_why() {
    tapped = new Tapped.Off(RecordingTap.Reason.NO_KEY);
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
}
