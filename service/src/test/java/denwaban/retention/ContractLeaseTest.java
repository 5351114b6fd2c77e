package denwaban.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.client.key.TestLine;
import denwaban.contract.termination.Termination.Side;
import denwaban.database.Rows;
import denwaban.database.TestDatabase;
import denwaban.kernel.ClientId;
import denwaban.seal.json.Json;
import denwaban.storage.TestStorage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;

/// A contract goes when the law's years are over, after the log that it speaks of. The office of
/// these tests began in 2009, as that of [LogLeaseTest] did.
class ContractLeaseTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static final Instant BEGIN = Instant.parse("2009-04-01T03:00:00Z");
  private static final Duration KYC = Duration.ofDays(7 * 366 + 60);

  /// The day after ten years and fourteen months from the end, which is BEGIN's day.
  private static final Instant DUE = Instant.parse("2020-06-01T15:00:00Z");

  private static final List<String> TABLES =
      List.of(
          "contract_signature_stamp",
          "contract_signature",
          "contract_scan",
          "contract_offer",
          "contract_terms",
          "contract_confirmation",
          "contract_deviation",
          "contract_termination",
          "subprocessor_consent",
          "outbound_flow",
          "retention_hold_approval",
          "retention_hold",
          "retention_certificate",
          "client_company_key",
          "client_member_key");

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
  void it_goes_with_all_that_was_signed_when_its_years_are_over() throws Exception {
    agree(400);
    end();
    assertThat(made.due(LeaseKind.CONTRACT)).isEqualTo(DUE);
    logGone();
    assertThat(made.state(LeaseKind.LOG)).isEqualTo("erased");
    passUntil(DUE.minusSeconds(1));
    made.round();
    assertThat(made.state(LeaseKind.CONTRACT)).isEqualTo("kept");
    assertThat(rows(client)).doesNotContainValue(0L);
    assertThat(name()).isNotEqualTo("—");

    passUntil(DUE);
    aMinuteAgo();
    made.rounds.round();
    assertThat(made.state(LeaseKind.CONTRACT)).isEqualTo("erased");
    assertThat(rows(client)).allSatisfy((_, n) -> assertThat(n).isZero());
    assertThat(name()).isEqualTo("—");
    assertThat(told("erasure.done")).isOne();
    assertThat(database.fence().office(made.leases::unfinished)).doesNotContain(client);
  }

  @Test
  void another_clients_contract_stays() {
    agree(400);
    var other = new TestLine(made.clients).client();
    made.contracts.sign(other, Map.of(), made.now);
    made.log.sequence();
    end();
    logGone();
    passUntil(DUE);
    made.round();
    assertThat(made.state(LeaseKind.CONTRACT)).isEqualTo("erased");
    assertThat(rows(other).get("contract_signature")).isEqualTo(2);
  }

  @Test
  void it_stays_while_the_log_does_though_its_years_are_over() {
    agree(3650);
    end();
    logGone();
    passUntil(DUE.plus(Duration.ofDays(365)));
    made.round();
    made.round();
    assertThat(made.state(LeaseKind.LOG)).isEqualTo("kept");
    assertThat(made.state(LeaseKind.CONTRACT)).isEqualTo("kept");
    assertThat(rows(client)).doesNotContainValue(0L);
  }

  @Test
  void nobody_erases_it_before_its_time_or_its_log_also_not_by_sql() {
    agree(3650);
    end();
    erased(0);
    assertThatThrownBy(() -> decided(made.now)).isInstanceOf(DataAccessException.class);
    decided(DUE);
    erased(0);
  }

  @Test
  void what_is_left_of_it_is_told_in_the_installations_log() {
    agree(400);
    end();
    logGone();
    passUntil(DUE);
    var root = database.superuser();
    root.sql(
            """
            create function planted() returns trigger language plpgsql security definer as $$
            begin
              insert into contract_grace (client_id, until) values (old.client_id, now());
              return old;
            end $$
            """)
        .update();
    root.sql(
            "create trigger planted before delete on client_member_key for each row execute function planted()")
        .update();
    try {
      made.round();
    } finally {
      root.sql("drop trigger planted on client_member_key").update();
      root.sql("drop function planted").update();
    }
    assertThat(made.state(LeaseKind.CONTRACT)).isEqualTo("due");
    assertThat(told("erasure.left")).isOne();
    made.round();
    assertThat(made.state(LeaseKind.CONTRACT)).isEqualTo("erased");
    assertThat(told("erasure.done")).isOne();
  }

  /// A contract with all that can hang on one, and the keys that it names.
  private void agree(int logDays) {
    made.contracts.sign(client, Map.of("retention.accessLog", new Json.Num(logDays)), made.now);
    made.log.sequence();
    database
        .superuser()
        .sql(
            """
            do $$
            declare
              it constant uuid := '%s';
              hold constant uuid := gen_random_uuid();
            begin
              set local session_replication_role = replica;
              insert into contract_signature_stamp select client_id, digest, side, now(), 'x'
                from contract_signature where client_id = it;
              insert into contract_scan (client_id, digest, sha256, length, wrapped, sealed, kept_at, kept_by)
                select client_id, digest, sha256('x'), 1, 'x', 'x', now(), it
                from contract_offer where client_id = it;
              insert into contract_confirmation values (gen_random_uuid(), it, now(), it, true, '{}',
                decode(repeat('00', 64), 'hex'));
              insert into contract_deviation (id, client_id, version, item, first_day, last_day, minutes, allowed,
                  consequence, found_at)
                values (gen_random_uuid(), it, 1, 'answering', current_date, current_date, 2, 1, '協議', now());
              insert into subprocessor_consent (client_id, subprocessor_id, state, asked_at, state_at, person_id)
                values (it, gen_random_uuid(), 'APPROVED', now(), now(), it);
              insert into outbound_flow (host, purpose, client_id, first_at, last_at, standing)
                values ('example.jp', 'copy', it, now(), now(), 'OWN');
              insert into retention_hold (id, client_id, reason, until, asked_by, asked_at, ended_by, ended_at)
                values (hold, it, '訴訟', now() + interval '1 day', it, now(), it, now());
              insert into retention_hold_approval values (it, hold, gen_random_uuid(), now());
            end $$
            """
                .formatted(client))
        .update();
  }

  private void end() {
    made.terminations.give(client, Side.OFFICE, null, "解約", 14, 30, made.line.admin());
    made.pass(Duration.ofDays(31));
    made.dayOfRounds();
  }

  private void logGone() {
    made.pass(KYC);
    made.dayOfRounds();
    made.pass(Duration.ofDays(402));
    made.dayOfRounds();
  }

  private void passUntil(Instant then) {
    made.now = then;
  }

  /// A round was a minute ago, as in an office that runs.
  private void aMinuteAgo() {
    database
        .superuser()
        .sql(
            "insert into retention_round (at) values (?) on conflict (one) do update set at = excluded.at")
        .param(Rows.utc(made.now.minusSeconds(60)))
        .update();
  }

  /// The program's own role says that it is due.
  private void decided(Instant at) {
    database
        .fence()
        .run(
            client,
            () ->
                database
                    .jdbc()
                    .sql(
                        """
                        update retention_lease set state = 'due', decided_at = ?, erasure = gen_random_uuid()
                        where client_id = ? and kind = 'contract'
                        """)
                    .params(Rows.utc(at), client.value())
                    .update());
  }

  private void erased(int expected) {
    for (var table : TABLES) {
      var n =
          made.logins.<Integer>erasing(
              client,
              db ->
                  db.sql("delete from " + table + " where client_id = ?")
                      .param(client.value())
                      .update());
      assertThat(n).as(table).isEqualTo(expected);
    }
  }

  private String name() {
    return database
        .superuser()
        .sql("select name from client where id = ?")
        .param(client.value())
        .query(String.class)
        .single();
  }

  private long told(String act) {
    var batch =
        database
            .superuser()
            .sql(
                "select erasure::text from retention_lease where kind = 'contract' and client_id = ?")
            .param(client.value())
            .query(String.class)
            .single();
    return made.log.outbox(null).stream()
        .filter(it -> it.contains("\"" + act + "\"") && it.contains(batch))
        .count();
  }

  private static Map<String, Long> rows(ClientId of) {
    var all = new TreeMap<String, Long>();
    for (var table : TABLES) {
      all.put(
          table,
          database
              .superuser()
              .sql("select count(*) from " + table + " where client_id = ?")
              .param(of.value())
              .query(Long.class)
              .single());
    }
    return all;
  }
}
