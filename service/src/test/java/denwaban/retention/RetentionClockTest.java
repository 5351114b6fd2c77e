package denwaban.retention;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.database.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What [ClockDoubt] is asked, and what is written down.
class RetentionClockTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private Instant now = Instant.parse("2026-11-30T00:00:00Z");

  @Test
  void a_jump_is_in_doubt_also_for_the_next_start_and_the_time_of_the_last_round_stays() {
    var table = new RoundTable(database.jdbc());
    var clock = started(table);
    assertThat(clock.doubted()).isFalse();
    assertThat(last(table)).isEqualTo(now);

    var before = now;
    now = now.plus(Duration.ofDays(91));
    assertThat(clock.doubted()).isTrue();
    assertThat(clock.doubted()).isTrue();
    assertThat(started(table).doubted()).as("a start meanwhile").isTrue();
    assertThat(last(table)).isEqualTo(before);

    now = before.plus(Duration.ofDays(7));
    assertThat(started(table).doubted()).as("a week away").isFalse();
    assertThat(last(table)).isEqualTo(now);
  }

  private RetentionClock started(RoundTable table) {
    return new RetentionClock(table, database.fence(), () -> now);
  }

  private static Instant last(RoundTable table) {
    return database.fence().office(table::last).orElseThrow();
  }
}
