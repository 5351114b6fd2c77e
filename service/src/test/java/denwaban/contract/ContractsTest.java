package denwaban.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.access.PasskeyRequirement;
import denwaban.access.SessionLimits;
import denwaban.audit.Actor;
import denwaban.audit.TestLog;
import denwaban.contract.History.Standing;
import denwaban.database.TestDatabase;
import denwaban.kernel.ClientId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class ContractsTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static final Instant START = Instant.parse("2026-04-01T00:00:00Z");

  @TempDir Path folder;

  private final ClientId aoba = new ClientId(UUID.randomUUID());
  private TestContracts made;
  private TestLog log;

  @BeforeEach
  void open() {
    log = new TestLog(database, folder);
    made = new TestContracts(database, log.door());
  }

  @Test
  void without_a_contract_nothing_is_allowed() {
    var none = new Decision.Refused(new Clause(0, "contract"), Decision.Reason.NO_CONTRACT);
    assertThat(made.answering().mayAnswer(aoba, START)).isEqualTo(none);
    assertThat(made.contracts().mayRecord(aoba, START)).isEqualTo(none);
  }

  @Test
  void terms_hold_from_their_first_moment_and_every_answer_names_its_clause() {
    made.agree(aoba, Terms.Recording.NOTICE, START);

    assertThat(made.answering().mayAnswer(aoba, START.minusNanos(1000)))
        .isInstanceOf(Decision.Refused.class);
    assertThat(made.answering().mayAnswer(aoba, START))
        .isEqualTo(new Decision.Allowed(new Clause(1, "answering")));
    assertThat(made.contracts().mayRecord(aoba, START))
        .isEqualTo(new Decision.Allowed(new Clause(1, "recording.notice")));
  }

  @Test
  void newer_terms_may_forbid_recording() {
    made.agree(aoba, Terms.Recording.NOTICE, START);
    made.agree(aoba, Terms.Recording.NEVER, START.plusSeconds(60));

    assertThat(made.contracts().mayRecord(aoba, START.plusSeconds(59)))
        .isInstanceOf(Decision.Allowed.class);
    assertThat(made.contracts().mayRecord(aoba, START.plusSeconds(60)))
        .isEqualTo(
            new Decision.Refused(new Clause(2, "recording.never"), Decision.Reason.NOT_AGREED));
  }

  @Test
  void anothers_contract_allows_us_nothing() {
    made.agree(aoba, Terms.Recording.NOTICE, START);
    assertThat(made.answering().mayAnswer(new ClientId(UUID.randomUUID()), START))
        .isInstanceOf(Decision.Refused.class);
  }

  @Test
  void recording_without_a_notice_cannot_be_written_down() {
    assertThatThrownBy(() -> terms(" ")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> terms("あ".repeat(401))).isInstanceOf(IllegalArgumentException.class);
    terms("あ".repeat(400));
  }

  @Test
  void things_are_kept_for_a_day_at_least_and_three_years_at_most() {
    for (var fit : List.of(1, Terms.KEEP_MOST)) {
      keeping(Period.ofDays(fit), Period.ofDays(1));
      keeping(Period.ofDays(1), Period.ofDays(fit));
    }
    for (var unfit : List.of(0, Terms.KEEP_MOST + 1)) {
      refused(() -> keeping(Period.ofDays(unfit), Period.ofDays(1)));
      refused(() -> keeping(Period.ofDays(1), Period.ofDays(unfit)));
    }
    refused(() -> keeping(Period.ofMonths(3), Period.ofDays(1)));
  }

  @Test
  void terms_do_not_reach_into_the_past_nor_beyond_a_year() {
    made.at(START);
    var late = START.minus(Duration.ofMinutes(5));
    var far = START.plus(Duration.ofDays(366));

    assertThat(agree(0, late.minusMillis(1))).isEqualTo(new AgreementResult.NotThen());
    assertThat(agree(0, far.plusMillis(1))).isEqualTo(new AgreementResult.NotThen());
    assertThat(made.contracts().history(aoba, START).versions()).isEmpty();

    assertThat(agree(0, late)).isInstanceOf(AgreementResult.Agreed.class);
    assertThat(made.answering().mayAnswer(aoba, START.minusMillis(1)))
        .isInstanceOf(Decision.Refused.class);
    assertThat(made.answering().mayAnswer(aoba, START)).isInstanceOf(Decision.Allowed.class);
    assertThat(agree(1, far)).isInstanceOf(AgreementResult.Agreed.class);
  }

  @Test
  void who_has_not_seen_the_newest_version_changes_nothing() {
    made.at(START);
    agree(0, START);

    assertThat(agree(0, START)).isEqualTo(new AgreementResult.Overtaken());
    assertThat(agree(2, START)).isEqualTo(new AgreementResult.Overtaken());
    assertThat(made.contracts().history(aoba, START).newest()).isEqualTo(1);
    assertThat(log.outbox(aoba)).hasSize(1);
  }

  @Test
  void of_two_who_agree_at_once_one_is_told() throws InterruptedException {
    made.at(START);
    var became = new ConcurrentLinkedQueue<AgreementResult>();
    var both = new CountDownLatch(2);
    var threads =
        Stream.generate(() ->
                Thread.ofVirtual()
                    .start(() -> {
                      both.countDown();
                      became.add(agree(0, START));
                    }))
            .limit(2)
            .toList();
    for (var thread : threads) thread.join();

    assertThat(became).hasSize(2).containsOnlyOnce(new AgreementResult.Overtaken());
    assertThat(log.outbox(aoba)).hasSize(1);
  }

  @Test
  void a_later_agreement_replaces_an_earlier_one_that_was_still_to_come() {
    made.at(START);
    agree(0, START);
    agree(1, START.plusSeconds(100));
    agree(2, START.plusSeconds(50));

    var history = made.contracts().history(aoba, START.plusSeconds(10));
    assertThat(history.versions().stream().map(history::standing))
        .containsExactly(Standing.COMING, Standing.NEVER, Standing.IN_FORCE);
    assertThat(history.until(history.versions().getLast())).contains(START.plusSeconds(50));
    assertThat(made.contracts().terms(aoba, START.plusSeconds(100)).orElseThrow().version())
        .isEqualTo(3);
    var after = made.contracts().history(aoba, START.plusSeconds(50));
    assertThat(after.versions().stream().map(after::standing))
        .containsExactly(Standing.IN_FORCE, Standing.NEVER, Standing.OVER);
  }

  @Test
  void what_was_agreed_cannot_be_changed_nor_removed() {
    made.agree(aoba, Terms.Recording.NOTICE, START);

    for (var action :
        List.of("update contract_terms set version = 9", "delete from contract_terms")) {
      assertThatThrownBy(() ->
              database
                  .fence()
                  .office(() -> {
                    database.jdbc().sql(action).update();
                  }))
          .rootCause()
          .hasMessageContaining("permission denied");
    }
  }

  @Test
  void the_log_names_exactly_these_terms() {
    made.agree(aoba, Terms.Recording.NOTICE, START);

    var terms = made.contracts().terms(aoba, START).orElseThrow();
    assertThat(terms.text())
        .isEqualTo(
            """
            {"client":"%s","effectiveFrom":"2026-04-01T00:00:00.000Z","keepMessages":180,\
            "keepRecordings":90,"noticeEn":"This call is recorded.","noticeJa":"この通話は録音されます。",\
            "recording":"notice","v":1,"version":1}\
            """
                .formatted(aoba));
    assertThat(log.outbox(aoba))
        .singleElement()
        .asString()
        .contains("\"act\":\"contract.set\"", "\"obj\":\"" + terms.digest().base64() + "\"");
  }

  private AgreementResult agree(int after, Instant from) {
    return made.newTerms()
        .agree(TestContracts.terms(aoba, Terms.Recording.NOTICE, 90, from), after, Actor.SERVICE);
  }

  private Terms keeping(Period recordings, Period messages) {
    return new Terms(
        aoba,
        1,
        Terms.Recording.NEVER,
        "",
        "",
        recordings,
        messages,
        Terms.Review.NONE,
        0,
        Terms.WITNESS_HOURS_USUAL,
        false,
        PasskeyRequirement.ANY,
        SessionLimits.USUAL,
        START);
  }

  @Test
  void quality_review_is_allowed_by_its_clause_and_by_nothing_else() {
    assertThat(made.contracts().mayReview(aoba, START)).isInstanceOf(Decision.Refused.class);
    made.agreeReview(aoba, Terms.Review.NONE);
    assertThat(made.contracts().mayReview(aoba, START))
        .isEqualTo(new Decision.Refused(new Clause(1, "review.none"), Decision.Reason.NOT_AGREED));
    made.agreeReview(aoba, Terms.Review.ON_REQUEST);
    assertThat(made.contracts().mayReview(aoba, START))
        .isEqualTo(new Decision.Allowed(new Clause(2, "review.on-request")));
  }

  @Test
  void only_terms_with_the_clause_are_of_version_2() {
    made.agreeReview(aoba, Terms.Review.NONE);
    made.agreeReview(aoba, Terms.Review.ON_REQUEST);
    var versions = made.contracts().history(aoba, START).versions();
    assertThat(versions.get(1).text()).contains("\"v\":1,").doesNotContain("qualityReview");
    assertThat(versions.get(0).text())
        .contains("\"qualityReview\":\"on-request\"")
        .contains("\"v\":2,");
  }

  @Test
  void a_confirmation_may_be_two_hours_old_at_least_and_a_week_at_most() {
    for (var fit : List.of(2, 3, Terms.WITNESS_HOURS_USUAL, 167, 168)) {
      assertThat(witnessed(fit).witnessHours()).isEqualTo(fit);
    }
    refused(() -> witnessed(1));
    refused(() -> witnessed(169));
  }

  @Test
  void how_old_a_confirmation_may_be_is_said_by_the_terms_in_force() {
    assertThat(made.contracts().witnessing(aoba, START))
        .as("without terms")
        .isEqualTo(new WitnessDuty(new Clause(0, "contract"), Duration.ofHours(24)));
    made.agree(aoba, Terms.Recording.NOTICE, START);
    made.agreeWitnesses(aoba, 2, START.plusSeconds(60));
    assertThat(made.contracts().witnessing(aoba, START.plusSeconds(59)))
        .isEqualTo(new WitnessDuty(new Clause(1, "witness.age"), Duration.ofHours(24)));
    assertThat(made.contracts().witnessing(aoba, START.plusSeconds(60)))
        .isEqualTo(new WitnessDuty(new Clause(2, "witness.age"), Duration.ofHours(2)));
    assertThat(made.contracts().witnessing(new ClientId(UUID.randomUUID()), START).within())
        .as("anothers terms are not ours")
        .isEqualTo(Duration.ofHours(24));
  }

  @Test
  void only_terms_with_another_age_than_a_day_are_of_version_4() {
    for (var review : Terms.Review.values()) {
      var usual = TestContracts.with(aoba, review, 24, START).text();
      assertThat(usual).doesNotContain("witnessHours", "\"v\":4");
      assertThat(TestContracts.with(aoba, review, 36, START).text())
          .isEqualTo(
              usual
                  .replaceFirst("\"v\":[123],", "\"v\":4,")
                  .replace("\"version\":1}", "\"version\":1,\"witnessHours\":36}"));
    }
  }

  @Test
  void homes_are_allowed_by_their_clause_and_by_nothing_else() {
    assertThat(made.contracts().mayAnswerAtHome(aoba, START))
        .as("without terms")
        .isEqualTo(new Decision.Refused(new Clause(0, "contract"), Decision.Reason.NO_CONTRACT));
    made.agree(aoba, Terms.Recording.NOTICE, START);
    made.agreeHomes(aoba, true, START.plusSeconds(60));
    made.agreeHomes(aoba, false, START.plusSeconds(120));
    assertThat(made.contracts().mayAnswerAtHome(aoba, START.plusSeconds(59)))
        .isEqualTo(new Decision.Refused(new Clause(1, "homes"), Decision.Reason.NOT_AGREED));
    assertThat(made.contracts().mayAnswerAtHome(aoba, START.plusSeconds(60)))
        .isEqualTo(new Decision.Allowed(new Clause(2, "homes")));
    assertThat(made.contracts().mayAnswerAtHome(aoba, START.plusSeconds(120)))
        .as("taken back")
        .isEqualTo(new Decision.Refused(new Clause(3, "homes"), Decision.Reason.NOT_AGREED));
  }

  @Test
  void only_terms_that_allow_homes_are_of_version_5() {
    for (var hours : List.of(24, 36)) {
      var usual = TestContracts.with(aoba, Terms.Review.NONE, hours, START).text();
      assertThat(usual).doesNotContain("homes", "\"v\":5");
      assertThat(TestContracts.with(aoba, Terms.Review.NONE, hours, true, START).text())
          .isEqualTo(
              usual
                  .replaceFirst("\"v\":[14],", "\"v\":5,")
                  .replace("\"keepMessages\"", "\"homes\":\"allowed\",\"keepMessages\""));
    }
  }

  @Test
  void passkeys_are_any_unless_terms_in_force_ask_for_more() {
    assertThat(made.contracts().passkeys(aoba))
        .as("without terms")
        .isEqualTo(PasskeyRequirement.ANY);
    made.agree(aoba, Terms.Recording.NOTICE, START);
    assertThat(made.contracts().passkeys(aoba)).isEqualTo(PasskeyRequirement.ANY);
    var from = START.plusSeconds(60);
    made.agreePasskeys(aoba, PasskeyRequirement.ATTESTED, from);
    made.at(from.minusMillis(1));
    assertThat(made.contracts().passkeys(aoba)).isEqualTo(PasskeyRequirement.ANY);
    made.at(from);
    assertThat(made.contracts().passkeys(aoba)).isEqualTo(PasskeyRequirement.ATTESTED);
    assertThat(database.fence().office(() -> made.contracts().passkeys(aoba)))
        .as("in the office's fence")
        .isEqualTo(PasskeyRequirement.ATTESTED);
    assertThat(database.fence().as(aoba, () -> made.contracts().passkeys(aoba)))
        .as("in the client's own")
        .isEqualTo(PasskeyRequirement.ATTESTED);
    var other = new ClientId(new UUID(9, 9));
    assertThatThrownBy(() -> database.fence().as(other, () -> made.contracts().passkeys(aoba)))
        .as("not hidden, and so any")
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void how_many_clients_ask_for_more_is_of_terms_in_force_and_names_nobody() {
    var from = START.plusSeconds(60);
    made.at(from);
    var contracts = made.contracts();
    var bound = contracts.askingMoreThan(PasskeyRequirement.ANY);
    var attested = contracts.askingMoreThan(PasskeyRequirement.DEVICE_BOUND);
    made.at(START);
    made.agreePasskeys(aoba, PasskeyRequirement.ATTESTED, from);
    made.at(from.minusMillis(1));
    var before = contracts.askingMoreThan(PasskeyRequirement.ANY);
    made.at(from);
    assertThat(contracts.askingMoreThan(PasskeyRequirement.ANY))
        .isEqualTo(bound + 1)
        .isGreaterThan(before);
    assertThat(contracts.askingMoreThan(PasskeyRequirement.DEVICE_BOUND)).isEqualTo(attested + 1);
    assertThat(contracts.askingMoreThan(PasskeyRequirement.ATTESTED)).isZero();

    made.agreePasskeys(aoba, PasskeyRequirement.ANY, from.plusSeconds(1));
    made.at(from.plusSeconds(1));
    assertThat(contracts.askingMoreThan(PasskeyRequirement.ANY)).as("newer terms").isEqualTo(bound);
  }

  @Test
  void only_terms_that_ask_for_passkeys_are_of_version_6() {
    var usual = TestContracts.with(aoba, Terms.Review.NONE, 24, true, START).text();
    assertThat(usual).doesNotContain("passkeys", "\"v\":6");
    for (var demand : List.of(PasskeyRequirement.DEVICE_BOUND, PasskeyRequirement.ATTESTED)) {
      assertThat(TestContracts.with(aoba, true, demand, START).text())
          .isEqualTo(
              usual
                  .replace("\"v\":5,", "\"v\":6,")
                  .replace(
                      "\"recording\"", "\"passkeys\":\"" + demand.code() + "\",\"recording\""));
    }
  }

  @Test
  void only_terms_with_shorter_sessions_are_of_version_7() {
    var usual = TestContracts.with(aoba, false, PasskeyRequirement.ATTESTED, START).text();
    assertThat(usual).doesNotContain("session", "\"v\":7");
    var idle = "\"recording\":\"notice\",\"sessionMinutes\":5,\"v\":7,";
    var plain = "\"recording\":\"notice\",\"v\":1,";
    var bare = TestContracts.terms(aoba, Terms.Recording.NOTICE, 90, START).text();
    assertThat(lasting(SessionLimits.of(5, 12)).text()).isEqualTo(bare.replace(plain, idle));
    assertThat(lasting(SessionLimits.of(15, 8)).text())
        .isEqualTo(bare.replace(plain, idle.replace("Minutes\":5", "Hours\":8")));
    assertThat(lasting(SessionLimits.of(5, 1)).text())
        .isEqualTo(
            bare.replace(plain, idle.replace("\"sessionM", "\"sessionHours\":1,\"sessionM")));
  }

  @Test
  void sessions_are_as_usual_unless_terms_in_force_make_them_shorter_and_never_longer() {
    assertThat(made.contracts().sessions(aoba)).isEqualTo(SessionLimits.USUAL);
    made.agree(lasting(SessionLimits.of(5, 8)));
    assertThat(made.contracts().sessions(aoba)).isEqualTo(SessionLimits.of(5, 8));
    for (var least : List.of(SessionLimits.of(5, 1), SessionLimits.of(15, 12))) {
      assertThat(lasting(least).sessions()).isEqualTo(least);
    }
    refused(() -> SessionLimits.of(4, 8));
    refused(() -> SessionLimits.of(16, 8));
    refused(() -> SessionLimits.of(5, 0));
    refused(() -> SessionLimits.of(5, 13));
  }

  private Terms lasting(SessionLimits limits) {
    return TestContracts.with(aoba, limits, START);
  }

  @Test
  void what_was_agreed_of_witnesses_is_kept_and_named_by_the_log() {
    made.agreeWitnesses(aoba, 36, START);
    var terms = made.contracts().terms(aoba, START).orElseThrow();
    assertThat(terms.witnessHours()).isEqualTo(36);
    assertThat(log.outbox(aoba))
        .singleElement()
        .asString()
        .contains("\"obj\":\"" + terms.digest().base64() + "\"");
  }

  private Terms witnessed(int hours) {
    return TestContracts.with(aoba, Terms.Review.NONE, hours, START);
  }

  private static void refused(ThrowingCallable action) {
    assertThatThrownBy(action).isInstanceOf(IllegalArgumentException.class);
  }

  private Terms terms(String notice) {
    return new Terms(
        aoba,
        1,
        Terms.Recording.NOTICE,
        notice,
        "This call is recorded.",
        Period.ofDays(1),
        Period.ofDays(1),
        Terms.Review.NONE,
        0,
        Terms.WITNESS_HOURS_USUAL,
        false,
        PasskeyRequirement.ANY,
        SessionLimits.USUAL,
        START);
  }
}
