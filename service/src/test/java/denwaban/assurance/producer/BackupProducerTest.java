package denwaban.assurance.producer;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.assurance.observation.Finding;
import denwaban.assurance.observation.Outcome;
import denwaban.backup.Backups;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// A drill holds the claim for its interval and a day, and only if it passed.
class BackupProducerTest {

  private static final Instant AT = Instant.parse("2026-11-28T03:00:00Z");
  private static final Duration EVERY = Duration.ofDays(7);
  private static final Duration HOLDS = EVERY.plus(BackupProducer.MARGIN);

  private static Outcome at(Instant now, Optional<Backups.Drilled> drilled) {
    var findings = new Findings();
    BackupProducer.say(findings, drilled, now);
    assertThat(findings.all()).extracting(Finding::check).containsExactly("backup.restored");
    return findings.all().getFirst().outcome();
  }

  private static Optional<Backups.Drilled> drilled(boolean passed) {
    var took = Optional.of(Duration.ofSeconds(9));
    return Optional.of(new Backups.Drilled(AT, passed, took, Optional.empty(), EVERY));
  }

  @Test
  void a_drill_that_passed_holds_until_a_day_after_the_next_was_due() {
    assertThat(at(AT, drilled(true))).isEqualTo(Outcome.PASSED);
    assertThat(at(AT.plus(HOLDS), drilled(true))).isEqualTo(Outcome.PASSED);
    assertThat(at(AT.plus(HOLDS).plusMillis(1), drilled(true))).isEqualTo(Outcome.FAILED);
  }

  @Test
  void none_and_one_that_failed_hold_nothing() {
    assertThat(at(AT, Optional.empty())).isEqualTo(Outcome.FAILED);
    assertThat(at(AT, drilled(false))).isEqualTo(Outcome.FAILED);
  }

  @Test
  void the_drill_is_dated_by_the_clock_on_the_wall_in_japan() {
    var at = Instant.parse("2026-11-28T18:04:05.678Z");
    var findings = new Findings();
    var drill = new Backups.Drilled(at, true, Optional.empty(), Optional.empty(), EVERY);
    BackupProducer.say(findings, Optional.of(drill), at);
    var said = findings.all().getFirst().said();
    assertThat(said.ja()).startsWith("2026年11月29日 03:04 の復元訓練は合格です");
    assertThat(said.en()).startsWith("The restore drill of 2026-11-29 03:04 JST passed");
  }
}
