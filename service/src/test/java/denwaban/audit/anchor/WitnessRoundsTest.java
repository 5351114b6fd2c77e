package denwaban.audit.anchor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import denwaban.audit.Action;
import denwaban.audit.Actor;
import denwaban.audit.AuditLog;
import denwaban.audit.Entry;
import denwaban.audit.Logs;
import denwaban.audit.Purpose;
import denwaban.audit.TestLog;
import denwaban.audit.proof.Note;
import denwaban.audit.proof.NoteKey;
import denwaban.database.TestDatabase;
import denwaban.kernel.ClientId;
import denwaban.storage.key.AwayVault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.TransientDataAccessException;

/// With a real witness: the program that clients run.
class WitnessRoundsTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  @TempDir Path folder;

  private final ClientId aoba = new ClientId(UUID.randomUUID());
  private TestLog log;
  private WitnessProcess witness;
  private Instant now = Instant.now();

  @BeforeEach
  void open() throws Exception {
    clear("audit_outbox", "audit_signer", "audit_lasting_signer");
    clear("audit_detail_key", "audit_pseudonym");
    forgetTheLog();
    log = new TestLog(database, folder);
    append(300);
    witness = new WitnessProcess(folder.resolve("witness"), log.reading().keys(aoba));
  }

  @AfterEach
  void close() {
    witness.close();
  }

  @Test
  void a_log_that_grew_is_confirmed_and_the_member_gets_the_confirmed_state() throws Exception {
    var witnessing = new House(witness.settings());
    witnessing.round();
    append(17);
    witnessing.round();

    var seen = witnessing.seen();
    assertThat(seen.size()).isEqualTo(317);
    assertThat(seen.trouble()).isNull();
    assertThat(seen.at()).isBetween(Instant.now().minusSeconds(60), Instant.now());
    var note = Note.parse(witnessing.reading.cosigned(aoba, seen.name()).orElseThrow());
    var keys = seen.keys().stream().map(NoteKey::parse).toList();
    assertThat(keys).isNotEmpty().allMatch(note::isSignedBy);
    assertThat(note.isSignedBy(NoteKey.parse(log.reading().page(aoba, 0, 1).key()))).isTrue();
  }

  @Test
  void a_log_that_did_not_grow_is_confirmed_again_after_an_hour() throws Exception {
    var witnessing = new House(witness.settings());
    witnessing.round();
    now = Objects.requireNonNull(witnessing.seen().at()).plus(WitnessRounds.AGAIN).minusSeconds(1);
    witnessing.round();
    assertThat(rows()).isEqualTo(1);
    now = now.plusSeconds(1);
    witnessing.round();
    assertThat(rows()).isEqualTo(2);
  }

  @Test
  void a_log_that_grows_all_day_is_confirmed_each_ten_minutes() throws Exception {
    var witnessing = new House(witness.settings());
    witnessing.round();
    var first = witnessing.seen().at();
    append(5);
    now = Objects.requireNonNull(first).plus(WitnessRounds.GREW).minusSeconds(1);
    witnessing.round();
    assertThat(witnessing.seen().size()).isEqualTo(300);
    now = now.plusSeconds(1);
    witnessing.round();
    assertThat(witnessing.seen().size()).isEqualTo(305);
  }

  @Test
  void one_that_a_clock_ahead_confirmed_is_asked_about_when_it_was_put_right() throws Exception {
    var witnessing = new House(witness.settings());
    witnessing.round();
    now = Objects.requireNonNull(witnessing.seen().at()).minus(Duration.ofDays(1));
    append(5);
    witnessing.round();
    assertThat(witnessing.seen().size()).isEqualTo(305);
  }

  @Test
  void an_answer_that_was_lost_does_no_harm() throws Exception {
    var witnessing = new House(witness.settings());
    witnessing.round();
    clear("audit_witnessed");
    append(5);
    witnessing.round();
    assertThat(witnessing.seen().size()).isEqualTo(305);
    assertThat(witnessing.seen().trouble()).isNull();
  }

  @Test
  void a_rewritten_log_is_an_incident_once() throws Exception {
    var witnessing = new House(witness.settings());
    witnessing.round();
    rewrite();
    witnessing.round();
    witnessing.round();

    assertThat(witnessing.seen().trouble()).isEqualTo(WitnessTrouble.REWRITTEN);
    assertThat(log.outbox(aoba)).filteredOn(leaf -> leaf.contains("witness.refused")).hasSize(1);
    assertThat(log.outbox(null)).filteredOn(leaf -> leaf.contains("witness.refused")).hasSize(1);
  }

  @Test
  void an_incident_stays_one_when_the_witness_goes_away() throws Exception {
    var witnessing = new House(witness.settings());
    witnessing.round();
    rewrite();
    witnessing.round();
    witness.close();
    now = now.plus(Duration.ofHours(2));
    witnessing.round();
    assertThat(witnessing.seen().trouble()).isEqualTo(WitnessTrouble.REWRITTEN);
  }

  @Test
  void what_could_not_be_written_down_is_written_down_in_the_next_round() throws Exception {
    var witnessing = new House(witness.settings());
    witnessing.round();
    rewrite();
    var keyless = new House(witness.settings(), log.door(new AwayVault()));
    assertThatThrownBy(keyless::round).isInstanceOf(TransientDataAccessException.class);
    assertThat(keyless.seen().trouble()).isNull();
  }

  @Test
  void a_witness_whose_clock_is_ahead_confirmed_no_later_than_now() throws Exception {
    now = now.minus(Duration.ofDays(365));
    var witnessing = new House(witness.settings());
    witnessing.round();
    assertThat(witnessing.seen().at()).isBetween(now.minusMillis(1), now.plusMillis(1));
  }

  @Test
  void a_witness_that_does_not_answer_is_asked_three_times_in_a_round() throws Exception {
    for (var n = 0; n < 4; n++) {
      var other = new ClientId(UUID.randomUUID());
      var entry = Entry.done(Action.RECORDING_KEPT, other, "one", Actor.EDGE, Purpose.OPERATE);
      database.fence().run(other, () -> log.door().append(entry));
    }
    var at = witness.settings().witnesses().getFirst();
    var asked = new AtomicInteger();
    try (var mute = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Thread.startVirtualThread(() -> hangUp(mute, asked));
      var url = URI.create("http://127.0.0.1:" + mute.getLocalPort());
      new House(new WitnessSettings(List.of(new WitnessSettings.At(url, at.keys())))).round();
    }
    assertThat(asked).hasValue(3);
  }

  private static void hangUp(ServerSocket mute, AtomicInteger asked) {
    try {
      while (true) {
        mute.accept().close();
        asked.incrementAndGet();
      }
    } catch (IOException over) {
      // the test ends
    }
  }

  @Test
  void a_fork_of_the_same_size_is_an_incident() throws Exception {
    var witnessing = new House(witness.settings());
    witnessing.round();
    forgetTheLog();
    clear("audit_outbox");
    append(300);
    now = now.plus(Duration.ofHours(2));
    witnessing.round();
    assertThat(witnessing.seen().trouble()).isEqualTo(WitnessTrouble.REWRITTEN);
  }

  @Test
  void a_log_that_lost_entries_is_an_incident() throws Exception {
    var witnessing = new House(witness.settings());
    witnessing.round();
    forgetTheLog();
    clear("audit_outbox", "audit_witnessed");
    append(299);
    witnessing.round();
    assertThat(witnessing.seen().trouble()).isEqualTo(WitnessTrouble.ROLLED_BACK);
  }

  @Test
  void a_damaged_log_does_not_keep_the_others_from_being_confirmed() throws Exception {
    var witnessing = new House(witness.settings());
    witnessing.round();
    append(5);
    var minato = new ClientId(UUID.randomUUID());
    database
        .fence()
        .run(
            minato,
            () ->
                log.door()
                    .append(
                        Entry.done(
                            Action.RECORDING_KEPT, minato, "one", Actor.EDGE, Purpose.OPERATE)));
    log.sequence();
    tiles("data || 'x'");

    witnessing.round();
    witnessing.round();
    assertThat(witnessing.seen().size()).as("cannot be proven").isEqualTo(300);
    assertThat(witnessing.reading.of(minato).getFirst().trouble())
        .as("asked, of a witness that does not know this log")
        .isNotNull();

    tiles("substring(data from 1 for length(data) - 1)");
    witnessing.round();
    assertThat(witnessing.seen().size()).isEqualTo(305);
  }

  private void tiles(String data) {
    database
        .superuser()
        .sql("update audit_tile set data = " + data + " where log = :log")
        .param("log", aoba.value())
        .update();
  }

  @Test
  void a_witness_that_is_away_is_no_incident() throws Exception {
    var settings = witness.settings();
    witness.close();
    var witnessing = new House(settings);
    witnessing.round();
    assertThat(witnessing.seen().trouble()).isEqualTo(WitnessTrouble.AWAY);
    assertThat(witnessing.seen().at()).isNull();
    assertThat(log.outbox(aoba)).noneMatch(leaf -> leaf.contains("witness.refused"));
  }

  @Test
  void what_is_shown_is_the_trouble_of_the_last_time() throws Exception {
    var at = witness.settings().witnesses().getFirst();
    var status = new AtomicInteger(503);
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        asked -> {
          asked.sendResponseHeaders(status.get(), -1);
          asked.close();
        });
    server.start();
    try {
      var url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
      var witnessing =
          new House(new WitnessSettings(List.of(new WitnessSettings.At(url, at.keys()))));
      witnessing.round();
      assertThat(witnessing.seen().trouble()).isEqualTo(WitnessTrouble.AWAY);
      status.set(200); // and no signature
      now = now.plus(Duration.ofHours(2));
      witnessing.round();
      assertThat(witnessing.seen().trouble()).isEqualTo(WitnessTrouble.BAD_SIGNATURE);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void an_answer_by_another_key_confirms_nothing() throws Exception {
    var at = witness.settings().witnesses().getFirst();
    try (var other = new WitnessProcess(folder.resolve("other"), log.reading().keys(aoba))) {
      var keys = other.settings().witnesses().getFirst().keys();
      var witnessing =
          new House(new WitnessSettings(List.of(new WitnessSettings.At(at.url(), keys))));
      witnessing.round();
      assertThat(witnessing.seen().trouble()).isEqualTo(WitnessTrouble.BAD_SIGNATURE);
      assertThat(rows()).isZero();
    }
  }

  @Test
  void another_client_is_shown_nothing_of_it() throws Exception {
    var witnessing = new House(witness.settings());
    witnessing.round();
    var minato = new ClientId(UUID.randomUUID());
    assertThat(witnessing.reading.of(minato)).allMatch(seen -> seen.size() == 0);
    assertThat(witnessing.reading.cosigned(minato, "witness.example/w1")).isEmpty();
  }

  /// What asks, and what shows.
  private final class House {

    private final WitnessRounds witnessRounds;
    final WitnessReader reading;

    House(WitnessSettings settings) {
      this(settings, log.door());
    }

    House(WitnessSettings settings, AuditLog entries) {
      var logs = new Logs(database.jdbc());
      var witnessTable = new WitnessTable(database.jdbc());
      witnessRounds =
          new WitnessRounds(settings, database.fence(), logs, witnessTable, entries, () -> now);
      reading = new WitnessReader(settings, witnessRounds, witnessTable, logs, database.fence());
    }

    void round() throws InterruptedException {
      log.sequence();
      witnessRounds.round();
    }

    WitnessReader.Seen seen() {
      return reading.of(aoba).getFirst();
    }
  }

  /// In a moment in which a log that grew is asked about again.
  private void append(int count) {
    now = now.plus(WitnessRounds.GREW);
    var kept =
        database
            .fence()
            .as(
                aoba,
                () -> {
                  IntStream.range(0, count).forEach(n -> log.door().append(recording()));
                  return count;
                });
    assertThat(kept).isEqualTo(count);
    log.sequence();
  }

  private Entry recording() {
    var id = UUID.randomUUID().toString();
    return Entry.done(Action.RECORDING_KEPT, aoba, id, Actor.EDGE, Purpose.OPERATE);
  }

  private long rows() {
    return database
        .superuser()
        .sql("select count(*) from audit_witnessed where log = :log")
        .param("log", aoba.value())
        .query((row, n) -> row.getLong(1))
        .single();
  }

  /// The log is another one, longer by one entry.
  private void rewrite() {
    forgetTheLog();
    clear("audit_outbox");
    append(301);
  }

  private static void forgetTheLog() {
    clear("audit_checkpoint", "audit_tile", "audit_entry");
  }

  private static void clear(String... tables) {
    database.superuser().sql("truncate " + String.join(", ", tables) + " cascade").update();
  }
}
