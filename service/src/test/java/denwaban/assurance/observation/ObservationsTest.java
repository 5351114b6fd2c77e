package denwaban.assurance.observation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.assurance.control.Words;
import denwaban.audit.TestLog;
import denwaban.database.TestDatabase;
import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.seal.crypto.Digest;
import denwaban.seal.crypto.Ed25519;
import denwaban.seal.crypto.Signer;
import denwaban.seal.crypto.Signing;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;

/// Observations are signed, logged, never changed; and no one can set one green.
class ObservationsTest {

  private static final String CHECK = "storage.private";

  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  @TempDir static Path folder;

  private Instant now = Instant.parse("2026-11-27T03:00:00Z");
  private TestObservations made;
  private Observations observations;

  @BeforeEach
  void empty() {
    DATABASE.superuser().sql("truncate assurance_observation, assurance_batch cascade").update();
    var log = new TestLog(DATABASE, folder);
    made = new TestObservations(DATABASE, log.door(() -> now), folder, () -> now);
    observations = made.started();
  }

  private static Finding finding(Outcome outcome) {
    return finding(CHECK, outcome);
  }

  private static Finding finding(String check, Outcome outcome) {
    return Finding.of(check, Scope.OFFICE, outcome, 1, 1, new Words("見た。", "Seen."));
  }

  private void keep(Outcome outcome) {
    observations.keep(List.of(finding(outcome)));
  }

  private Outcome newest() {
    return observations.newest(CHECK, Scope.OFFICE).orElseThrow().outcome();
  }

  private static long rows(String table) {
    return DATABASE.superuser().sql("select count(*) from " + table).query(Long.class).single();
  }

  private static long entries(String act, String object) {
    return DATABASE
        .superuser()
        .sql(
            """
            select count(*) from audit_outbox
            where leaf::jsonb ->> 'act' = :act and leaf::jsonb ->> 'obj' = :object
            """)
        .param("act", act)
        .param("object", object)
        .query(Long.class)
        .single();
  }

  @Test
  void one_is_signed_in_its_batch_which_is_an_entry_and_anybody_can_check_it() {
    keep(Outcome.PASSED);
    var id = observations.newest(CHECK, Scope.OFFICE).orElseThrow().id();
    var proven = observations.find(id).orElseThrow();
    var hashes = proven.batch().hashes();
    assertThat(Digest.sha256(proven.observation().text())).isEqualTo(hashes);
    assertThat(
            Ed25519.verifies(
                proven.key(), Signing.OBSERVATIONS, hashes, proven.batch().signature()))
        .isTrue();
    assertThat(entries("assurance.observed", Digest.sha256(hashes).base64())).isEqualTo(1);
    assertThat(entries("assurance.key", proven.key().base64())).isEqualTo(1);
    assertThat(observations.find(UUID.randomUUID())).isEmpty();
  }

  @Test
  void what_was_seen_by_a_clock_that_was_ahead_hides_nothing_that_is_found_later() {
    passedByAClockThatWasAhead();
    keep(Outcome.FAILED);
    assertThat(newest()).isEqualTo(Outcome.FAILED);
    keep(Outcome.FAILED);
    assertThat(rows("assurance_observation")).as("said once").isEqualTo(2);
  }

  @Test
  void what_was_seen_by_a_clock_that_was_ahead_holds_no_longer_than_until_it_is_looked_at_again() {
    passedByAClockThatWasAhead();
    keep(Outcome.PASSED);
    assertThat(observations.newest(CHECK, Scope.OFFICE))
        .hasValueSatisfying(it -> assertThat(it.collected()).isEqualTo(now));
    keep(Outcome.PASSED);
    assertThat(rows("assurance_observation")).as("said once").isEqualTo(2);
  }

  private void passedByAClockThatWasAhead() {
    now = now.plus(Duration.ofHours(2));
    keep(Outcome.PASSED);
    now = now.minus(Duration.ofHours(2)).plusSeconds(60);
  }

