package denwaban.assurance.posture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.assurance.control.Item;
import denwaban.assurance.control.Words;
import denwaban.assurance.observation.Finding;
import denwaban.assurance.observation.Observations;
import denwaban.assurance.observation.Outcome;
import denwaban.assurance.observation.Scope;
import denwaban.assurance.observation.TestObservations;
import denwaban.audit.AuditLog;
import denwaban.audit.TestLog;
import denwaban.client.Client;
import denwaban.client.KeyKind;
import denwaban.client.key.TestClients;
import denwaban.database.TestDatabase;
import denwaban.kernel.Bytes;
import denwaban.seal.crypto.Digest;
import denwaban.seal.crypto.Ed25519;
import denwaban.seal.crypto.Signing;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;

/// What turned red and was mended stays red in the history, which no one can change.
class PostureRoundsTest {

  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  @TempDir static Path folder;

  /// Noon in Japan.
  private Instant now = Instant.parse("2026-11-27T03:00:00Z");

  private TestObservations made;
  private Observations observations;
  private final PostureTable table = new PostureTable(DATABASE.jdbc());
  private AuditLog log;
  private TestClients clients;
  private PostureRounds rounds;
  private PostureDays days;
  private Client client;
  private boolean doubted;

  @BeforeEach
  void empty() {
    DATABASE
        .superuser()
        .sql(
            "truncate assurance_observation, assurance_batch, assurance_change, assurance_day,"
                + " assurance_posture cascade")
        .update();
    log = new TestLog(DATABASE, folder).door(() -> now);
    clients = new TestClients(DATABASE, log);
    client = clients.add("c" + UUID.randomUUID().toString().substring(0, 8), KeyKind.X25519);
    made = new TestObservations(DATABASE, log, folder, () -> now);
    observations = made.started();
    rounds = roundsOver(observations);
    doubted = false;
    days =
        new PostureDays(
            table, clients.clients(), made.key(), DATABASE.fence(), log, () -> now, () -> doubted);
  }

  /// The program is started again: nothing is known but what was written down.
  private void start() {
    observations = made.started();
    rounds = roundsOver(observations);
    rounds.catchUp();
  }

  private PostureRounds roundsOver(Observations seen) {
    var postures = new Postures(seen, () -> now);
    return new PostureRounds(postures, table, clients.clients(), DATABASE.fence(), log, () -> now);
  }

  private void observe(Outcome outcome) {
    observations.keep(
        List.of(
            Finding.of(
                "certificate.valid", Scope.OFFICE, outcome, 1, 1, new Words("見た。", "Seen."))));
    rounds.round();
  }

  private void pass(Duration time) {
    now = now.plus(time);
  }

  private PostureDays.OfItem today() {
    return last(days.history(client.id(), 90));
  }

  private static PostureDays.OfItem last(List<PostureDays.Day> all) {
    var item = all.getLast().items().get(Item.CERTIFICATION);
    if (item == null) throw new AssertionError("nothing is known of that day");
    return item;
  }

  private long entries(String object) {
    return DATABASE
        .superuser()
        .sql(
            """
            select count(*) from audit_outbox where leaf::jsonb ->> 'act' = 'assurance.item'
              and leaf::jsonb ->> 'obj' = :object and log = :log
            """)
        .param("object", object)
        .param("log", client.id().value())
        .query(Long.class)
        .single();
  }

  @Test
  void red_that_was_mended_stays_in_the_day_and_in_the_clients_log() {
    observe(Outcome.PASSED);
    assertThat(entries("certification:partly")).as("how it stood at first is no change").isZero();
    pass(Duration.ofMinutes(10));
    observe(Outcome.FAILED);
    assertThat(entries("certification:not-met")).isEqualTo(1);
    pass(Duration.ofMinutes(25));
    observe(Outcome.PASSED);
    assertThat(entries("certification:partly")).isEqualTo(1);

    assertThat(today()).isEqualTo(new PostureDays.OfItem(ItemState.NOT_MET, ItemState.PARTLY, 25));

    pass(Duration.ofDays(1));
    days.round();
    pass(Duration.ofDays(3));
    days.round();
    var history = days.history(client.id(), 90);
    assertThat(history.getFirst().day()).isEqualTo(LocalDate.parse("2026-11-27"));
    assertThat(history.getFirst().over()).isTrue();
    assertThat(history.getFirst().items().get(Item.CERTIFICATION))
        .as("four days later")
        .isEqualTo(new PostureDays.OfItem(ItemState.NOT_MET, ItemState.PARTLY, 25));
    assertThat(history).as("each day, and today").hasSize(5);
  }

