package denwaban.audit.anchor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import denwaban.audit.Action;
import denwaban.audit.Actor;
import denwaban.audit.Entry;
import denwaban.audit.LogId;
import denwaban.audit.Logs;
import denwaban.audit.Purpose;
import denwaban.audit.TestLog;
import denwaban.audit.proof.Note;
import denwaban.audit.proof.stamp.StampRequest;
import denwaban.database.TestDatabase;
import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// With `openssl ts` as the authority.
class TimestampRoundsTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  /// For one answer: `openssl` takes some tens of milliseconds.
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  @TempDir Path folder;

  private final ClientId aoba = new ClientId(UUID.randomUUID());
  private TestLog log;
  private StampServer authority;
  private Instant now = Instant.now();

  @BeforeEach
  void open() throws Exception {
    database
        .superuser()
        .sql(
            "truncate audit_outbox, audit_signer, audit_lasting_signer, audit_detail_key,"
                + " audit_pseudonym, audit_checkpoint, audit_tile, audit_entry, audit_stamp"
                + " cascade")
        .update();
    log = new TestLog(database, folder);
    authority = new StampServer(folder.resolve("authority"));
    append();
  }

  @AfterEach
  void close() {
    authority.close();
  }

  @Test
  void the_newest_state_is_stamped_and_openssl_accepts_what_was_kept() throws Exception {
    var house = house();
    house.timestampRounds.round();

    var seen = house.reading.of(aoba);
    assertThat(seen.on()).isTrue();
    assertThat(seen.size()).isEqualTo(1);
    assertThat(seen.at()).isCloseTo(now, within(1, ChronoUnit.MINUTES));
    assertThat(seen.trouble()).isNull();
    var kept =
        database.fence().office(() -> house.timestampTable.newest(LogId.of(aoba))).orElseThrow();
    var note = database.fence().office(() -> new Logs(database.jdbc()).at(LogId.of(aoba), 1));
    Files.writeString(folder.resolve("text"), Note.parse(note.orElseThrow()).text());
    Files.write(folder.resolve("1.tsr"), kept.answer().toArray());
    assertThat(
            StampServer.run(folder, "ts -verify -data text -in 1.tsr -CAfile " + authority.root()))
        .contains("Verification: OK");
  }

  @Test
  void each_hour_if_the_log_grew_and_once_for_each_state() throws Exception {
    var house = house();
    house.timestampRounds.round();
    house.timestampRounds.round();
    assertThat(authority.count).isEqualTo(2); // the installation's and the client's
    now = now.plus(TimestampRounds.EVERY).plusSeconds(1);
    house.timestampRounds.round();
    assertThat(authority.count).isEqualTo(2);
    append();
    now = now.minusSeconds(30);
    house.timestampRounds.round();
    assertThat(authority.count).isEqualTo(2);
    now = Objects.requireNonNull(house.reading.of(aoba).at()).plus(TimestampRounds.EVERY);
    house.timestampRounds.round();
    assertThat(authority.count).isGreaterThan(2);
  }

  @Test
  void the_installations_log_alone_unless_more_is_wanted() throws Exception {
    var house = new House(new TimestampSettings(authority.url(), authority.root(), null, false));
    house.timestampRounds.round();
    assertThat(authority.count).isEqualTo(1);
    assertThat(house.reading.installation().size()).isEqualTo(1);
    assertThat(house.reading.of(aoba)).isEqualTo(new TimestampReader.Seen(false, 0, null, 1, null));
  }

  @Test
  void without_an_authority_nothing_is_asked() throws Exception {
    var house = new House(new TimestampSettings(null, null, null, false));
    house.timestampRounds.round();
    assertThat(house.reading.installation().on()).isFalse();
    assertThat(rows()).isZero();
  }

  @Test
  void name_and_password_go_along_if_they_were_given() throws Exception {
    var file = folder.resolve("credentials");
    Files.writeString(file, "denwaban\ns3cret:ü\n");
    new House(new TimestampSettings(authority.url(), authority.root(), file, false))
        .timestampRounds.round();
    assertThat(authority.authorization)
        .isEqualTo(
            "Basic "
                + java.util.Base64.getEncoder()
                    .encodeToString("denwaban:s3cret:ü".getBytes(UTF_8)));
    assertThat(rows()).isEqualTo(1);
  }

  @Test
  void a_stamp_on_another_text_is_refused_and_is_an_entry_once() throws Exception {
    var other = StampRequest.on(Bytes.of(new byte[1]));
    authority.asked = asked -> other.bytes().toArray();
    var house = refuses(TimestampTrouble.OTHER_TEXT);
    now = now.plus(Duration.ofMinutes(2));
    house.timestampRounds.round();
    assertThat(log.outbox(null)).filteredOn(leaf -> leaf.contains("stamp.refused")).hasSize(1);
  }

  @Test
  void a_stamp_for_another_request_is_refused() throws Exception {
    authority.asked =
        asked -> {
          var changed = asked.clone();
          changed[asked.length - 4] ^= 1; // the last byte of the nonce
          return changed;
        };
    refuses(TimestampTrouble.OTHER_REQUEST);
  }

  @Test
  void a_flipped_bit_in_the_signature_is_refused() throws Exception {
    authority.answered =
        answer -> {
          var changed = answer.clone();
          changed[answer.length - 3] ^= 4;
          return changed;
        };
    refuses(TimestampTrouble.BAD_SIGNATURE);
  }

  @Test
  void an_authority_under_another_root_is_refused() throws Exception {
    try (var other = new StampServer(folder.resolve("other"))) {
      var house = new House(authority.settings(other.root()));
      house.timestampRounds.round();
      refused(house, TimestampTrouble.STRANGER);
    }
  }

  @Test
  void a_certificate_that_may_do_something_else_too_is_refused() throws Exception {
    // openssl itself would refuse to sign with it: the answer of a good one is signed again
    var asked = new java.util.concurrent.atomic.AtomicReference<byte[]>();
    authority.asked =
        request -> {
          asked.set(request);
          return request;
        };
    authority.answered = answer -> stampedByHand(asked.get());
    refuses(TimestampTrouble.STRANGER);
  }

  /// CMS of the same content, by a certificate for time stamping and for servers.
  private byte[] stampedByHand(byte[] request) {
    try {
      var place = folder.resolve("authority");
      authority.certify("critical,timeStamping");
      Files.write(place.resolve("query"), request);
      authority.openssl(
          "ts -reply -config config -section one -queryfile query -inkey tsa.key -signer tsa.pem"
              + " -token_out -out token");
      authority.openssl("cms -verify -inform DER -in token -noverify -binary -out info");
      authority.certify("critical,timeStamping,serverAuth");
      authority.openssl(
          "cms -sign -in info -binary -nodetach -outform DER -econtent_type"
              + " 1.2.840.113549.1.9.16.1.4 -cades -md sha256 -signer tsa.pem -inkey tsa.key -out"
              + " token");
      var token = Files.readAllBytes(place.resolve("token"));
      var inside = 5 + token.length;
      var answer = new java.io.ByteArrayOutputStream();
      answer.writeBytes(new byte[] {0x30, (byte) 0x82, (byte) (inside >> 8), (byte) inside});
      answer.writeBytes(new byte[] {0x30, 3, 2, 1, 0});
      answer.writeBytes(token);
      return answer.toByteArray();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void an_answer_that_is_no_stamp_is_refused() throws Exception {
    authority.answered = answer -> new byte[65_536];
    refuses(TimestampTrouble.NO_STAMP);
  }

  @Test
  void an_answer_that_is_too_long_is_not_read() throws Exception {
    authority.answered = answer -> Arrays.copyOf(answer, 65_537);
    away(house());
  }

  @Test
  void an_authority_that_refuses_or_is_away_or_too_slow_is_no_alarm() throws Exception {
    authority.status = 401;
    away(house());

    authority.status = 200;
    var free = new CountDownLatch(1);
    authority.answered =
        answer -> {
          try {
            free.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return answer;
        };
    away(new House(authority.settings(authority.root()), Duration.ofMillis(300)));
    free.countDown();

    authority.close();
    away(house());
  }

  @Test
  void a_clock_a_minute_off_is_taken_and_an_hour_off_is_refused() throws Exception {
    now = Instant.now().minus(Duration.ofMinutes(1)).plusSeconds(5);
    var house = house();
    house.timestampRounds.round();
    assertThat(rows()).isEqualTo(2);

    append();
    now = Instant.now().plus(Duration.ofHours(1)).plusSeconds(1);
    house.timestampRounds.round();
    refused(house, TimestampTrouble.OTHER_TIME, 2);
  }

  @Test
  void after_a_refusal_it_waits_longer_each_time_and_then_begins_anew() throws Exception {
    authority.status = 503;
    var house = house();
    for (var wait : new int[] {1, 2, 4, 8, 16, 32, 60, 60}) {
      var before = authority.count;
      house.timestampRounds.round();
      assertThat(authority.count).isEqualTo(before + 1);
      now = now.plus(Duration.ofMinutes(wait)).minusSeconds(1);
      house.timestampRounds.round();
      assertThat(authority.count).isEqualTo(before + 1);
      now = now.plusSeconds(1);
    }
    authority.status = 200;
    now = Instant.now(); // the time of the stamps is the real one
    house = house();
    house.timestampRounds.round();
    assertThat(house.reading.of(aoba).trouble()).isNull();
    assertThat(rows()).isEqualTo(2);
  }

  @Test
  void an_authority_that_is_away_for_a_day_is_told_of_once_until_it_answers() throws Exception {
    var began = now;
    authority.status = 503;
    var house = house();
    house.timestampRounds.round();
    now = began.plus(Duration.ofDays(1)).minusSeconds(1);
    house.timestampRounds.round();
    assertThat(missed()).as("less than a day").isZero();

    now = now.plus(Duration.ofHours(2));
    house.timestampRounds.round();
    assertThat(missed()).isEqualTo(1);
    now = now.plus(Duration.ofDays(1).multipliedBy(2));
    house.timestampRounds.round();
    assertThat(missed()).as("said already").isEqualTo(1);

    authority.status = 200; // an answer, though its time is not ours
    now = now.plus(Duration.ofHours(2));
    house.timestampRounds.round();
    refused(house, TimestampTrouble.OTHER_TIME);
    authority.status = 503;
    for (var day = 0; day < 2; day++) {
      assertThat(missed()).as("away for less than a day again").isEqualTo(1);
      now = now.plus(Duration.ofDays(1));
      house.timestampRounds.round();
    }
    assertThat(missed()).isEqualTo(2);
  }

  @Test
  void exactly_a_day_is_enough() throws Exception {
    var began = now;
    authority.status = 503;
    var house = house();
    house.timestampRounds.round();
    now = began.plus(Duration.ofDays(1));
    house.timestampRounds.round();
    assertThat(missed()).isEqualTo(1);
  }

  private long missed() {
    return log.outbox(null).stream().filter(leaf -> leaf.contains("stamp.missed")).count();
  }

  @Test
  void another_client_is_shown_nothing_of_it() throws Exception {
    var house = house();
    house.timestampRounds.round();
    assertThat(house.reading.of(new ClientId(UUID.randomUUID())).size()).isZero();
  }

  private House refuses(TimestampTrouble why) throws Exception {
    var house = house();
    house.timestampRounds.round();
    refused(house, why);
    return house;
  }

  private void refused(House house, TimestampTrouble why) {
    refused(house, why, 0);
  }

  private void refused(House house, TimestampTrouble why, int rows) {
    assertThat(house.reading.installation().trouble()).isEqualTo(why);
    assertThat(rows()).isEqualTo(rows);
    assertThat(log.outbox(null))
        .filteredOn(leaf -> leaf.contains("stamp.refused") && leaf.contains("\"refused\""))
        .hasSize(1);
  }

  private void away(House house) throws Exception {
    house.timestampRounds.round();
    assertThat(house.reading.installation().trouble()).isEqualTo(TimestampTrouble.AWAY);
    assertThat(rows()).isZero();
    assertThat(log.outbox(null)).noneMatch(leaf -> leaf.contains("stamp.refused"));
  }

  private House house() {
    return new House(authority.settings(authority.root()));
  }

  /// What asks, and what shows.
  private final class House {

    final TimestampTable timestampTable = new TimestampTable(database.jdbc());
    final TimestampRounds timestampRounds;
    final TimestampReader reading;

    House(TimestampSettings settings) {
      this(settings, PATIENCE);
    }

    House(TimestampSettings settings, Duration patience) {
      var logs = new Logs(database.jdbc());
      timestampRounds =
          new TimestampRounds(
              settings,
              patience,
              database.fence(),
              logs,
              new WitnessTable(database.jdbc()),
              timestampTable,
              log.door(),
              () -> now);
      reading = new TimestampReader(timestampRounds, timestampTable, logs, database.fence());
    }
  }

  private void append() {
    var id = UUID.randomUUID().toString();
    database
        .fence()
        .office(() -> {
          for (var client : new ClientId[] {aoba, null}) {
            log.door()
                .append(Entry.done(Action.RECORDING_KEPT, client, id, Actor.EDGE, Purpose.OPERATE));
          }
        });
    log.sequence();
  }

  private long rows() {
    return database
        .superuser()
        .sql("select count(*) from audit_stamp")
        .query((row, n) -> row.getLong(1))
        .single();
  }
}
