package denwaban.retention;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.client.Client;
import denwaban.contract.termination.Termination.Side;
import denwaban.database.TestDatabase;
import denwaban.kernel.ClientId;
import denwaban.storage.TestStorage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// A client that never agreed to anything, such as one that was entered by mistake, ends as any
/// other, and nothing is kept for a contract that never was. The office of these tests began in
/// 2010, as that of [LogLeaseTest] did.
class NeverAgreedTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static final Instant BEGIN = Instant.parse("2010-04-01T03:00:00Z");

  @TempDir static Path folder;

  private TestRetention made;
  private ClientId client;

  @BeforeEach
  void open() {
    made = new TestRetention(database, folder, TestStorage.objects(folder), BEGIN);
    client = made.line.client();
  }

  @AfterEach
  void close() {
    made.close();
  }

  @Test
  void everything_of_it_goes_within_fourteen_months_of_the_notice() {
    offer();
    end();
    assertThat(made.terminations.of(client).orElseThrow().closedAt()).isNotNull();
    made.pass(Duration.ofDays(91));
    made.dayOfRounds();
    assertThat(made.state(LeaseKind.ACCOUNTS)).isEqualTo("erased");
    assertThat(made.state(LeaseKind.LOG)).isEqualTo("kept");
    assertThat(made.due(LeaseKind.LOG)).isBefore(made.now.plus(Duration.ofDays(368)));
    assertThat(kinds()).doesNotContain("kyc");

    made.pass(Duration.ofDays(365));
    made.round();
    assertThat(made.state(LeaseKind.LOG)).as("a year and a day").isEqualTo("kept");
    assertThat(rows("contract_offer")).isOne();
    made.pass(Duration.ofDays(3));
    made.round();
    assertThat(made.state(LeaseKind.LOG)).isEqualTo("erased");
    made.round();
    assertThat(made.state(LeaseKind.CONTRACT)).isEqualTo("erased");
    assertThat(made.now).isBefore(BEGIN.plus(Duration.ofDays(14 * 31 + 70)));
    for (var table :
        new String[] {"contract_offer", "contract_termination", "client_company_key"}) {
      assertThat(rows(table)).as(table).isZero();
    }
    assertThat(name()).isEqualTo("—");
    assertThat(made.clients.clients().all()).extracting(Client::id).doesNotContain(client);
    assertThat(database.fence().office(made.leases::unfinished)).doesNotContain(client);
  }

  @Test
  void its_certificate_says_that_there_was_no_contract() {
    end();
    assertThat(whole())
        .contains("契約なし（最後の記録から366日）", "\"drafts\"", "\"accounts\"")
        .doesNotContain("商法", "\"kyc\"");
    var end = made.views.of(client, made.line.admin()).end();
    assertThat(end).isNotNull();
    assertThat(end.contractUntil()).isNull();
    assertThat(end.kycUntil()).isNull();
    assertThat(end.accountsUntil()).isNotNull();
    assertThat(made.views.of(client, made.line.admin()).agreed()).isFalse();
    assertThat(logDays()).isEqualTo(366);
  }

  @Test
  void verification_records_stay_seven_years_and_so_does_the_log() {
    verified();
    end();
    assertThat(whole()).contains("\"kyc\"").doesNotContain("商法");
    made.pass(Duration.ofDays(600));
    made.dayOfRounds();
    assertThat(made.state(LeaseKind.KYC)).isEqualTo("kept");
    assertThat(made.state(LeaseKind.LOG)).isEqualTo("kept");
    assertThat(rows("kyc_standing")).isOne();
    made.now = Instant.parse("2017-04-02T15:00:00Z");
    made.dayOfRounds();
    assertThat(made.state(LeaseKind.KYC)).isEqualTo("erased");
    assertThat(rows("kyc_standing")).isZero();
    made.pass(Duration.ofDays(370));
    made.round();
    made.round();
    assertThat(made.state(LeaseKind.LOG)).isEqualTo("erased");
    assertThat(made.state(LeaseKind.CONTRACT)).isEqualTo("erased");
  }

  @Test
  void a_note_of_suspicion_alone_stays_seven_years() {
    replica(
        """
        insert into kyc_suspicion (id, note_id, client_id, state, at, person_id, sealed)
        values (it, it, it, 'NOTED', now(), it, 'x')
        """);
    end();
    assertThat(whole()).contains("\"kyc\"");
    made.pass(Duration.ofDays(600));
    made.dayOfRounds();
    assertThat(made.state(LeaseKind.KYC)).isEqualTo("kept");
    assertThat(rows("kyc_suspicion")).isOne();
    made.now = Instant.parse("2017-04-02T15:00:00Z");
    made.dayOfRounds();
    assertThat(rows("kyc_suspicion")).isZero();
  }

  @Test
  void who_looked_for_notes_of_suspicion_goes_with_the_rest_if_there_are_none() {
    replica("insert into kyc_suspicion_read values (gen_random_uuid(), it, it, now())");
    end();
    assertThat(made.state(LeaseKind.KYC)).isEqualTo("erased");
    assertThat(rows("kyc_suspicion_read")).isZero();
  }

  @Test
  void records_that_come_before_all_is_due_move_its_day_on() {
    replica("insert into kyc_suspicion_read values (gen_random_uuid(), it, it, now())");
    made.log.sequence();
    made.terminations.give(client, Side.OFFICE, null, "誤登録", 14, 30, made.line.admin());
    made.round();
    verified();
    made.round();
    assertThat(made.due(LeaseKind.KYC)).isAfter(BEGIN.plus(Duration.ofDays(7 * 365)));
  }

  @Test
  void records_that_are_entered_after_the_end_are_kept_too() {
    end();
    verified();
    made.pass(Duration.ofDays(600));
    made.dayOfRounds();
    assertThat(made.state(LeaseKind.KYC)).isEqualTo("kept");
    assertThat(made.state(LeaseKind.LOG)).isEqualTo("kept");
  }

  @Test
  void one_signature_makes_it_a_client_as_any_other() {
    offer();
    signedByTheOffice();
    end();
    assertThat(whole()).contains("商法", "\"kyc\"").doesNotContain("契約なし");
    assertThat(made.state(LeaseKind.KYC)).isEqualTo("kept");
    assertThat(made.due(LeaseKind.CONTRACT)).isAfter(BEGIN.plus(Duration.ofDays(4_000)));
    assertThat(logDays()).isEqualTo(LeaseKind.LOG.usual());
  }

  @Test
  void one_caller_makes_it_a_client_as_any_other() throws Exception {
    made.keep("折り返しお電話ください");
    end();
    assertThat(whole()).contains("商法").doesNotContain("契約なし");
    assertThat(made.state(LeaseKind.KYC)).isEqualTo("kept");
  }

  @Test
  void a_client_with_a_contract_is_as_before() {
    made.contracts.sign(client, Map.of(), made.now);
    made.log.sequence();
    end();
    assertThat(whole()).contains("商法").doesNotContain("契約なし");
    assertThat(made.views.of(client, made.line.admin()).agreed()).isTrue();
  }

  @Test
  void without_a_notice_nothing_of_it_ends() {
    offer();
    made.pass(Duration.ofDays(2_000));
    made.dayOfRounds();
    assertThat(rows("contract_offer")).isOne();
    assertThat(made.state(LeaseKind.LOG)).isEqualTo("kept");
    assertThat(logDays()).isEqualTo(LeaseKind.LOG.usual());
    assertThat(made.status.of(client).overdue()).isZero();
  }

  @Test
  void an_end_a_year_ahead_moves_no_lease_before_its_time() {
    made.terminations.give(
        client, Side.OFFICE, made.now.plus(Duration.ofDays(366)), "誤登録", 14, 30, made.line.admin());
    made.dayOfRounds();
    made.pass(Duration.ofDays(366 + 31));
    made.dayOfRounds();
    assertThat(made.terminations.of(client).orElseThrow().closedAt()).isNotNull();
    assertThat(made.state(LeaseKind.LOG)).isEqualTo("kept");
  }

  /// A draft that no one signed.
  private void offer() {
    replica(
        """
        insert into contract_offer
          (client_id, digest, version, record, document, html, made_at, made_by, state, state_at)
        values (it, sha256('x'), 1, 'x', sha256('x'), 'x', now(), it, 'DRAFT', now())
        """);
  }

  private void signedByTheOffice() {
    replica(
        """
        insert into contract_signature (client_id, digest, side, person_id, signed_at, statement,
          credential, public_key, client_data, authenticator_data, signature)
        values (it, sha256('x'), 'office', it, now(), 'x', 'x', 'x', 'x', 'x', 'x')
        """);
  }

  private void verified() {
    replica(
        """
        insert into kyc_standing
          (verification_id, client_id, verified_on, company_method, person_method, recorded_at)
        values (gen_random_uuid(), it, '2010-04-01', 'x', 'x', now())
        """);
  }

  private void replica(String statement) {
    database
        .superuser()
        .sql(
            """
            do $$
            declare
              it constant uuid := '%s';
            begin
              set local session_replication_role = replica;
              %s;
            end $$
            """
                .formatted(client, statement))
        .update();
  }

  private void end() {
    made.log.sequence();
    made.terminations.give(client, Side.OFFICE, null, "誤登録", 14, 30, made.line.admin());
    made.pass(Duration.ofDays(31));
    made.dayOfRounds();
  }

  private String whole() {
    var line =
        made.status.certificates(client, Integer.MAX_VALUE, 10).stream()
            .filter(ErasureTable.Line::whole)
            .findFirst()
            .orElseThrow();
    return made.status.certificate(client, line.n()).orElseThrow();
  }

  private int logDays() {
    return made.status.of(client).kinds().stream()
        .filter(it -> it.kind() == LeaseKind.LOG)
        .findFirst()
        .orElseThrow()
        .days();
  }

  private java.util.List<String> kinds() {
    return database
        .superuser()
        .sql("select kind from retention_lease where client_id = ?")
        .param(client.value())
        .query(String.class)
        .list();
  }

  private long rows(String table) {
    return database
        .superuser()
        .sql("select count(*) from " + table + " where client_id = ?")
        .param(client.value())
        .query(Long.class)
        .single();
  }

  private String name() {
    return database
        .superuser()
        .sql("select name from client where id = ?")
        .param(client.value())
        .query(String.class)
        .single();
  }
}