  @Test
  void what_is_said_again_is_kept_again_when_half_of_its_time_is_over_or_something_changed() {
    keep(Outcome.PASSED);
    now = now.plus(Duration.ofMinutes(29));
    keep(Outcome.PASSED);
    assertThat(rows("assurance_observation")).isEqualTo(1);
    now = now.plus(Duration.ofMinutes(1));
    keep(Outcome.PASSED);
    assertThat(rows("assurance_observation")).isEqualTo(2);
    now = now.plusSeconds(10);
    keep(Outcome.FAILED);
    assertThat(rows("assurance_observation")).isEqualTo(3);
    assertThat(newest()).isEqualTo(Outcome.FAILED);
  }

  @Test
  void a_check_that_fails_and_is_mended_is_an_entry_each_and_how_it_stood_at_first_is_none() {
    var failed = entries("assurance.failed", CHECK);
    var mended = entries("assurance.mended", CHECK);
    keep(Outcome.FAILED);
    assertThat(entries("assurance.failed", CHECK)).isEqualTo(failed);
    now = now.plusSeconds(60);
    keep(Outcome.PASSED);
    assertThat(entries("assurance.mended", CHECK)).isEqualTo(mended + 1);
    now = now.plusSeconds(60);
    keep(Outcome.COULD_NOT_LOOK);
    now = now.plusSeconds(60);
    keep(Outcome.FAILED);
    assertThat(entries("assurance.failed", CHECK)).isEqualTo(failed + 1);
    assertThat(observations.history(CHECK, Scope.OFFICE, 10))
        .extracting(Observation::outcome)
        .as("red stays in the history")
        .containsExactly(Outcome.FAILED, Outcome.COULD_NOT_LOOK, Outcome.PASSED, Outcome.FAILED);
  }

  @Test
  void a_look_that_found_nothing_out_between_two_is_no_change() {
    keep(Outcome.PASSED);
    var failed = entries("assurance.failed", CHECK);
    var mended = entries("assurance.mended", CHECK);
    after(Outcome.FAILED, Outcome.COULD_NOT_LOOK, Outcome.FAILED);
    assertThat(entries("assurance.failed", CHECK)).as("once").isEqualTo(failed + 1);
    after(Outcome.COULD_NOT_LOOK, Outcome.PASSED);
    assertThat(entries("assurance.mended", CHECK)).isEqualTo(mended + 1);
    after(Outcome.COULD_NOT_LOOK, Outcome.PASSED);
    assertThat(entries("assurance.mended", CHECK)).as("once").isEqualTo(mended + 1);
    assertThat(entries("assurance.failed", CHECK)).isEqualTo(failed + 1);
  }

  private void after(Outcome... all) {
    for (var outcome : all) {
      now = now.plusSeconds(60);
      keep(outcome);
    }
  }

  @Test
  void what_a_run_found_is_known_again_after_a_look_that_failed() {
    var run = collected(now);
    observations.keep(List.of(run));
    after(Outcome.COULD_NOT_LOOK);
    assertThat(newest()).isEqualTo(Outcome.COULD_NOT_LOOK);
    for (var n = 0; n < 3; n++) {
      now = now.plusSeconds(60);
      observations.keep(List.of(run));
      assertThat(newest()).isEqualTo(Outcome.PASSED);
    }
    assertThat(rows("assurance_observation")).as("and said once").isEqualTo(3);
  }

  /// As the probe's: as old as its run, however often it is looked at.
  private static Finding collected(Instant at) {
    var it = finding(Outcome.PASSED);
    return new Finding(CHECK, Scope.OFFICE, it.outcome(), 1, 1, it.said(), it.evidence(), at, null);
  }

