package denwaban.assurance.producer;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.assurance.observation.Observation;
import denwaban.assurance.observation.Observations;
import denwaban.assurance.observation.Outcome;
import denwaban.assurance.observation.Scope;
import denwaban.assurance.observation.TestObservations;
import denwaban.audit.TestLog;
import denwaban.database.TestDatabase;
import denwaban.kernel.ClientId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// Whoever is due looks; one that breaks or hangs hides nothing of the others.
class ProducerRoundsTest {

  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  @TempDir static Path folder;

  private Instant now = Instant.parse("2026-11-27T03:00:00Z");
  private Observations observations;

  @BeforeEach
  void empty() {
    DATABASE.superuser().sql("truncate assurance_observation, assurance_batch cascade").update();
    var log = new TestLog(DATABASE, folder);
    observations = new TestObservations(DATABASE, log.door(() -> now), folder, () -> now).started();
  }

  private interface Look {
    void at(Findings findings) throws IOException, InterruptedException;
  }

  private record Made(Set<String> checks, Duration every, Look how) implements Producer {
    @Override
    public void look(Findings findings) throws IOException, InterruptedException {
      how.at(findings);
    }
  }

  private static Producer good(String check, Duration every) {
    return new Made(Set.of(check), every, it -> it.add(check, true, 1, 1, "良い。", "Good."));
  }

  private ProducerRounds rounds(Producer... all) {
    return new ProducerRounds(List.of(all), observations, () -> now, Duration.ofSeconds(1));
  }

  private Outcome outcome(String check) {
    return observations.newest(check, Scope.OFFICE).map(Observation::outcome).orElseThrow();
  }

  @Test
  void one_that_breaks_and_one_that_hangs_could_not_look_and_the_others_did()
      throws InterruptedException {
    rounds(
            new Made(
                Set.of("tls.web", "tls.sip"),
                Duration.ofMinutes(1),
                it -> {
                  it.add("tls.web", true, 1, 1, "良い。", "Good.");
                  throw new IOException("broken");
                }),
            new Made(
                Set.of("machine.ports"),
                Duration.ofMinutes(1),
                _ -> Thread.sleep(Duration.ofMinutes(5))),
            new Made(Set.of("machine.clock"), Duration.ofMinutes(1), _ -> {}),
            good("storage.private", Duration.ofMinutes(1)))
        .round();
    assertThat(outcome("tls.web")).isEqualTo(Outcome.COULD_NOT_LOOK);
    assertThat(outcome("tls.sip")).isEqualTo(Outcome.COULD_NOT_LOOK);
    assertThat(outcome("machine.ports")).isEqualTo(Outcome.COULD_NOT_LOOK);
    assertThat(outcome("machine.clock")).as("said nothing").isEqualTo(Outcome.COULD_NOT_LOOK);
    assertThat(outcome("storage.private")).isEqualTo(Outcome.PASSED);
  }

  @Test
  void what_was_good_of_a_client_is_not_good_where_the_look_hangs() throws InterruptedException {
    var client = Scope.of(new ClientId(UUID.randomUUID()));
    var hangs = new boolean[1];
    var rounds =
        rounds(
            new Made(
                Set.of("client.key"),
                Duration.ofMinutes(1),
                it -> {
                  if (hangs[0]) Thread.sleep(Duration.ofMinutes(5));
                  it.add("client.key", client, true, 1, 1, "良い。", "Good.");
                }));
    rounds.round();
    assertThat(observations.newest("client.key", client).orElseThrow().outcome())
        .isEqualTo(Outcome.PASSED);
    hangs[0] = true;
    now = now.plus(Duration.ofMinutes(1));
    rounds.round();
    assertThat(observations.newest("client.key", client).orElseThrow().outcome())
        .isEqualTo(Outcome.COULD_NOT_LOOK);
  }

  @Test
  void one_looks_again_when_its_time_has_come_and_not_before() throws InterruptedException {
    var looked = new int[1];
    var rounds =
        rounds(
            new Made(
                Set.of("storage.private"),
                Duration.ofMinutes(2),
                it -> {
                  looked[0]++;
                  it.add("storage.private", true, 1, 1, "良い。", "Good.");
                }));
    rounds.round();
    now = now.plus(Duration.ofMinutes(2)).minusMillis(1);
    rounds.round();
    assertThat(looked[0]).isEqualTo(1);
    now = now.plusMillis(1);
    rounds.round();
    assertThat(looked[0]).isEqualTo(2);
    rounds.lookAt(List.of("storage.private"));
    assertThat(looked[0]).as("at once").isEqualTo(3);
    rounds.lookAt(List.of("tls.web"));
    assertThat(looked[0]).isEqualTo(3);
    now = now.minus(Duration.ofDays(200));
    rounds.round();
    assertThat(looked[0]).as("the clock was ahead").isEqualTo(4);
    rounds.round();
    assertThat(looked[0]).isEqualTo(4);
  }
}
