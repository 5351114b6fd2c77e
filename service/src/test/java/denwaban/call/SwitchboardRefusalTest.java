package denwaban.call;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.call.Directory.Lookup;
import denwaban.call.event.Refusal;
import denwaban.kernel.CallId;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/// Callers who are turned away, and what is said of them.
class SwitchboardRefusalTest extends SwitchboardTest {

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
  @ExtendWith(OutputCaptureExtension.class)
  void a_caller_without_even_a_line_is_told_of(CapturedOutput output) {
    var call = new CallId(new UUID(5, 99));
    switchboard.turnedAway(call, AOBA);
    assertThat(refusals()).containsExactly(Refusal.NO_CAPACITY);
    assertThat(output).contains("caller turned away").contains(call.toString(), "NO_CAPACITY");
  }

  @Test
  void in_a_flood_only_so_many_refused_calls_are_looked_up_at_once() {
    nested(55);
    assertThat(refusals()).hasSize(50);

    ownerAsked = () -> {};
    switchboard.turnedAway(new CallId(new UUID(5, 99)), AOBA);
    assertThat(refusals()).hasSize(51);
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
}