  /// Stopped on Friday, started on Monday: what nobody looked at was out of date all the while.
  @Test
  void days_on_which_the_program_stood_still_were_out_of_date() {
    days.round();
    observe(Outcome.PASSED); // holds for an hour
    pass(Duration.ofDays(3));
    start();
    observe(Outcome.PASSED);
    days.round();
    var history = days.history(client.id(), 90);
    var day = Duration.ofDays(1).toMinutes();
    assertThat(history.stream().map(it -> it.items().get(Item.CERTIFICATION)))
        .endsWith(
            new PostureDays.OfItem(ItemState.EXPIRED, ItemState.EXPIRED, day),
            new PostureDays.OfItem(ItemState.EXPIRED, ItemState.EXPIRED, day),
            new PostureDays.OfItem(ItemState.EXPIRED, ItemState.PARTLY, 12 * 60));
    var at = changes();
    start();
    assertThat(changes()).as("nothing new by another start").isEqualTo(at);
  }

  @Test
  void while_the_clock_may_be_wrong_no_day_is_signed_before_it_comes() {
    days.round();
    observe(Outcome.PASSED);
    pass(Duration.ofDays(200));
    doubted = true;
    days.round();
    now = now.minus(Duration.ofDays(200));
    days.round();
    pass(Duration.ofDays(1));
    doubted = false;
    days.round();
    assertThat(days.history(client.id(), 90))
        .extracting(PostureDays.Day::day)
        .endsWith(LocalDate.parse("2026-11-27"), LocalDate.parse("2026-11-28"))
        .hasSize(3);
  }

  @Test
  void what_expires_by_itself_is_a_change_too() {
    observe(Outcome.PASSED);
    pass(Duration.ofHours(1));
    rounds.round();
    assertThat(today().end()).isEqualTo(ItemState.EXPIRED);
    assertThat(entries("certification:expired")).isEqualTo(1);
  }

  @Test
  void red_over_midnight_counts_in_both_days() {
    observe(Outcome.FAILED);
    // until 13:00 the next day; in Japan the day ends twelve hours from now
    for (var hours = 0; hours < 25; hours++) {
      pass(Duration.ofHours(1).minusSeconds(1));
      observe(Outcome.FAILED);
      pass(Duration.ofSeconds(1));
    }
    observe(Outcome.PASSED);
    days.round();
    assertThat(days.history(null, 90).getFirst().items().get(Item.CERTIFICATION).minutes())
        .isEqualTo(12 * 60);
    assertThat(last(days.history(null, 90)).minutes()).isEqualTo(13 * 60);
  }

  @Test
  void a_start_goes_on_where_the_program_stopped() {
    observe(Outcome.FAILED);
    pass(Duration.ofMinutes(1));
    var again =
        new PostureRounds(
            new Postures(observations, () -> now),
            new PostureTable(DATABASE.jdbc()),
            new TestClients(DATABASE, new TestLog(DATABASE, folder).door(() -> now)).clients(),
            DATABASE.fence(),
            new TestLog(DATABASE, folder).door(() -> now),
            () -> now);
    var before = changes();
    again.round();
    assertThat(changes()).isEqualTo(before);
  }

  private static long changes() {
    return DATABASE
        .superuser()
        .sql("select count(*) from assurance_change")
        .query(Long.class)
        .single();
  }

  @Test
  void a_day_is_signed_and_cannot_be_changed() {
    observe(Outcome.FAILED);
    pass(Duration.ofDays(1));
    days.round();
    days.round();
    var row =
        DATABASE
            .superuser()
            .sql("select hashes, signature from assurance_day")
            .query((it, n) ->
                List.of(Bytes.of(it.getBytes("hashes")), Bytes.of(it.getBytes("signature"))))
            .single();
    assertThat(
            Ed25519.verifies(
                made.key().signer().publicKey(), Signing.POSTURE, row.getFirst(), row.getLast()))
        .isTrue();
    var first =
        DATABASE
            .superuser()
            .sql("select text from assurance_posture where n = 0")
            .query(String.class)
            .single();
    assertThat(java.util.Arrays.copyOf(row.getFirst().toArray(), 32))
        .isEqualTo(Digest.sha256(Bytes.of(first.getBytes(StandardCharsets.UTF_8))).toArray());
    for (var sql :
        List.of(
            "update assurance_posture set text = '{}'",
            "delete from assurance_posture",
            "update assurance_change set state = 'met'",
            "delete from assurance_change",
            "update assurance_day set hashes = hashes",
            "delete from assurance_day")) {
      assertThatThrownBy(() -> DATABASE.fence().office(() -> DATABASE.jdbc().sql(sql).update()))
          .as(sql)
          .isInstanceOf(DataAccessException.class);
    }
  }
}
