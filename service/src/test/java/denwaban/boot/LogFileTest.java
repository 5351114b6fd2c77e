package denwaban.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.database.CannotStart;
import org.junit.jupiter.api.Test;

/// How long the technical log is kept. What is in it, and that it is written: `WhoSawIT`.
class LogFileTest {

  @Test
  void it_is_kept_as_long_as_was_said() {
    assertThat(LogFile.days("30")).isEqualTo(30);
    assertThat(LogFile.days("1095")).isEqualTo(1095);
    for (var other : new String[] {"29", "1096", "0", "-1", "", "a year", "99999999999"}) {
      assertThatThrownBy(() -> LogFile.days(other))
          .as(other)
          .isInstanceOf(CannotStart.class)
          .hasMessageContaining("--denwaban.logs.days");
    }
  }
}
