package denwaban.assurance.checklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.assurance.observation.Observations;
import denwaban.assurance.observation.TestObservations;
import denwaban.assurance.posture.TestPosture;
import denwaban.assurance.producer.ProducerRounds;
import denwaban.assurance.producer.TestProducers;
import denwaban.audit.TestLog;
import denwaban.database.TestDatabase;
import denwaban.http.Problem;
import denwaban.probe.ProbeByHand;
import denwaban.probe.TestProbe;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// A visitor can have a test made and watch it; not as often as they like.
class LiveTestsTest {

  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  @TempDir static Path folder;

  private Instant now = Instant.parse("2026-11-27T03:00:00Z");
  private boolean good = true;
  private CountDownLatch wait = new CountDownLatch(0);
  private final CountDownLatch began = new CountDownLatch(1);
  private Observations observations;
  private ProducerRounds rounds;
  private LiveTests tests;

  @BeforeEach
  void an_office() {
    DATABASE.superuser().sql("truncate assurance_observation, assurance_batch cascade").update();
    var log = new TestLog(DATABASE, folder).door(() -> now);
    observations = new TestObservations(DATABASE, log, folder, () -> now).started();
    rounds =
        TestProducers.one(
            "log.verified",
            it -> {
              began.countDown();
              wait.await();
              it.add("log.verified", good, 1, 1, "見た。", "Seen.");
            },
            observations,
            () -> now);
    tests = over(TestProbe.none());
  }

  private LiveTests over(ProbeByHand probe) {
    return new LiveTests(
        rounds, probe, observations, TestPosture.over(observations, () -> now), () -> now);
  }

  @Test
  void of_an_attack_that_was_made_lately_it_says_when() throws InterruptedException {
    var ended = now.minusSeconds(60);
    var lately = over(TestProbe.ended(ended, () -> now));
    assertThat(lately.run("probe", "a").earlier()).isEqualTo(ended);
    assertThat(lately.run("log", "a").earlier()).isNull();
    now = ended.plus(ProbeByHand.YOUNG);
    assertThat(lately.run("probe", "a").earlier()).isNull();
  }

  @Test
  void it_says_what_is_so_now() throws InterruptedException {
    assertThat(tests.run("log", "a").found().getFirst().standing()).isEqualTo("holds");
    good = false;
    now = now.plusSeconds(10);
    assertThat(tests.run("log", "a").found().getFirst().standing()).isEqualTo("failed");
  }

  @Test
  void what_is_no_test_is_not_found() {
    assertThatThrownBy(() -> tests.run("all", "a")).isInstanceOf(Problem.class);
  }

  @Test
  void one_visitor_has_so_many_an_hour_and_all_together_too() throws InterruptedException {
    for (var n = 0; n < LiveTests.LIMIT; n++) tests.run("log", "a");
    refused("too-many-attempts", "a");
    for (var n = LiveTests.LIMIT; n < LiveTests.ALL; n++) tests.run("log", "b" + n);
    refused("too-many-attempts", "c");
    now = now.plus(LiveTests.WINDOW);
    assertThat(tests.run("log", "a")).isNotNull();
  }

  @Test
  void one_goes_on_at_a_time() throws InterruptedException {
    wait = new CountDownLatch(1);
    var first =
        Thread.ofVirtual()
            .start(() -> {
              try {
                tests.run("log", "a");
              } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
              }
            });
    began.await();
    refused("test-runs", "b");
    wait.countDown();
    first.join();
    assertThat(tests.run("log", "b")).isNotNull();
  }

  private void refused(String code, String visitor) {
    assertThatThrownBy(() -> tests.run("log", visitor))
        .isInstanceOfSatisfying(Problem.class, it -> assertThat(it.code()).isEqualTo(code));
  }
}
