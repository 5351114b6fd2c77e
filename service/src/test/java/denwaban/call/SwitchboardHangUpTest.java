package denwaban.call;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.call.Directory.Lookup;
import denwaban.call.event.CallEnded;
import denwaban.call.event.CallOutcome;
import denwaban.kernel.CallId;
import denwaban.script.Handling;
import java.util.List;
import java.util.UUID;
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

  /// Whoever hangs up while the number is looked up.
  private FakeLine hungUpEarly() {
    stalled = true;
    var line = dial();
    switchboard.hungUp(line.id);
    stalled = false;
    while (!arrivals.isEmpty()) arrivals.removeFirst().run();
    return line;
  }

  @Test
  void a_caller_who_hangs_up_while_the_number_is_looked_up_rings_nowhere() {
    sits(SATO);
    var prepared = new int[1];
    whileTapping = () -> prepared[0]++;
    for (var found :
        List.of(
            lookup,
            new Lookup.NoContract(TestOffice.CLIENT),
            new Lookup.Ended(TestOffice.CLIENT),
            new Lookup.Found(
                TestOffice.served(
                    false,
                    true,
                    new Handling(Handling.Closed.VOICEMAIL, 60, null, false, false, false))))) {
      lookup = found;
      var line = hungUpEarly();
      assertThat(line.heard).as("%s", found).isEmpty();
      assertThat(line.refused).isNull();
      assertThat(line.ended).isFalse();
      assertThat(status(SATO)).isEqualTo("ready");
    }
    assertThat(prepared[0]).as("nothing was to be recorded").isZero();
    assertThat(ends()).isEmpty();
    assertThat(refusals()).isEmpty();
  }

  @Test
  void a_caller_who_hangs_up_while_the_recording_is_prepared_ends_it() {
    sits(SATO);
    for (var open : new boolean[] {true, false}) {
      lookup =
          new Lookup.Found(
              TestOffice.served(
                  open,
                  true,
                  new Handling(Handling.Closed.VOICEMAIL, 60, null, false, false, false)));
      var begun = tap.ended;
      whileTapping = () -> switchboard.hungUp(new CallId(new UUID(5, calls)));
      var line = dial();
      assertThat(tap.ended).as("open: %s", open).isEqualTo(begun + 1);
      assertThat(line.heard).doesNotContain("accepted");
      assertThat(status(SATO)).isEqualTo("ready");
    }
  }

  @Test
  void a_headset_is_quiet_once_its_call_is_over() {
    var line = talking();
    var before = headset(SATO).quieted;
    switchboard.hungUp(line.id);
    assertThat(headset(SATO).quieted).isEqualTo(before + 1);
  }
}
