package denwaban.watch.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import denwaban.kernel.ClientId;
import denwaban.watch.Alarm;
import denwaban.watch.RulesTest;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What somebody tried and was refused, or told of.
class TriesRulesTest extends RulesTest {

  @Test
  void refusals_raise_an_alarm_above_their_limit() {
    for (var i = 0; i < 5; i++) {
      did(at(9, i), "access.refused", ryo, "client-member", "GET:/api/x/:id");
    }
    assertThat(look(new RefusedAttempts())).as("at the limit").isEmpty();

    did(at(10, 0), "access.refused", ryo, "client-member", "GET:/api/x/:id");
    assertThat(look(new RefusedAttempts())).as("an hour after the first").isEmpty();

    did(at(9, 30), "access.refused", ryo, "client-member", "GET:/api/x/:id");
    assertThat(look(new RefusedAttempts())).extracting(Alarm::times).containsExactly(6);
  }

  @Test
  void tries_to_take_along_raise_an_alarm_above_the_limit_for_the_office_and_for_whose_they_were() {
    for (var i = 0; i < 5; i++) {
      tried(aoba, at(9, i), hana);
      tried(null, at(9, i), hana);
    }
    tried(minato, at(9, 30), hana);
    tried(aoba, at(9, 31), ryo);
    tried(aoba, at(10, 0), hana);
    assertThat(look(new RepeatedCopyAttempts()))
        .as("at the limit, and one more an hour later")
        .isEmpty();

    tried(null, at(9, 30), hana);
    assertThat(look(new RepeatedCopyAttempts()))
        .as("a little with each of two clients is seen in the installation's log")
        .extracting(Alarm::client, Alarm::actor, Alarm::times)
        .containsExactly(tuple(null, hana, 6));

    tried(aoba, at(9, 59), hana);
    assertThat(look(new RepeatedCopyAttempts()))
        .extracting(Alarm::client, Alarm::actor, Alarm::times)
        .contains(tuple(aoba, hana, 6));
  }

  private void tried(@Nullable ClientId client, Instant at, UUID by) {
    events.add(sight(client, at, "screen.copy.tried", by, "operator", "call", "operate"));
  }

  @Test
  void other_acts_of_the_same_person_are_no_tries() {
    for (var i = 0; i < 5; i++) {
      did(at(9, i), "access.refused", ryo, "operator", "GET:/api/x/:id");
      did(at(9, i), "screen.copy.tried", ryo, "operator", "call");
      did(at(9, i), "call.answered", ryo, "operator", "call");
    }
    assertThat(look(new RefusedAttempts())).isEmpty();
    assertThat(look(new RepeatedCopyAttempts())).isEmpty();

    did(at(9, 59), "access.refused", ryo, "operator", "GET:/api/x/:id");
    did(at(9, 59), "screen.copy.tried", ryo, "operator", "call");
    assertThat(look(new RefusedAttempts()))
        .extracting(Alarm::rule, Alarm::times)
        .containsExactly(tuple("refused-attempts", 6));
    assertThat(look(new RepeatedCopyAttempts()))
        .extracting(Alarm::rule, Alarm::times)
        .containsExactly(tuple("copy-tries", 6));
  }

  @Test
  void a_door_of_our_own_that_did_not_refuse_raises_an_alarm_and_a_run_does_not() {
    did(at(4, 10), "probe.ran", null, "service", "run");
    assertThat(look(ActRules.probeNotRefused())).isEmpty();

    did(at(4, 10), "probe.not-refused", null, "service", "run");
    did(at(4, 10), "probe.not-refused", null, "service", "run");
    assertThat(look(ActRules.probeNotRefused()))
        .extracting(Alarm::rule, Alarm::times)
        .containsExactly(tuple("not-refused", 2));
  }
}
