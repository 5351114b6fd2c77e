package denwaban.assurance.deviation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.access.CurrentUser;
import denwaban.access.Role;
import denwaban.assurance.control.Words;
import denwaban.assurance.observation.Finding;
import denwaban.assurance.observation.Observations;
import denwaban.assurance.observation.Outcome;
import denwaban.assurance.observation.Scope;
import denwaban.assurance.observation.TestObservations;
import denwaban.assurance.posture.PostureDays;
import denwaban.assurance.posture.PostureRounds;
import denwaban.assurance.posture.TestPosture;
import denwaban.audit.TestLog;
import denwaban.client.Client;
import denwaban.client.KeyKind;
import denwaban.client.key.TestClients;
import denwaban.contract.TestContracts;
import denwaban.database.TestDatabase;
import denwaban.http.Problem;
import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import denwaban.seal.json.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;

/// What both agreed to follow is written down when it must, once, and not before.
class DeviationsTest {

  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  @TempDir static Path folder;

  /// Noon in Japan.
  private Instant now = Instant.parse("2026-11-27T03:00:00Z");

  private Observations observations;
  private PostureRounds rounds;
  private PostureDays days;
  private TestContracts contracts;
  private Client client;
  private Deviations deviations;

  @BeforeEach
  void open() {
    DATABASE
        .superuser()
        .sql(
            "truncate assurance_observation, assurance_batch, assurance_change, assurance_day,"
                + " assurance_posture, contract_deviation, contract_terms cascade")
        .update();
    var log = new TestLog(DATABASE, folder).door(() -> now);
    var clients = new TestClients(DATABASE, log);
    client = clients.add("v" + UUID.randomUUID().toString().substring(0, 8), KeyKind.X25519);
    var made = new TestObservations(DATABASE, log, folder, () -> now);
    observations = made.started();
    var all = clients.clients();
    rounds = TestPosture.rounds(DATABASE, observations, all, log, () -> now);
    days = TestPosture.days(DATABASE, all, made.key(), log, () -> now);
    contracts = new TestContracts(DATABASE, log);
    deviations = TestDeviations.over(DATABASE, all, contracts.contracts(), days, log, () -> now);
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

  private void red(int minutes) {
    pass(Duration.ofMinutes(1));
    observe(Outcome.FAILED);
    pass(Duration.ofMinutes(minutes));
    observe(Outcome.PASSED);
    deviations.round();
  }

  private void agreed(int minutes, int window) {
    var row =
        new Json.Obj(
            Map.of(
                "control", new Json.Text("certification"),
                "threshold", new Json.Text(Integer.toString(minutes)),
                "window", new Json.Text(Integer.toString(window)),
                "consequence", new Json.Text("月額料金の5％を減額する")));
    contracts.sign(client.id(), Map.of("penalties", new Json.Arr(List.of(row))), now);
  }

  @Test
  void one_minute_too_long_has_the_consequence_that_was_agreed_and_once() {
    agreed(20, 30);
    red(20);
    assertThat(deviations.of(client.id())).as("as long as allowed").isEmpty();
    red(1);
    assertThat(deviations.of(client.id()))
        .singleElement()
        .satisfies(it -> {
          assertThat(it.minutes()).isEqualTo(21);
          assertThat(it.allowed()).isEqualTo(20);
          assertThat(it.item()).isEqualTo("certification");
          assertThat(it.consequence()).isEqualTo("月額料金の5％を減額する");
          assertThat(it.lastDay()).isEqualTo(LocalDate.parse("2026-11-27"));
        });
    red(50);
    assertThat(deviations.of(client.id())).as("a day counts once").hasSize(1);
    pass(Duration.ofDays(1));
    days.round();
    red(21);
    assertThat(deviations.of(client.id())).hasSize(2);
    assertThat(entries("contract.deviated")).isEqualTo(2);
  }

  @Test
  void what_lies_before_the_window_or_the_contract_does_not_count() {
    red(100);
    pass(Duration.ofDays(1));
    days.round();
    agreed(20, 2);
    red(15);
    pass(Duration.ofDays(2));
    days.round();
    red(15);
    assertThat(deviations.of(client.id())).isEmpty();
  }

  @Test
  void minutes_of_the_first_day_before_the_contract_took_effect_do_not_count() {
    red(540);
    agreed(20, 30);
    deviations.round();
    assertThat(deviations.of(client.id())).isEmpty();
    red(21);
    assertThat(deviations.of(client.id()))
        .singleElement()
        .satisfies(it -> assertThat(it.minutes()).isEqualTo(21));
  }

  @Test
  void what_began_before_the_contract_and_goes_on_counts_from_its_beginning() {
    pass(Duration.ofMinutes(1));
    observe(Outcome.FAILED);
    pass(Duration.ofMinutes(300));
    agreed(20, 30);
    pass(Duration.ofMinutes(21));
    deviations.round();
    assertThat(deviations.of(client.id()))
        .singleElement()
        .satisfies(it -> assertThat(it.minutes()).isEqualTo(21));
  }

  @Test
  void the_office_says_what_became_of_one_and_once() {
    agreed(0, 1);
    red(1);
    var id = deviations.of(client.id()).getFirst().id();
    var office = new CurrentUser(new PersonId(UUID.randomUUID()), Role.ADMIN, null, "s", "高橋");
    for (var bad : new String[] {"", "字".repeat(Deviation.NOTE + 1)}) {
      assertThatThrownBy(() -> deviations.settle(client.id(), id, bad, office))
          .isInstanceOf(Problem.class);
    }
    var other = new ClientId(UUID.randomUUID());
    assertThatThrownBy(() -> deviations.settle(other, id, "減額した", office))
        .isInstanceOf(Problem.class);
    deviations.settle(client.id(), id, "字".repeat(Deviation.NOTE), office);
    assertThat(deviations.of(client.id()).getFirst().settledAt()).isNotNull();
    assertThatThrownBy(() -> deviations.settle(client.id(), id, "別のこと", office))
        .isInstanceOf(Problem.class);
    assertThat(entries("contract.deviation.settled")).isOne();
    assertThat(deviations.of(other)).isEmpty();
  }

  @Test
  void nobody_takes_one_back() {
    agreed(0, 1);
    red(1);
    for (var sql :
        List.of(
            "delete from contract_deviation",
            "update contract_deviation set minutes = 9",
            "update contract_deviation set consequence = 'none'")) {
      assertThatThrownBy(() -> DATABASE.fence().office(() -> DATABASE.jdbc().sql(sql).update()))
          .isInstanceOf(DataAccessException.class);
    }
  }

  private long entries(String act) {
    return DATABASE
        .superuser()
        .sql(
            """
            select count(*) from audit_outbox
            where leaf::jsonb ->> 'act' = :act and log = :log
            """)
        .param("act", act)
        .param("log", client.id().value())
        .query(Long.class)
        .single();
  }
}
