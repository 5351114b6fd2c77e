package denwaban.call;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.call.Directory.Lookup;
import denwaban.kernel.CallId;
import denwaban.kernel.PhoneNumber;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Who rings: what desks are told of it, and what the lookout is.
class SwitchboardCallerTest extends SwitchboardTest {

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
      var shown = CallerRegion.of(Caller.of(new PhoneNumber(number)), timers.now).ending();
      assertThat(shown).hasSize(4).isEqualTo(number.substring(number.length() - 4));
    }
    assertThat(CallerRegion.of(Caller.WITHHELD, timers.now).ending()).isNull();
    assertThat(CallerRegion.of(Caller.UNKNOWN, timers.now).ending()).isNull();
  }

  @Test
  void the_caller_is_known_to_the_operator_in_whose_hands_the_call_is_and_to_no_other() {
    sits(SATO);
    var line = dial(Caller.of(MOTHER));
    var rang = Optional.of(new Callers.Rang(TestOffice.CLIENT, Caller.of(MOTHER), true, false));
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
}
