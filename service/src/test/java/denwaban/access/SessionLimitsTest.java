package denwaban.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionLimitsTest {

  @ParameterizedTest
  @CsvSource({"5, 1", "15, 12", "5, 12", "15, 1"})
  void what_is_within_the_bounds_is_as_it_was_said(int minutes, int hours) {
    var limits = SessionLimits.of(minutes, hours);
    assertThat(limits.minutes()).isEqualTo(minutes);
    assertThat(limits.hours()).isEqualTo(hours);
  }

  @ParameterizedTest
  @CsvSource({"4, 12", "16, 12", "15, 0", "15, 13"})
  void what_is_beyond_one_is_refused(int minutes, int hours) {
    assertThatIllegalArgumentException().isThrownBy(() -> SessionLimits.of(minutes, hours));
  }

  @Test
  void a_usual_session_is_the_longest() {
    assertThat(SessionLimits.of(15, 12))
        .isEqualTo(new SessionLimits(SessionLimits.IDLE_USUAL, SessionLimits.ABSOLUTE_USUAL));
  }
}
