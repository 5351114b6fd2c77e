package denwaban.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import denwaban.access.PasskeyRequirement;
import denwaban.call.Directory.Lookup;
import denwaban.call.event.CallTakenAtHome;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A client's calls ring only where its contract lets them: site or home, and with which passkeys.
class SwitchboardTermsTest extends SwitchboardTest {

  @Test
  void a_call_rings_at_a_home_only_where_the_contract_says_so() {
    sitsAtHome(SATO);
    var site = dial();
    assertThat(status(SATO)).as("the contract does not say so").isEqualTo("ready");

    lookup = new Lookup.Found(TestOffice.served(true));
    var home = dial();
    assertThat(call(SATO).id())
        .as("who comes after is not kept waiting")
        .isEqualTo(home.id.toString());

    sits(SUZUKI);
    assertThat(call(SUZUKI).id()).as("at a site").isEqualTo(site.id.toString());
  }

  @Test
  void that_it_was_taken_at_a_home_is_said_each_time() {
    lookup = new Lookup.Found(TestOffice.served(true));
    sitsAtHome(SATO);
    var line = dial();
    answer(SATO);
    assertThat(atHome())
        .extracting(CallTakenAtHome::call, CallTakenAtHome::client, CallTakenAtHome::operator)
        .containsExactly(tuple(line.id, TestOffice.CLIENT, SATO));
    switchboard.gone(SATO);
    sits(SUZUKI);
    answer(SUZUKI);
    assertThat(atHome()).as("not at a site").hasSize(1);
  }

  private List<CallTakenAtHome> atHome() {
    return said.stream()
        .filter(CallTakenAtHome.class::isInstance)
        .map(CallTakenAtHome.class::cast)
        .toList();
  }

  @Test
  void a_call_that_rings_at_a_site_is_not_answered_from_a_home() {
    sits(SATO);
    var line = dial();

    assertThat(switchboard.answer(SATO, true, line.id)).isEqualTo(CommandResult.ELSEWHERE);

    assertThat(status(SATO)).isEqualTo("ringing");
    assertThat(switchboard.answer(SATO, false, line.id)).isEqualTo(CommandResult.DONE);
  }

  @Test
  void a_line_that_is_opened_at_a_home_leaves_the_desk_at_the_site() {
    sits(SATO);
    var line = dial();
    line.greetingEnds();
    assertThat(switchboard.lineAt(SATO, false)).isEqualTo(CommandResult.DONE);
    assertThat(status(SATO)).as("at the site as before").isEqualTo("ringing");

    assertThat(switchboard.lineAt(SATO, true)).isEqualTo(CommandResult.DONE);

    assertThat(status(SATO)).isEqualTo("away");
    assertThat(line.last()).isEqualTo("queue music");
    sitsAtHome(SATO);
    assertThat(status(SATO)).as("the call is for a site").isEqualTo("ready");
  }

  @Test
  void no_line_is_opened_at_a_home_for_a_call_that_is_in_hand_at_a_site() {
    talking();

    assertThat(switchboard.lineAt(SATO, true)).isEqualTo(CommandResult.ELSEWHERE);

    assertThat(status(SATO)).isEqualTo("talking");
  }

  @Test
  void who_comes_back_to_the_site_takes_every_call_again() {
    sitsAtHome(SATO);
    var line = dial();
    switchboard.away(SATO);
    switchboard.ready(SATO, false, PasskeyRequirement.ANY, 0);
    assertThat(call(SATO).id()).isEqualTo(line.id.toString());
  }

  @Test
  void a_call_that_a_site_missed_does_not_go_to_a_home() {
    sits(SUZUKI);
    sitsAtHome(SATO);
    dial();
    timers.pass(PATIENCE.ring());
    assertThat(status(SATO)).isEqualTo("ready");
    assertThat(status(SUZUKI)).isEqualTo("ringing");
  }

  @Test
  void a_call_rings_only_where_the_passkeys_are_what_the_contract_asks_for() {
    lookup = new Lookup.Found(TestOffice.served(false, PasskeyRequirement.DEVICE_BOUND));
    sits(SATO);
    var strict = dial();
    assertThat(status(SATO)).as("synced").isEqualTo("ready");

    lookup = new Lookup.Found(TestOffice.served());
    var any = dial();
    assertThat(call(SATO).id()).as("who comes after is not kept").isEqualTo(any.id.toString());

    switchboard.headsetUp(SUZUKI, headset(SUZUKI));
    switchboard.ready(SUZUKI, false, PasskeyRequirement.ATTESTED, 0);
    assertThat(call(SUZUKI).id()).as("more than enough").isEqualTo(strict.id.toString());
  }
}
