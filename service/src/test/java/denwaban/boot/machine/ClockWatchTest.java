package denwaban.boot.machine;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.audit.TestLog;
import denwaban.database.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class ClockWatchTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration LITTLE = Duration.ofNanos(1);
  private static final KernelClock KEPT = new KernelClock(true, Duration.ofSeconds(1));

  @TempDir static Path folder;

  private Instant now = Instant.parse("2026-11-25T00:00:00Z");
  private long counted = -7; // nanoTime begins anywhere
  private Optional<KernelClock> kernel = Optional.of(KEPT);
  private ClockWatch watch;
  private int before;

  @BeforeEach
  void open() throws IOException {
    var log = new TestLog(database, folder);
    watch = new ClockWatch(database.fence(), log.door(), () -> now, () -> counted, () -> kernel);
    before = strayed().size();
  }

  @Test
  void a_clock_that_moves_as_time_does_is_not_told_of() {
    watch.look();
    pass(MINUTE, MINUTE.plus(Duration.ofSeconds(1)));
    pass(MINUTE, MINUTE.minus(Duration.ofSeconds(1)));
    assertThat(told()).isEmpty();
  }

  @Test
  void a_jump_either_way_is_an_entry() {
    watch.look();
    pass(MINUTE, MINUTE.plus(Duration.ofSeconds(1)).plus(LITTLE));
    pass(MINUTE, MINUTE);
    pass(MINUTE, Duration.ofHours(-9));
    assertThat(told()).containsExactly("jumped", "jumped");
  }

  @Test
  void a_clock_that_nothing_keeps_is_told_of_once_a_day_until_it_is_kept() {
    kernel = Optional.of(new KernelClock(false, Duration.ZERO));
    watch.look();
    pass(Duration.ofHours(24).minus(LITTLE), Duration.ofHours(24).minus(LITTLE));
    assertThat(told()).containsExactly("unkept");
    pass(LITTLE, LITTLE);
    assertThat(told()).containsExactly("unkept", "unkept");

    kernel = Optional.of(KEPT);
    pass(MINUTE, MINUTE);
    kernel = Optional.of(new KernelClock(true, Duration.ofSeconds(1).plus(LITTLE)));
    pass(MINUTE, MINUTE);
    assertThat(told()).containsExactly("unkept", "unkept", "unkept");
  }

  @Test
  void a_system_that_does_not_tell_is_no_alarm() {
    kernel = Optional.empty();
    watch.look();
    assertThat(told()).isEmpty();
  }

  @Test
  void linux_tells() {
    assertThat(KernelClock.read()).isPresent();
    assertThat(KernelClock.read().orElseThrow().maxError()).isBetween(Duration.ZERO, MINUTE);
  }

  private void pass(Duration counted, Duration wall) {
    this.counted += counted.toNanos();
    now = now.plus(wall);
    watch.look();
  }

  private List<String> told() {
    return strayed().subList(before, strayed().size());
  }

  private static List<String> strayed() {
    return database
        .superuser()
        .sql(
            """
            select leaf::jsonb ->> 'obj' from audit_outbox
            where log = :log and leaf::jsonb ->> 'act' = 'clock.strayed' order by id
            """)
        .param("log", new UUID(0, 0))
        .query((row, n) -> row.getString(1))
        .list();
  }
}
