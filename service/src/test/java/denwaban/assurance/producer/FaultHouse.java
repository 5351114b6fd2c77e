package denwaban.assurance.producer;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.assurance.control.Catalogue;
import denwaban.assurance.control.Check;
import denwaban.assurance.control.Words;
import denwaban.assurance.observation.Observation;
import denwaban.assurance.observation.Observations;
import denwaban.assurance.observation.Outcome;
import denwaban.assurance.observation.Scope;
import denwaban.assurance.observation.TestObservations;
import denwaban.assurance.posture.Posture;
import denwaban.assurance.posture.Verdict;
import denwaban.audit.Action;
import denwaban.audit.Actor;
import denwaban.audit.Entry;
import denwaban.audit.Purpose;
import denwaban.audit.TestLog;
import denwaban.client.Client;
import denwaban.client.KeyKind;
import denwaban.client.key.TestClients;
import denwaban.database.TestDatabase;
import denwaban.kernel.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.env.MockEnvironment;

/// A fault that is planted is red at the next look, and the client's verdict with it; mended, it is
/// green again, and the red stays in the history. All else is taken to be good.
abstract class FaultHouse {

  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  @TempDir static Path folder;

  Instant now = Instant.now();
  final Path data = folder.resolve("data");
  final List<AutoCloseable> opened = new ArrayList<>();
  final MockEnvironment environment = new MockEnvironment();
  TestLog log;
  TestClients clients;
  Client client;
  Observations observations;
  private @Nullable ProducerRounds rounds;

  @BeforeEach
  void an_office_with_a_client() throws IOException {
    DATABASE
        .superuser()
        .sql("truncate assurance_observation, assurance_batch, assurance_canary cascade")
        .update();
    environment.setProperty("denwaban.sip.port", "0");
    Files.createDirectories(data.resolve("objects"));
    Files.setPosixFilePermissions(
        data.resolve("objects"), PosixFilePermissions.fromString("rwx------"));
    log = new TestLog(DATABASE, folder);
    clients = new TestClients(DATABASE, log.door());
    client = clients.add("f" + UUID.randomUUID().toString().substring(0, 8), KeyKind.X25519);
    observations = new TestObservations(DATABASE, log.door(), folder, () -> now).started();
    append();
  }

  /// Who looks in this test.
  void looks(Producer... producers) {
    rounds = new ProducerRounds(List.of(producers), observations, () -> now);
  }

  @AfterEach
  void tidy() throws Exception {
    for (var one : opened) one.close();
  }

  private void append() {
    for (var n = 0; n < 5; n++) {
      var entry =
          Entry.done(
              Action.MESSAGE_KEPT, client.id(), "object-" + n, Actor.SERVICE, Purpose.OPERATE);
      DATABASE.fence().run(client.id(), () -> log.door().append(entry));
    }
    log.sequence();
  }

  private Outcome look(String check) throws InterruptedException {
    now = now.plus(Duration.ofMinutes(1));
    Objects.requireNonNull(rounds).lookAt(List.of(check));
    return observations.newest(check, Scope.OFFICE).orElseThrow().outcome();
  }

  /// What this client is told: all that is not looked at here is good.
  private Verdict verdict(String check) {
    return Posture.of(
            (code, scope) ->
                code.equals(check)
                    ? observations.newest(code, scope)
                    : Optional.of(good(Catalogue.ours().check(code), scope)),
            client.id(),
            now)
        .verdict();
  }

  private Observation good(Check of, Scope scope) {
    return new Observation(
        UUID.randomUUID(),
        of.code(),
        of.method(),
        scope,
        Outcome.PASSED,
        1,
        1,
        new Words("良い。", "Good."),
        Bytes.of(new byte[32]),
        now,
        now.plus(of.holds()),
        "program x");
  }

  interface Act {
    void run() throws Exception;
  }

  void fault(String check, Act plant, @Nullable Act mend) throws Exception {
    assertThat(look(check)).as("before").isEqualTo(Outcome.PASSED);
    assertThat(verdict(check)).isEqualTo(Verdict.GO);
    plant.run();
    assertThat(look(check)).as("planted").isEqualTo(Outcome.FAILED);
    var inItem =
        Catalogue.ours().controls().stream()
            .filter(it -> it.item() != null)
            .flatMap(it -> it.legs().values().stream())
            .anyMatch(it -> it.checks().contains(check));
    assertThat(verdict(check)).isEqualTo(inItem ? Verdict.NO_GO : Verdict.GO);
    if (mend == null) return;
    mend.run();
    assertThat(look(check)).as("mended").isEqualTo(Outcome.PASSED);
    assertThat(verdict(check)).isEqualTo(Verdict.GO);
    assertThat(observations.history(check, Scope.OFFICE, 10))
        .extracting(Observation::outcome)
        .contains(Outcome.FAILED);
  }
}