  @Test
  void each_client_is_told_in_its_own_log_when_a_certificate_is_no_longer_valid() {
    var client =
        new denwaban.client.key.TestClients(DATABASE, new TestLog(DATABASE, folder).door())
            .add(
                "c" + UUID.randomUUID().toString().substring(0, 8), denwaban.client.KeyKind.X25519);
    observations.keep(List.of(finding("certificate.valid", Outcome.PASSED)));
    now = now.plusSeconds(60);
    observations.keep(List.of(finding("certificate.valid", Outcome.FAILED)));
    var told =
        DATABASE
            .superuser()
            .sql(
                """
                select leaf::jsonb ->> 'obj' from audit_outbox
                where log = :log and leaf::jsonb ->> 'act' = 'assurance.failed'
                """)
            .param("log", client.id().value())
            .query(String.class)
            .list();
    assertThat(told).containsExactly("certificate.valid");
  }

  @Test
  void a_program_that_was_just_started_knows_the_newest() {
    keep(Outcome.FAILED);
    now = now.plusSeconds(60);
    keep(Outcome.PASSED);
    var again = made.started();
    again.refresh();
    assertThat(again.newest(CHECK, Scope.OFFICE).orElseThrow().outcome()).isEqualTo(Outcome.PASSED);
  }

  @Test
  void no_word_stands_for_a_machine_and_no_machine_for_a_word() {
    assertThatThrownBy(() -> observations.keepWord(finding(Outcome.PASSED), "people a, b"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> observations.keep(List.of(finding("training.held", Outcome.PASSED))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void nothing_holds_longer_than_the_catalogue_says() {
    var plain = finding(Outcome.PASSED);
    var longer =
        new Finding(
            CHECK,
            Scope.OFFICE,
            Outcome.PASSED,
            1,
            1,
            plain.said(),
            plain.evidence(),
            now,
            now.plus(Duration.ofHours(1)).plusMillis(1));
    assertThatThrownBy(() -> observations.keep(List.of(longer)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void what_two_people_declared_not_to_apply_stays_so_until_its_end() {
    var check = "hosting.evidence";
    var plain = finding(check, Outcome.NOT_APPLICABLE);
    observations.keepWord(
        new Finding(
            check,
            Scope.OFFICE,
            Outcome.NOT_APPLICABLE,
            1,
            1,
            plain.said(),
            plain.evidence(),
            null,
            now.plus(Duration.ofDays(30))),
        "people security-officer, admin");
    now = now.plus(Duration.ofDays(29));
    observations.keep(List.of(finding(check, Outcome.FAILED)));
    assertThat(observations.newest(check, Scope.OFFICE).orElseThrow().outcome())
        .isEqualTo(Outcome.NOT_APPLICABLE);
    now = now.plus(Duration.ofDays(2));
    observations.keep(List.of(finding(check, Outcome.FAILED)));
    assertThat(observations.newest(check, Scope.OFFICE).orElseThrow().outcome())
        .isEqualTo(Outcome.FAILED);
  }

  // --- no one sets green ------------------------------------------------------------------------

  private void asTheProgram(String sql) {
    DATABASE.fence().office(() -> DATABASE.jdbc().sql(sql).update());
  }

  @Test
  void the_program_itself_can_neither_change_nor_remove_one() {
    keep(Outcome.FAILED);
    for (var sql :
        List.of(
            "update assurance_observation set result = 'passed'",
            "update assurance_observation set expires = expires + interval '1 year'",
            "update assurance_observation set collected = collected - interval '1 year'",
            "delete from assurance_observation",
            "update assurance_batch set signature = signature",
            "delete from assurance_batch",
            "update assurance_signer set wrapped = wrapped",
            "delete from assurance_signer",
            "truncate assurance_observation cascade")) {
      assertThatThrownBy(() -> asTheProgram(sql)).as(sql).isInstanceOf(DataAccessException.class);
    }
    assertThat(newest()).isEqualTo(Outcome.FAILED);
  }

  private static final String FORGE =
      """
      insert into assurance_observation
        (id, batch, n, check_code, scope_kind, scope_id, method, result, population, sample,
         ja, en, evidence, collected, expires, producer)
      select gen_random_uuid(), %s, %s, check_code, scope_kind, scope_id, method, 'passed',
        population, sample, ja, en, evidence, %s, %s, producer
      from assurance_observation limit 1
      """;

  @Test
  void what_is_put_there_by_sql_is_as_if_it_were_not_there_and_is_found() {
    keep(Outcome.FAILED);
    var batch = "(select batch from assurance_observation limit 1)";
    for (var forged :
        List.of(
            FORGE.formatted(batch, 1, "now()", "now() + interval '1 hour'"),
            FORGE.formatted(batch, 2, "collected + interval '1 minute'", "expires"),
            FORGE.formatted(batch, 3, "collected - interval '1 day'", "expires"),
            FORGE.formatted(batch, 4, "timestamptz '2099-01-01'", "timestamptz '2099-01-02'"))) {
      asTheProgram(forged);
    }
    observations.refresh();
    assertThat(newest()).isEqualTo(Outcome.FAILED);
    assertThat(observations.unsigned()).isEqualTo(4);
    var again = made.started();
    again.refresh();
    assertThat(again.newest(CHECK, Scope.OFFICE).orElseThrow().outcome())
        .as("after a start")
        .isEqualTo(Outcome.FAILED);
    assertThat(again.unsigned()).isEqualTo(4);
    assertThat(again.history(CHECK, Scope.OFFICE, 10)).hasSize(1);
  }

  @Test
  void a_batch_under_another_key_is_none_of_ours() {
    keep(Outcome.FAILED);
    var stranger = Signer.generate();
    var good =
        new Observation(
            UUID.randomUUID(),
            CHECK,
            denwaban.assurance.control.Method.TEST,
            Scope.OFFICE,
            Outcome.PASSED,
            1,
            1,
            new Words("良い。", "Good."),
            Bytes.of(new byte[32]),
            now.plusSeconds(1),
            now.plusSeconds(600),
            "program x");
    DATABASE
        .fence()
        .office(() ->
            new ObservationTable(DATABASE.jdbc())
                .add(Batch.sign(UUID.randomUUID(), now, List.of(good), stranger), List.of(good)));
    observations.refresh();
    assertThat(newest()).isEqualTo(Outcome.FAILED);
    assertThat(observations.find(good.id())).isEmpty();
    assertThat(observations.unsigned()).isEqualTo(1);
  }

  @Test
  void one_flipped_bit_is_found_by_whoever_checks() {
    keep(Outcome.PASSED);
    var id = observations.newest(CHECK, Scope.OFFICE).orElseThrow().id();
    // an administrator of the database can; the signature is what they cannot make
    DATABASE.superuser().sql("update assurance_observation set en = 'seen.'").update();
    assertThat(observations.find(id)).isEmpty();
    var again = made.started();
    again.refresh();
    assertThat(again.newest(CHECK, Scope.OFFICE)).isEmpty();
    assertThat(again.unsigned()).isEqualTo(1);
  }

  @Test
  void a_client_sees_no_row_by_sql() {
    keep(Outcome.PASSED);
    var seen =
        DATABASE
            .fence()
            .as(
                new ClientId(new UUID(7, 1)),
                () ->
                    DATABASE
                        .jdbc()
                        .sql("select count(*) from assurance_observation")
                        .query(Long.class)
                        .single());
    assertThat(seen).isZero();
  }

  @Test
  void rows_without_our_signature_are_remembered_up_to_a_limit() {
    keep(Outcome.FAILED);
    asTheProgram(
        """
        insert into assurance_observation
          (id, batch, n, check_code, scope_kind, scope_id, method, result, population, sample,
           ja, en, evidence, collected, expires, producer)
        select gen_random_uuid(), batch, g, check_code, scope_kind, scope_id, method, 'passed',
          population, sample, ja, en, evidence, collected + interval '1 second', expires, producer
        from assurance_observation, generate_series(1, 1100) g
        """);
    observations.refresh();
    assertThat(observations.unsigned()).isEqualTo(1_000);
    assertThat(newest()).isEqualTo(Outcome.FAILED);
  }
}
