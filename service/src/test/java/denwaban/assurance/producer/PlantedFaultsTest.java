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
import denwaban.kernel.Ids;
import denwaban.storage.TestExposure;
import denwaban.storage.TestStorage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.env.MockEnvironment;

/// A fault that is planted is red at the next look, and the client's verdict with it; mended, it is
/// green again, and the red stays in the history. All else is taken to be good.
class PlantedFaultsTest {

  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  @TempDir static Path folder;

  private Instant now = Instant.now();
  private final Path data = folder.resolve("data");
  private final List<AutoCloseable> opened = new ArrayList<>();
  private final MockEnvironment environment = new MockEnvironment();
  private TestLog log;
  private Client client;
  private Observations observations;
  private ProducerRounds rounds;

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
    var clients = new TestClients(DATABASE, log.door());
    client = clients.add("f" + UUID.randomUUID().toString().substring(0, 8), KeyKind.X25519);
    observations = new TestObservations(DATABASE, log.door(), folder, () -> now).started();
    var keys = TestStorage.keys(folder);
    var canary =
        new CanaryProducer(
            new CanaryTable(DATABASE.jdbc()),
            DATABASE.fence(),
            TestStorage.objects(data),
            keys,
            new Ids(() -> now, new Random()),
            () -> now,
            data,
            "");
    rounds =
        new ProducerRounds(
            List.of(
                canary,
                new SurroundingsProducer(TestExposure.folder(data.resolve("objects")), keys),
                new PortsProducer(environment),
                new LogProducer(log.selfCheck(), clients.clients()),
                new SignatureProducer(observations)),
            observations,
            () -> now);
    append();
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
    rounds.lookAt(List.of(check));
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

  private interface Act {
    void run() throws Exception;
  }

  private void fault(String check, Act plant, @Nullable Act mend) throws Exception {
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

  @Test
  void a_folder_that_others_may_read() throws Exception {
    var objects = data.resolve("objects");
    fault(
        "storage.private", () -> permit(objects, "rwxr-xr-x"), () -> permit(objects, "rwx------"));
  }

  private static void permit(Path folder, String permissions) throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(permissions));
  }

  @Test
  void the_marker_in_a_technical_log() throws Exception {
    var file = data.resolve("logs.txt");
    fault(
        "canary.at-rest",
        () -> Files.writeString(file, "spoken: " + marker()),
        () -> Files.delete(file));
  }

  /// As a part of the program would have it that writes what it must not.
  private String marker() throws IOException {
    var canary =
        DATABASE.fence().office(() -> new CanaryTable(DATABASE.jdbc()).newest()).orElseThrow();
    return new String(
        TestStorage.keys(folder)
            .unwrap(
                new denwaban.storage.key.Kek("audit-canary"),
                canary.wrapped(),
                ("assurance-canary|" + canary.object()).getBytes())
            .orElseThrow()
            .toArray());
  }

  @Test
  void a_port_that_no_setting_names() throws Exception {
    fault(
        "machine.ports",
        () -> opened.add(new ServerSocket(0, 5, InetAddress.ofLiteral("0.0.0.0"))),
        () -> opened.removeLast().close());
  }

  @Test
  void an_entry_of_the_clients_log_that_was_changed() throws Exception {
    fault(
        "log.verified",
        () -> tamper("replace(leaf, 'object-3', 'object-9')"),
        () -> tamper("replace(leaf, 'object-9', 'object-3')"));
  }

  private void tamper(String leaf) {
    var root = DATABASE.superuser();
    root.sql("set session_replication_role = replica").update();
    root.sql("update audit_entry set leaf = " + leaf + " where log = :log")
        .param("log", client.id().value())
        .update();
    root.sql("set session_replication_role = origin").update();
  }

  /// It is found for as long as the program runs: no role of ours can remove it.
  @Test
  void an_observation_that_was_put_there() throws Exception {
    fault(
        "observations.signed",
        () ->
            DATABASE
                .fence()
                .office(() ->
                    DATABASE
                        .jdbc()
                        .sql(
                            """
                            insert into assurance_observation
                              (id, batch, n, check_code, scope_kind, scope_id, method, result,
                               population, sample, ja, en, evidence, collected, expires, producer)
                            select gen_random_uuid(), batch, 99, 'training.held', 'office', '',
                              method, 'passed', 1, 1, ja, en, evidence, collected, expires, producer
                            from assurance_observation limit 1
                            """)
                        .update()),
        null);
    assertThat(observations.newest("training.held", Scope.OFFICE)).isEmpty();
  }
}
