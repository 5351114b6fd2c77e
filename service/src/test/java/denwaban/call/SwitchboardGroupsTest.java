package denwaban.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.access.PasskeyRequirement;
import denwaban.call.Directory.Lookup;
import denwaban.kernel.PersonId;
import denwaban.people.group.CallGroups;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A client's calls ring its own group first, then the overflow group too, and never nobody. Sato
/// is of the own group, Suzuki of the other, Tanaka of none.
class SwitchboardGroupsTest extends SwitchboardTest {

  private static final PersonId TANAKA = new PersonId(new UUID(1, 3));
  private static final Duration AFTER = Duration.ofSeconds(15);
  private static final Duration SECOND = Duration.ofSeconds(1);

  @BeforeEach
  void groups() {
    groups(Set.of(SATO), Set.of(SUZUKI));
  }

  private void groups(@Nullable Set<PersonId> own, @Nullable Set<PersonId> overflow) {
    lookup = new Lookup.Found(TestOffice.served(false, new CallGroups(own, overflow, AFTER)));
  }

  /// Takes another call, so that their hands are full and they are at work all the same.
  private void talks(PersonId operator) {
    var groups = lookup;
    lookup = new Lookup.Found(TestOffice.served());
    sits(operator);
    dial().greetingEnds();
    answer(operator);
    lookup = groups;
  }

  @Test
  void a_call_rings_its_own_group_though_others_were_idle_longer() {
    sits(TANAKA);
    sits(SUZUKI);
    sits(SATO);
    dial();
    assertThat(status(SATO)).isEqualTo("ringing");
    assertThat(status(SUZUKI)).isEqualTo("ready");
    assertThat(status(TANAKA)).isEqualTo("ready");
  }

  @Test
  void an_operator_outside_is_not_offered_it_before_its_time_and_then_is() {
    talks(SATO);
    sits(TANAKA);
    sits(SUZUKI);
    dial();
    timers.pass(AFTER.minus(SECOND));
    assertThat(status(SUZUKI)).isEqualTo("ready");
    timers.pass(SECOND);
    assertThat(status(SUZUKI)).isEqualTo("ringing");
    assertThat(status(TANAKA)).as("of neither group").isEqualTo("ready");
  }

  @Test
  void who_comes_after_is_not_kept_by_a_call_that_waits_for_its_group() {
    talks(SATO);
    sits(SUZUKI);
    dial();
    lookup = new Lookup.Found(TestOffice.served());
    var any = dial();
    assertThat(call(SUZUKI).id()).isEqualTo(any.id.toString());
  }

  @Test
  void an_own_group_that_is_free_again_in_time_gets_it() {
    talks(SATO);
    sits(SUZUKI);
    var waits = dial();
    var had = id(SATO);
    switchboard.hangUp(SATO, had);
    switchboard.finish(SATO, had);
    assertThat(call(SATO).id()).isEqualTo(waits.id.toString());
    assertThat(status(SUZUKI)).isEqualTo("ready");
  }

  @Test
  void with_no_overflow_group_all_are_rung_after_its_time() {
    groups(Set.of(SATO), null);
    talks(SATO);
    sits(TANAKA);
    dial();
    timers.pass(AFTER.minus(SECOND));
    assertThat(status(TANAKA)).isEqualTo("ready");
    timers.pass(SECOND);
    assertThat(status(TANAKA)).isEqualTo("ringing");
  }

  @Test
  void with_no_group_all_are_rung_at_once() {
    groups(null, null);
    sits(TANAKA);
    dial();
    assertThat(status(TANAKA)).isEqualTo("ringing");
  }

  @Test
  void a_group_that_is_signed_out_gives_it_to_the_overflow_group_at_once() {
    sits(TANAKA);
    sits(SUZUKI);
    dial();
    assertThat(status(SUZUKI)).isEqualTo("ringing");
    assertThat(status(TANAKA)).isEqualTo("ready");
  }

  @Test
  void a_group_without_people_gives_it_to_the_overflow_group_at_once() {
    groups(Set.of(), Set.of(SUZUKI));
    sits(SATO);
    sits(SUZUKI);
    dial();
    assertThat(status(SUZUKI)).isEqualTo("ringing");
  }

  @Test
  void two_groups_that_are_signed_out_give_it_to_all_at_once() {
    sits(TANAKA);
    dial();
    assertThat(status(TANAKA)).isEqualTo("ringing");
  }

  @Test
  void an_overflow_group_that_is_signed_out_gives_it_to_all_in_its_time() {
    talks(SATO);
    sits(TANAKA);
    dial();
    assertThat(status(TANAKA)).isEqualTo("ready");
    timers.pass(AFTER);
    assertThat(status(TANAKA)).isEqualTo("ringing");
  }

  @Test
  void the_last_of_a_group_who_leaves_gives_what_waits_to_others_at_once() {
    talks(SATO);
    sits(SUZUKI);
    dial();
    assertThat(status(SUZUKI)).isEqualTo("ready");
    // the call that Sato had rings at Suzuki's; the other goes to all, as the group is gone
    switchboard.gone(SATO);
    assertThat(status(SUZUKI)).isEqualTo("ringing");
    sits(TANAKA);
    assertThat(status(TANAKA))
        .as("nobody of the other group is free, but at work")
        .isEqualTo("ready");
    timers.pass(PATIENCE.ring());
    assertThat(status(SUZUKI)).isEqualTo("ringing");
  }

  @Test
  void who_goes_away_gives_what_waits_to_others_at_once() {
    sits(SUZUKI);
    sits(SATO);
    dial();
    assertThat(status(SATO)).isEqualTo("ringing");
    switchboard.away(SATO);
    assertThat(status(SUZUKI)).isEqualTo("ringing");
  }

  @Test
  void a_group_that_may_not_take_it_at_home_gives_it_to_others_at_once() {
    sitsAtHome(SATO);
    sits(SUZUKI);
    dial();
    assertThat(status(SATO)).isEqualTo("ready");
    assertThat(status(SUZUKI)).isEqualTo("ringing");
  }

  @Test
  void a_group_whose_headset_is_down_gives_it_to_others_at_once() {
    switchboard.ready(SATO, false, PasskeyRequirement.ANY, 0);
    sits(SUZUKI);
    dial();
    assertThat(status(SUZUKI)).isEqualTo("ringing");
  }

  @Test
  void an_operator_of_the_own_group_who_does_not_answer_loses_it_to_the_other_in_its_time() {
    sits(SATO);
    sits(SUZUKI);
    dial();
    assertThat(status(SATO)).isEqualTo("ringing");
    timers.pass(PATIENCE.ring());
    assertThat(status(SUZUKI)).isEqualTo("ringing");
  }

  @Test
  void who_is_at_work_is_known() {
    assertThat(switchboard.atWork()).isEmpty();
    talks(SUZUKI);
    sits(SATO);
    switchboard.ready(TANAKA, false, PasskeyRequirement.ANY, 0);
    assertThat(switchboard.atWork()).containsExactlyInAnyOrder(SATO, SUZUKI);
    switchboard.away(SATO);
    assertThat(switchboard.atWork()).containsExactly(SUZUKI);
  }

  @Test
  void the_time_has_its_limits() {
    for (var good : new Duration[] {Duration.ofSeconds(5), Duration.ofMinutes(5)}) {
      assertThat(new CallGroups(null, null, good).after()).isEqualTo(good);
    }
    for (var bad :
        new Duration[] {
          Duration.ofSeconds(5).minusMillis(1), Duration.ofMinutes(5).plusMillis(1)
        }) {
      assertThatThrownBy(() -> new CallGroups(null, null, bad))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
