package denwaban.retention;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import denwaban.access.Role;
import denwaban.client.KeyKind;
import denwaban.client.key.TestClients;
import denwaban.client.key.TestLine;
import denwaban.contract.termination.Termination.Side;
import denwaban.database.Rows;
import denwaban.database.TestDatabase;
import denwaban.erasure.ErasureCertificate;
import denwaban.http.Problem;
import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.kernel.ObjectId;
import denwaban.seal.json.Json;
import denwaban.storage.ObjectStore;
import denwaban.vault.TestMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;

/// What is kept ends when the contract says so, not before and not much later.
class RetentionTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  @TempDir Path folder;

  private TestRetention made;

  @BeforeEach
  void open() {
    made = new TestRetention(database, folder);
  }

  @AfterEach
  void close() {
    made.close();
  }

  @Test
  void what_is_due_goes_and_what_is_not_stays() throws Exception {
    var old = made.keep("折り返しお電話ください");
    made.contracts.sign(
        made.line.client(), Map.of("retention.message", new Json.Num(30)), made.now);
    made.pass(Duration.ofDays(30).minusSeconds(60));
    var young = made.keep("書類が届きました");
    made.round();
    assertThat(made.state(old.object())).isEqualTo("kept");
    assertThat(made.lease(old.object().value())).containsEntry("contract", 1);

    made.pass(Duration.ofSeconds(61));
    made.round();
    assertThat(made.state(old.object())).isEqualTo("erased");
    assertThat(made.lease(old.object().value()).get("verified_at")).as("looked for").isNotNull();
    assertThat(made.state(young.object())).isEqualTo("kept");
    for (var table : List.of("vault_header", "vault_manifest")) {
      assertThat(made.rows(table, old.object().value())).as(table).isZero();
      assertThat(made.rows(table, young.object().value())).as(table).isOne();
    }
    assertThat(made.store.remains(old.object())).isEmpty();
    assertThat(made.store.remains(young.object())).hasSize(1);
    assertThat(made.log.outbox(made.line.client()))
        .filteredOn(it -> it.contains("\"erasure.done\""))
        .hasSize(1);
  }

  @Test
  void a_day_later_a_certificate_speaks_of_it_and_its_digest_is_in_the_log() throws Exception {
    var message = made.keep("折り返しお電話ください");
    made.pass(Duration.ofDays(181));
    made.round();
    assertThat(certificates()).isEmpty();
    made.pass(Duration.ofDays(1));
    made.round();
    var line = certificates().getFirst();
    assertThat(line.things()).isOne();
    assertThat(made.log.outbox(made.line.client()))
        .anyMatch(it -> it.contains("erasure.certified") && it.contains(line.digest()));
    var text =
        database
            .fence()
            .as(
                made.line.client(),
                () -> made.erasures.certificate(made.line.client(), line.n()).orElseThrow());
    assertThat(text).contains(ErasureCertificate.hash(message.object()));
    assertThat(text).doesNotContain(message.object().toString());
    made.pass(Duration.ofDays(1));
    made.round();
    assertThat(certificates()).hasSize(1);
  }

  /// What is too large for one alone is in one alone: none is empty.
  @Test
  void a_certificate_speaks_of_50_000_things_or_of_what_was_erased_at_once() {
    var sizes = List.of(60_000, 30_000, 20_000, 1);
    for (var n = 0; n < sizes.size(); n++) {
      database
          .superuser()
          .sql(
              """
              insert into retention_erasure
                (id, client_id, kind, things, decided_at, erased_at, verified_at, found)
              values (gen_random_uuid(), :client, 'message', :things, :at, :at, :at, '')
              """)
          .param("client", made.line.client().value())
          .param("things", sizes.get(n))
          .param("at", Rows.utc(made.now.minusSeconds(60 - n)))
          .update();
    }
    made.pass(Duration.ofDays(2));
    made.round();
    assertThat(certificates())
        .extracting(ErasureTable.Line::things)
        .containsExactlyInAnyOrder(60_000L, 50_000L, 1L);
  }

  @Test
  void the_oldest_of_many_certificates_is_reached() {
    database
        .superuser()
        .sql(
            """
            insert into retention_certificate (client_id, n, whole, made_at, digest, content)
            select :client, n, false, now(), sha256(convert_to(n::text, 'UTF8')), n::text
            from generate_series(1, 201) n
            """)
        .param("client", made.line.client().value())
        .update();
    var listed = made.views.of(made.line.client(), made.line.admin()).certificates();
    assertThat(listed).hasSize(200);
    assertThat(listed.getLast().n()).isEqualTo(2);
    assertThat(made.views.certificates(made.line.client(), 2))
        .extracting(RetentionView.Certificate::n)
        .containsExactly(1);
    assertThat(made.views.certificates(made.line.client(), 1)).isEmpty();
  }

  private List<ErasureTable.Line> certificates() {
    return database
        .fence()
        .as(
            made.line.client(),
            () -> made.erasures.certificates(made.line.client(), Integer.MAX_VALUE, 10));
  }

  @Test
  void a_planted_leftover_is_found_and_no_certificate_speaks_of_it() throws Exception {
    var message = made.keep("折り返しお電話ください");
    var planted = new Planted(made.store, message.object());
    var other = new TestRetention(database, folder, planted);
    other.now = made.now.plus(Duration.ofDays(181));
    other.rounds.round(made.line.client(), true);
    assertThat(made.state(message.object())).isEqualTo("due");
    assertThat(made.log.outbox(made.line.client())).anyMatch(it -> it.contains("\"erasure.left\""));
    other.now = other.now.plus(Duration.ofDays(2));
    other.rounds.round(made.line.client(), true);
    assertThat(certificates()).as("its key, at most").allMatch(it -> it.things() == 0);
    assertThat(made.log.outbox(made.line.client()))
        .as("said once")
        .filteredOn(it -> it.contains("\"erasure.left\""))
        .hasSize(1);

    planted.gone = true;
    other.rounds.round(made.line.client(), true);
    assertThat(made.state(message.object())).isEqualTo("erased");
    other.now = other.now.plus(Duration.ofDays(1));
    other.rounds.round(made.line.client(), true);
    assertThat(certificates()).filteredOn(it -> it.things() == 1).hasSize(1);
    other.close();
  }

  @Test
  void one_clients_trouble_delays_no_others_erasure() throws Exception {
    var lines =
        Stream.of(made.line, new TestLine(made.clients))
            .sorted(Comparator.comparing(it -> slug(it.client())))
            .toList();
    var broken = keep(lines.getFirst());
    var fine = keep(lines.getLast());
    made.pass(Duration.ofDays(181));
    database.superuser().sql(BROKEN.formatted(lines.getFirst().client())).update();
    database.superuser().sql(BREAKS).update();
    try {
      // those of other tests, whose keys are elsewhere, fail in another way
      assertThatThrownBy(made.rounds::round)
          .isInstanceOfAny(DataAccessException.class, UncheckedIOException.class);
      assertThat(made.state(fine.object())).isEqualTo("erased");
    } finally {
      database.superuser().sql("drop policy broken on retention_lease").update();
      database.superuser().sql("drop function broken").update();
    }
    assertThat(made.state(broken.object())).isEqualTo("kept");
    made.rounds.round(lines.getFirst().client(), true);
    assertThat(made.state(broken.object())).isEqualTo("erased");
  }

  private TestMessage keep(TestLine line) throws IOException {
    var key = made.clients.keys().current(line.client()).orElseThrow();
    var text = "書類が届きました".getBytes(UTF_8);
    return TestMessage.keep(made.vault.vault(), line.client(), key, text);
  }

  private static final String BROKEN =
      """
      create function broken(client uuid) returns boolean language plpgsql as $$
      begin
        if client = '%s' then raise exception 'broken'; end if;
        return true;
      end $$
      """;

  private static final String BREAKS =
      "create policy broken on retention_lease as restrictive using (broken(client_id))";

  private static String slug(ClientId client) {
    return database
        .superuser()
        .sql("select slug from client where id = :id")
        .param("id", client.value())
        .query(String.class)
        .single();
  }

  @Test
  void the_programs_own_role_can_remove_nothing_that_is_leased() throws Exception {
    var message = made.keep("折り返しお電話ください");
    for (var table : List.of("vault_object", "vault_manifest", "call", "retention_lease")) {
      assertThatThrownBy(() ->
              database
                  .fence()
                  .run(
                      made.line.client(),
                      () -> database.jdbc().sql("delete from " + table).update()))
          .as(table)
          .hasStackTraceContaining("permission denied");
    }
    assertThat(made.rows("vault_manifest", message.object().value())).isOne();
  }

  @Test
  void the_eraser_reads_no_content_and_removes_nothing_before_its_time() throws Exception {
    var message = made.keep("折り返しお電話ください");
    var id = new UUID[] {message.object().value()};
    assertThat(
            made.logins.<Integer>erasing(
                made.line.client(),
                db ->
                    db.sql("delete from vault_header where object_id = any(?)").param(id).update()))
        .isZero();
    for (var column :
        List.of(
            "wrapped from vault_header",
            "manifest from vault_manifest",
            "sealed from inbox_note")) {
      for (var role : List.of("eraser", "verifier")) {
        assertThatThrownBy(
                () -> {
                  if (role.equals("eraser")) {
                    made.logins.<Object>erasing(
                        made.line.client(), db -> db.sql("select " + column).query().listOfRows());
                  } else {
                    made.logins.<Object>verifying(
                        made.line.client(), db -> db.sql("select " + column).query().listOfRows());
                  }
                })
            .as(role + " " + column)
            .hasStackTraceContaining("permission denied");
      }
    }
    assertThat(made.rows("vault_header", message.object().value())).isOne();
  }

  @Test
  void while_the_backup_cannot_be_told_it_is_unreadable_and_does_not_count_as_erased()
      throws Exception {
    var message = made.keep("折り返しお電話ください");
    made.pass(Duration.ofDays(181));
    made.record.away = true;
    made.round();
    assertThat(made.rows("vault_header", message.object().value())).isZero();
    assertThat(made.state(message.object())).isEqualTo("due");
    made.record.away = false;
    made.round();
    assertThat(made.state(message.object())).isEqualTo("erased");
    assertThat(made.record.erased).contains(message.object().value());
    made.pass(Duration.ofDays(1));
    made.round();
    var text =
        database
            .fence()
            .as(made.line.client(), () -> made.erasures.certificate(made.line.client(), 1))
            .orElseThrow();
    var read = ErasureCertificate.parse(Bytes.of(text.getBytes(StandardCharsets.UTF_8)));
    assertThat(read.backups()).isEqualTo(read.live().plus(Duration.ofDays(14)));
  }

  @Test
  void nobody_decides_early_also_not_by_sql() throws Exception {
    var message = made.keep("折り返しお電話ください");
    assertThatThrownBy(() ->
            database
                .fence()
                .run(
                    made.line.client(),
                    () ->
                        database
                            .jdbc()
                            .sql(
                                """
                                update retention_lease
                                set state = 'due', decided_at = now(), erasure = gen_random_uuid()
                                where subject = ?
                                """)
                            .param(message.object().value())
                            .update()))
        .hasStackTraceContaining("retention_lease_check");
  }

  @Test
  void another_clients_things_are_not_touched() throws Exception {
    var message = made.keep("折り返しお電話ください");
    var other = new TestRetention(database, Files.createDirectories(folder.resolve("other")));
    other.now = made.now.plus(Duration.ofDays(400));
    other.round();
    assertThat(made.state(message.object())).isEqualTo("kept");
    other.close();
  }

  @Test
  void what_two_people_hold_stays_until_they_let_it_go() throws Exception {
    var message = made.keep("折り返しお電話ください");
    var admin = made.line.admin();
    var other = TestClients.member(made.clients.add("second", KeyKind.X25519), Role.ADMIN);
    var client = made.line.client();
    made.pass(Duration.ofDays(179));
    var hold = made.holds.ask(client, null, "訴訟のため", made.now.plus(Duration.ofDays(30)), admin);
    assertThatThrownBy(() -> made.holds.approve(client, hold.id(), admin))
        .as("not by whoever asked")
        .isInstanceOf(Problem.class);
    made.holds.approve(client, hold.id(), other);
    made.pass(Duration.ofDays(20));
    made.round();
    assertThat(made.state(message.object())).isEqualTo("kept");
    assertThat(made.status.of(client).overdue()).as("held is not overdue").isZero();
    made.holds.end(client, hold.id(), admin);
    assertThatThrownBy(() -> made.holds.end(client, hold.id(), admin))
        .as("not by one person, however often")
        .isInstanceOfSatisfying(
            Problem.class, it -> assertThat(it.code()).isEqualTo("hold-end-waits"));
    made.round();
    assertThat(made.state(message.object())).isEqualTo("kept");
    made.holds.end(client, hold.id(), other);
    assertThat(made.status.of(client).overdue()).isOne();
    made.round();
    assertThat(made.state(message.object())).isEqualTo("erased");
  }

  @Test
  void a_hold_needs_as_many_persons_as_the_contract_says() throws Exception {
    var client = made.line.client();
    var terms = new HashMap<String, Json>();
    terms.put("legalHold.approvers", new Json.Num(3));
    made.contracts.sign(client, terms, made.now.minusSeconds(1));
    var message = made.keep("折り返しお電話ください");
    var admin = made.line.admin();
    var other = TestClients.member(made.clients.add("second", KeyKind.X25519), Role.ADMIN);
    var third = TestClients.member(made.clients.add("third", KeyKind.X25519), Role.ADMIN);
    var hold = made.holds.ask(client, null, "訴訟のため", made.now.plus(Duration.ofDays(300)), admin);
    made.holds.approve(client, hold.id(), other);
    assertThatThrownBy(() -> made.holds.approve(client, hold.id(), other))
        .as("nobody counts twice")
        .isInstanceOf(Problem.class);
    assertThat(made.holds.of(client, 1).getFirst())
        .satisfies(it -> {
          assertThat(it.state(made.now)).isEqualTo("asked");
          assertThat(it.approvers()).isEqualTo(3);
          assertThat(it.agreed()).isEqualTo(2);
        });
    // what was asked for under stricter terms stays so under others
    terms.put("legalHold.approvers", new Json.Num(2));
    made.contracts.sign(client, terms, made.now.plusSeconds(1));
    made.pass(Duration.ofDays(1));
    var by = other.person().value();
    assertThatThrownBy(() ->
            made.database
                .fence()
                .run(
                    client,
                    () ->
                        made.database
                            .jdbc()
                            .sql(
                                "update retention_hold set approved_by = ?, approved_at = now() where id = ?")
                            .params(by, hold.id())
                            .update()))
        .as("the database counts, too")
        .hasStackTraceContaining("too few approved it");
    made.holds.approve(client, hold.id(), third);
    made.pass(Duration.ofDays(200));
    made.round();
    assertThat(made.state(message.object())).isEqualTo("kept");
    made.holds.end(client, hold.id(), admin);
    made.holds.end(client, hold.id(), third);
    made.round();
    assertThat(made.state(message.object())).isEqualTo("erased");
  }

  @Test
  void who_asked_for_the_end_of_a_hold_waits_for_another_for_seven_days_and_asks_anew()
      throws Exception {
    var client = made.line.client();
    var admin = made.line.admin();
    var other = TestClients.member(made.clients.add("second", KeyKind.X25519), Role.ADMIN);
    var hold = made.holds.ask(client, null, "訴訟のため", made.now.plus(Duration.ofDays(30)), admin);
    made.holds.approve(client, hold.id(), other);
    made.holds.end(client, hold.id(), other);
    assertThat(made.holds.of(client, 1).getFirst().endsBefore(made.now))
        .isCloseTo(made.now.plus(Duration.ofDays(7)), within(1, ChronoUnit.MICROS));
    made.pass(Duration.ofDays(7).plusMillis(1));
    assertThat(made.holds.of(client, 1).getFirst().endsBefore(made.now)).as("too late").isNull();
    made.holds.end(client, hold.id(), admin);
    assertThat(made.holds.of(client, 1).getFirst())
        .as("asked for anew, not ended")
        .satisfies(it -> {
          assertThat(it.endedAt()).isNull();
          assertThat(it.endingBy()).isEqualTo(admin.id());
        });
    for (var sql :
        List.of(
            "update retention_hold set ended_by = ?, ended_at = ? where id = ?",
            "update retention_hold set ending_by = gen_random_uuid(), ending_at = now(), ended_by = ?, ended_at = ? where id = ?")) {
      assertThatThrownBy(() ->
              made.database
                  .fence()
                  .run(
                      client,
                      () ->
                          made.database
                              .jdbc()
                              .sql(sql)
                              .params(admin.id(), Rows.utc(made.now), hold.id())
                              .update()))
          .as("the database, too")
          .hasStackTraceContaining("one person alone ended it");
    }
    made.pass(Duration.ofDays(7).minusMillis(1));
    made.holds.end(client, hold.id(), other);
    assertThat(made.holds.of(client, 1).getFirst().state(made.now)).isEqualTo("over");
    assertThatThrownBy(() -> made.holds.end(client, hold.id(), admin))
        .isInstanceOfSatisfying(Problem.class, it -> assertThat(it.status()).isEqualTo(404));
  }

  @Test
  void a_hold_that_waits_is_taken_back_by_one() throws Exception {
    var client = made.line.client();
    var admin = made.line.admin();
    var hold = made.holds.ask(client, null, "訴訟のため", made.now.plus(Duration.ofDays(30)), admin);
    made.holds.end(client, hold.id(), admin);
    assertThat(made.holds.of(client, 1).getFirst().state(made.now)).isEqualTo("over");
  }

  @Test
  void a_hold_ends_by_itself_and_one_that_nobody_approved_holds_nothing() throws Exception {
    var message = made.keep("折り返しお電話ください");
    var admin = made.line.admin();
    var client = made.line.client();
    made.pass(Duration.ofDays(179));
    made.holds.ask(client, null, "訴訟のため", made.now.plus(Duration.ofDays(30)), admin);
    made.pass(Duration.ofDays(2));
    made.round();
    assertThat(made.state(message.object())).isEqualTo("erased");
    for (var wrong : List.of("", "  ", "あ".repeat(1_001))) {
      assertThatThrownBy(() -> made.holds.ask(client, null, wrong, made.now.plusSeconds(60), admin))
          .isInstanceOf(Problem.class);
    }
    for (var n = 1; n < 100; n++) {
      made.holds.ask(client, null, "訴訟のため", made.now.plus(Duration.ofDays(30)), admin);
    }
    assertThatThrownBy(() -> made.holds.ask(client, null, "訴訟のため", made.now.plusSeconds(60), admin))
        .as("one too many")
        .isInstanceOfSatisfying(
            Problem.class, it -> assertThat(it.code()).isEqualTo("too-many-holds"));
    for (var wrong : List.of(Duration.ZERO, Duration.ofDays(732).plusSeconds(1))) {
      assertThatThrownBy(() -> made.holds.ask(client, null, "x", made.now.plus(wrong), admin))
          .isInstanceOf(Problem.class);
    }
  }

  @Test
  void of_a_contract_that_ended_all_goes_and_the_last_certificate_says_so() throws Exception {
    var message = made.keep("折り返しお電話ください");
    var client = made.line.client();
    var admin = made.line.admin();
    made.terminations.give(client, Side.CLIENT, null, "事務所を閉じるため", 14, 30, admin);
    made.round();
    assertThat(made.state(message.object())).isEqualTo("kept");
    made.pass(Duration.ofDays(30).minusSeconds(1));
    made.round();
    assertThat(made.state(message.object())).isEqualTo("kept");
    made.pass(Duration.ofSeconds(1));
    made.round();
    made.round();
    assertThat(made.state(message.object())).isEqualTo("erased");
    assertThat(made.status.of(client).open()).isEmpty();
    assertThat(
            database
                .superuser()
                .sql(
                    "select kind || ' ' || state from retention_lease where subject = ? order by 1")
                .param(client.value())
                .query(String.class)
                .list())
        .containsExactly("accounts kept", "client erased", "contract kept", "kyc kept");
    assertThat(certificates()).singleElement().matches(ErasureTable.Line::whole);
    assertThat(made.terminations.of(client).orElseThrow().closedAt()).isNotNull();
    assertThat(made.log.outbox(client)).anyMatch(it -> it.contains("\"contract.closed\""));
    assertThat(
            database
                .superuser()
                .sql("select count(*) from client_grant where client_id = ?")
                .param(client.value())
                .query(Long.class)
                .single())
        .isZero();
  }

  @Test
  void the_last_certificate_names_what_went_in_its_own_round_though_the_clock_goes_on()
      throws Exception {
    made.keep("折り返しお電話ください");
    var client = made.line.client();
    made.terminations.give(client, Side.CLIENT, null, "移転", 14, 30, made.line.admin());
    made.pass(Duration.ofDays(30));
    made.step = () -> made.pass(Duration.ofMillis(10));
    made.round();
    made.round();

    assertThat(certificates()).singleElement().matches(ErasureTable.Line::whole);
    assertThat(
            database
                .superuser()
                .sql(
                    "select count(*) from retention_erasure where client_id = ? and certificate is null")
                .param(client.value())
                .query(Long.class)
                .single())
        .isZero();
    var text =
        database.fence().as(client, () -> made.erasures.certificate(client, 1)).orElseThrow();
    assertThat(text).contains("\"kind\":\"message\"");
  }

  @Test
  void a_client_that_has_its_data_lets_the_rest_go_at_once_and_not_before_the_end()
      throws Exception {
    var message = made.keep("折り返しお電話ください");
    var client = made.line.client();
    var admin = made.line.admin();
    made.terminations.give(
        client, Side.CLIENT, made.now.plus(Duration.ofDays(5)), "移転", 14, 30, admin);
    assertThatThrownBy(() -> made.terminations.received(client, admin)).isInstanceOf(Problem.class);
    made.pass(Duration.ofDays(6));
    assertThatThrownBy(() -> made.terminations.withdraw(client, Side.CLIENT, admin))
        .as("ended")
        .isInstanceOf(Problem.class);
    made.terminations.received(client, admin);
    made.round();
    assertThat(made.state(message.object())).isEqualTo("erased");
  }

  private void index(UUID person, Instant pruned) {
    database
        .superuser()
        .sql(
            """
            insert into inbox_text_index (client_id, person_id, version, sealed, signature, pruned_at)
            values (?, ?, 1, 'x', ?, ?)
            """)
        .params(made.line.client().value(), person, new byte[64], Rows.utc(pruned))
        .update();
  }

  private List<UUID> indexed() {
    return database
        .superuser()
        .sql("select person_id from inbox_text_index where client_id = ? order by person_id")
        .param(made.line.client().value())
        .query(UUID.class)
        .list();
  }

  @Test
  void an_index_that_was_not_pruned_goes_after_thirty_days_and_no_other() throws Exception {
    var message = made.keep("折り返しお電話ください");
    var away = new UUID(0, 1);
    var here = new UUID(0, 2);
    index(away, made.now);
    made.pass(Duration.ofDays(181));
    made.round();
    assertThat(made.state(message.object())).isEqualTo("erased");
    index(here, made.now);
    made.pass(Duration.ofDays(30).minusSeconds(1));
    made.round();
    assertThat(indexed()).containsExactly(away, here);
    made.pass(Duration.ofSeconds(1));
    made.round();
    assertThat(indexed()).containsExactly(here);
  }

  @Test
  void the_eraser_removes_no_index_that_holds_nothing_erased() throws Exception {
    var _ = made.keep("折り返しお電話ください");
    index(new UUID(0, 3), made.now);
    assertThat(
            made.logins.<Integer>erasing(
                made.line.client(), db -> db.sql("delete from inbox_text_index").update()))
        .isZero();
    assertThat(indexed()).hasSize(1);
  }

  @Test
  void what_was_erased_is_named_once_and_to_its_client_alone() throws Exception {
    var message = made.keep("折り返しお電話ください");
    var leases = new Leases(database.fence(), made.leases);
    var client = made.line.client();
    var before = made.now;
    assertThat(leases.erasedSince(client, before).objects()).isEmpty();
    made.pass(Duration.ofDays(181));
    made.round();
    var erased = leases.erasedSince(client, before);
    assertThat(erased.objects()).containsExactly(message.object());
    assertThat(leases.erasedSince(client, erased.until()).objects()).isEmpty();
    assertThat(leases.erasedSince(new ClientId(UUID.randomUUID()), before).objects()).isEmpty();
  }

  @Test
  void a_row_of_an_index_and_a_file_that_were_planted_are_found() throws Exception {
    var message = made.keep("折り返しお電話ください");
    var client = made.line.client();
    made.pass(Duration.ofDays(181));
    made.round();
    assertThat(made.state(message.object())).isEqualTo("erased");
    var verifier = new ErasureVerifier(made.logins, made.store, made.copies.inspection);
    var id = List.of(message.object().value());
    assertThat(verifier.look(client, LeaseKind.MESSAGE, id)).isEmpty();
    // past the references, as a damaged database would have it
    database
        .superuser()
        .sql(
            """
            do $$ begin
              set local session_replication_role = replica;
              insert into vault_token_set (object_id, client_id, call_id, company)
              values ('%1$s', '%2$s', '%2$s', 'x');
            end $$
            """
                .formatted(message.object(), client))
        .update();
    made.store.put(message.object(), 0, new byte[] {1});
    assertThat(verifier.look(client, LeaseKind.MESSAGE, id))
        .hasSize(2)
        .anyMatch(it -> it.startsWith("vault_token_set.object_id"))
        .anyMatch(it -> it.startsWith("store: "));
    made.store.erase(message.object());
    database
        .superuser()
        .sql("delete from vault_token_set where object_id = ?")
        .param(message.object().value())
        .update();
  }

  /// A store that does not let one object go.
  private static final class Planted extends Passing {

    private final ObjectId kept;
    boolean gone;

    Planted(ObjectStore store, ObjectId kept) {
      super(store);
      this.kept = kept;
    }

    @Override
    public boolean erase(ObjectId object) throws IOException {
      return (gone || !object.equals(kept)) && super.erase(object);
    }
  }
}
