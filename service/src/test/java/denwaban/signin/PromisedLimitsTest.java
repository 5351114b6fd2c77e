package denwaban.signin;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.access.session.Reauthentication;
import denwaban.access.session.Sessions;
import denwaban.people.Dormancy;
import denwaban.people.Enrolments;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// What docs/threats/README.md and docs/evidence/asvs.md promise in numbers. Other tests measure
/// with the program's own constants, and any value would pass them.
class PromisedLimitsTest {

  @Test
  void a_session_lasts_fifteen_minutes_without_input_and_twelve_hours_in_all() {
    assertThat(Sessions.IDLE).isEqualTo(Duration.ofMinutes(15));
    assertThat(Sessions.ABSOLUTE).isEqualTo(Duration.ofHours(12));
  }

  @Test
  void a_link_lasts_a_day() {
    assertThat(Enrolments.LIFE).isEqualTo(Duration.ofHours(24));
  }

  @Test
  void an_account_that_nobody_uses_ends_after_ninety_days() {
    assertThat(Dormancy.AFTER).isEqualTo(Duration.ofDays(90));
  }

  @Test
  void a_proof_of_presence_is_fresh_for_five_minutes() {
    assertThat(Reauthentication.FRESH).isEqualTo(Duration.ofMinutes(5));
  }
}
