package denwaban.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import denwaban.call.event.CallLeft;
import denwaban.call.event.CallTaken;
import denwaban.kernel.CallId;
import denwaban.kernel.PersonId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// In whose hands a call was, finished or not, and who may hear its last seconds again.
class SwitchboardHandsTest extends SwitchboardTest {

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
  void a_call_that_ends_while_it_rings_at_the_next_desk_was_left_by_the_one_before() {
    var line = talking();
    sits(SUZUKI);
    switchboard.headsetDown(SATO, headset(SATO));
    assertThat(status(SUZUKI)).isEqualTo("ringing");
    switchboard.hungUp(line.id);
    assertThat(left()).containsExactly(left(line.id, SATO, true));
    assertThat(status(SUZUKI)).isEqualTo("ready");
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

  /// Whenever it was.
  private static CallLeft left(CallId call, PersonId operator, boolean unfinished) {
    return new CallLeft(call, TestOffice.CLIENT, operator, unfinished, Instant.EPOCH);
  }

  @Test
  void a_call_is_taken_with_the_answer_and_left_with_the_end_of_the_wrap_up() {
    talking();
    assertThat(tap.hands).containsExactly("taken");
    assertThat(switchboard.hangUp(SATO, id(SATO))).isEqualTo(CommandResult.DONE);
    assertThat(tap.hands).containsExactly("taken");
    assertThat(switchboard.finish(SATO, id(SATO))).isEqualTo(CommandResult.DONE);
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
}
