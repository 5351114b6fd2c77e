package denwaban.assurance.producer;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.assurance.observation.Scope;
import denwaban.audit.Action;
import denwaban.audit.Actor;
import denwaban.audit.Entry;
import denwaban.audit.Purpose;
import denwaban.audit.anchor.TestWitness;
import denwaban.boot.machine.MachineClock;
import denwaban.database.ConnectionFacts;
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
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Faults of the machine, the store, the log and the network.
class PlantedFaultsTest extends FaultHouse {

  @BeforeEach
  void those_who_look() {
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
    looks(
        canary,
        new SurroundingsProducer(TestExposure.folder(data.resolve("objects")), keys),
        new PortsProducer(environment),
        new LogProducer(log.selfCheck(), clients.clients()),
        new SignatureProducer(observations));
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

  /// Made once: a certificate takes half a second.
  private static synchronized ServerSocket good() throws Exception {
    if (good == null) good = TestListener.tls(folder, "0d", 30);
    return good;
  }

  private static @Nullable ServerSocket good;

  private ServerSocket kept(ServerSocket socket) {
    opened.add(socket);
    return socket;
  }

  private void listens(ServerSocket socket) {
    environment.setProperty("local.server.port", Integer.toString(socket.getLocalPort()));
  }

  private ListenerProducer listeners() {
    var connection = new ConnectionFacts(DATABASE.jdbc(), DATABASE.fence());
    return new ListenerProducer(environment, connection, () -> now);
  }

  @AfterAll
  static void close() throws Exception {
    if (good != null) good.close();
  }

  @Test
  void a_listener_that_speaks_no_tls() throws Exception {
    looks(listeners());
    listens(good());
    fault("tls.web", () -> listens(kept(TestListener.plain())), () -> listens(good()));
  }

  @Test
  void a_listener_whose_certificate_has_expired() throws Exception {
    looks(listeners());
    listens(good());
    fault(
        "tls.web",
        () -> listens(kept(TestListener.tls(folder, "-30d", 29))),
        () -> listens(good()));
  }

  @Test
  void a_bucket_that_strangers_may_read() throws Exception {
    var bucket = new TestExposure.OpenableBucket(folder);
    opened.add(bucket);
    looks(new SurroundingsProducer(bucket.exposure(), TestStorage.keys(folder)));
    fault("storage.private", () -> bucket.open(true), () -> bucket.open(false));
  }

  @Test
  void a_clock_that_nothing_keeps() throws Exception {
    var kept = new AtomicBoolean(true);
    looks(
        new SurroundingsProducer(
            TestExposure.folder(data.resolve("objects")),
            TestStorage.keys(folder),
            () -> Optional.of(new MachineClock(kept.get(), Duration.ofMillis(5)))));
    fault("machine.clock", () -> kept.set(false), () -> kept.set(true));
  }

  @Test
  void a_part_of_the_program_with_a_known_hole() throws Exception {
    var part = Parts.all().entrySet().iterator().next();
    var file = folder.resolve("osv.json");
    Files.writeString(file, "[" + hole("org.example:other", "1") + "]");
    looks(new AdvisoryProducer(new AssuranceSettings(file), () -> now));
    fault(
        "software.advisories",
        () -> Files.writeString(file, "[" + hole(part.getKey(), part.getValue()) + "]"),
        () -> Files.writeString(file, "[" + hole(part.getKey(), "0.0.0-other") + "]"));
  }

  private static String hole(String part, String version) {
    return """
    {"id":"GHSA-x","affected":[{"package":{"ecosystem":"Maven","name":"%s"},"versions":["%s"]}]}\
    """
        .formatted(part, version);
  }

  @Test
  void a_witness_that_did_not_confirm_for_a_day() throws Exception {
    var witness = witness();
    fault(
        "log.witness",
        () ->
            DATABASE
                .superuser()
                .sql("update audit_witnessed set at = at - interval '25 hours'")
                .update(),
        witness::round);
  }

  /// It stays so until people have looked: no later confirmation takes it away.
  @Test
  void a_witness_that_knows_another_history() throws Exception {
    var witness = witness();
    var confirmed = witness.reader().installation().getFirst().size();
    fault(
        "log.witness",
        () -> {
          DATABASE
              .superuser()
              .sql("truncate audit_checkpoint, audit_tile, audit_entry cascade")
              .update();
          // as long as the one that was confirmed, and some more: another history, not a shorter
          // one
          for (var n = 0; n < confirmed + 5; n++) stopped();
          now = now.plus(Duration.ofMinutes(10)); // so often a log that grows is asked about
          witness.round();
        },
        null);
  }

  /// An entry of the installation's log.
  private void stopped() {
    var entry = Entry.done(Action.PROGRAM_STOPPED, null, "x", Actor.SERVICE, Purpose.OPERATE);
    DATABASE.fence().office(() -> log.door().append(entry));
  }

  private TestWitness witness() throws Exception {
    DATABASE.superuser().sql("truncate audit_witnessed").update();
    stopped();
    var home = Files.createTempDirectory(folder, "witness");
    var witness = new TestWitness(DATABASE, log, home, () -> now);
    opened.add(witness);
    witness.round();
    var look =
        TestProducers.of(
            "log.witness",
            it ->
                OutsideProducer.witness(
                    it,
                    "log.witness",
                    Scope.OFFICE,
                    witness.reader().installation(),
                    OutsideProducer.WITNESSED,
                    now));
    looks(look);
    return witness;
  }
}
