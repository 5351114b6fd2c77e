package denwaban.assurance.producer;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.assurance.observation.Outcome;
import denwaban.assurance.observation.Scope;
import denwaban.audit.anchor.WitnessReader.Seen;
import denwaban.audit.anchor.WitnessTrouble;
import denwaban.copies.CopyAges;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// A log that no one confirms, that a witness refuses, or that has no copy, is red.
class OutsideProducerTest {

  private static final Instant NOW = Instant.parse("2026-11-27T03:00:00Z");
  private static final Duration DAY = Duration.ofHours(24);

  private static Outcome look(Seen... all) {
    var findings = new Findings();
    OutsideProducer.witness(findings, "log.witness", Scope.OFFICE, List.of(all), DAY, NOW);
    return findings.all().getFirst().outcome();
  }

  private static Seen seen(@Nullable Instant at, @Nullable WitnessTrouble trouble) {
    return new Seen("witness.example", List.of(), 10, at, trouble);
  }

  @Test
  void without_a_witness_it_is_red() {
    assertThat(look()).isEqualTo(Outcome.FAILED);
  }

  @Test
  void a_fresh_confirmation_holds_until_it_is_too_old() {
    assertThat(look(seen(NOW.minus(DAY).plusMillis(1), null))).isEqualTo(Outcome.PASSED);
    assertThat(look(seen(NOW.minus(DAY), null))).isEqualTo(Outcome.FAILED);
    assertThat(look(seen(null, WitnessTrouble.AWAY))).isEqualTo(Outcome.FAILED);
  }

  @Test
  void one_of_two_is_enough_and_one_that_refuses_is_too_many() {
    var fresh = seen(NOW.minusSeconds(60), null);
    assertThat(look(fresh, seen(null, WitnessTrouble.AWAY))).isEqualTo(Outcome.PASSED);
    assertThat(look(fresh, seen(NOW, WitnessTrouble.REWRITTEN))).isEqualTo(Outcome.FAILED);
    assertThat(look(fresh, seen(NOW, WitnessTrouble.ROLLED_BACK))).isEqualTo(Outcome.FAILED);
  }

  private static Outcome copies(int logs, int copied, int late) {
    return copies(logs, copied, late, 0);
  }

  private static Outcome copies(int logs, int copied, int late, int other) {
    var findings = new Findings();
    OutsideProducer.copies(findings, new CopyAges.Ages(logs, copied, late, other));
    return findings.all().getFirst().outcome();
  }

  @Test
  void each_log_has_a_copy_that_is_not_too_old() {
    assertThat(copies(3, 3, 0)).isEqualTo(Outcome.PASSED);
    assertThat(copies(3, 3, 1)).isEqualTo(Outcome.FAILED);
    assertThat(copies(3, 2, 0)).as("a client's log has none").isEqualTo(Outcome.FAILED);
    assertThat(copies(3, 0, 0)).isEqualTo(Outcome.FAILED);
    assertThat(copies(3, 3, 0, 1)).as("one contradicts its log").isEqualTo(Outcome.FAILED);
  }
}
