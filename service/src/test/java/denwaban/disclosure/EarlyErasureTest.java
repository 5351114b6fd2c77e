package denwaban.disclosure;

import static denwaban.disclosure.TestRequests.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.contract.termination.Termination.Side;
import denwaban.database.Rows;
import denwaban.database.TestDatabase;
import denwaban.erasure.ErasureCertificate;
import denwaban.kernel.Bytes;
import denwaban.seal.json.Json;
import denwaban.vault.TestMessage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// What a person asked to have erased goes before its time when two members decided it, and in no
/// other way.
class EarlyErasureTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  @TempDir Path folder;

  private TestRequests made;

  @BeforeEach
  void open() {
    made = new TestRequests(database, folder);
  }

  @AfterEach
  void close() {
    made.retention.close();
  }

  @Test
  void what_two_members_decided_is_erased_at_the_next_round() throws Exception {
    var wanted = made.retention.keep("削除してください");
    var other = made.retention.keep("別の方の伝言");
    var id = made.confirmed(Kind.STOP, wanted);
    made.erasure.ask(made.kenta, id);
    made.retention.round();
    assertThat(made.retention.state(wanted.object())).as("not approved").isEqualTo("kept");
    assertThat(refusal(() -> made.requests.end(made.kenta, id, made.answer())))
        .isEqualTo("request-erasure-waits");
    assertThat(refusal(() -> made.links.add(made.kenta, id, other.manifest().call())))
        .isEqualTo("request-erasure-asked");

    made.pass(Duration.ofHours(1));
    assertThat(made.erasure.approve(made.sayaka, id)).isOne();
    assertThat(lease(wanted)).containsEntry("request", id);
    assertThat(due(wanted)).isEqualTo(made.retention.now);
    made.retention.contracts.sign(
        made.client, Map.of("retention.message", new Json.Num(300)), made.retention.now);
    made.retention.round();
    assertThat(made.retention.state(wanted.object())).isEqualTo("erased");
    assertThat(made.retention.store.remains(wanted.object())).isEmpty();
    assertThat(made.retention.state(other.object())).isEqualTo("kept");
    assertThat(made.erasure.scope(made.client, id).erased()).isOne();
    made.requests.end(made.kenta, id, made.answer());
    assertThat(made.entries("request.erasure.asked")).isOne();
    assertThat(made.entries("request.erasure.approved")).isOne();
  }

  @Test
  void the_certificate_names_the_request_that_decided() throws Exception {
    var message = made.retention.keep("削除してください");
    var id = made.confirmed(Kind.STOP, message);
    made.erasure.ask(made.kenta, id);
    made.erasure.approve(made.sayaka, id);
    var decided = made.retention.now;
    made.retention.round();
    made.pass(Duration.ofDays(1));
    made.retention.round();
    var text =
        database
            .superuser()
            .sql("select content from retention_certificate where client_id = ?")
            .param(made.client.value())
            .query(String.class)
            .single();
    var thing =
        ErasureCertificate.parse(Bytes.of(text.getBytes(StandardCharsets.UTF_8)))
            .find(message.object())
            .orElseThrow();
    assertThat(thing.request()).isEqualTo(id.toString());
    assertThat(thing.due()).isEqualTo(decided);
  }

  @Test
  void nobody_approves_what_they_asked_for() throws Exception {
    var message = made.retention.keep("x");
    var id = made.confirmed(Kind.CORRECT, message);
    assertThat(refusal(() -> made.erasure.approve(made.sayaka, id)))
        .as("nobody asked")
        .isEqualTo("erasure-not-approved");
    made.erasure.ask(made.kenta, id);
    assertThat(refusal(() -> made.erasure.ask(made.sayaka, id))).isEqualTo("request-changed");
    assertThat(refusal(() -> made.erasure.approve(made.kenta, id)))
        .isEqualTo("erasure-not-approved");
    made.erasure.withdraw(made.sayaka, id);
    assertThat(refusal(() -> made.erasure.approve(made.sayaka, id)))
        .isEqualTo("erasure-not-approved");
    assertThat(refusal(() -> made.erasure.withdraw(made.sayaka, id))).isEqualTo("request-changed");
    made.erasure.ask(made.sayaka, id);
    made.erasure.approve(made.kenta, id);
    assertThat(refusal(() -> made.erasure.withdraw(made.kenta, id))).isEqualTo("request-changed");
    assertThat(made.requests.steps(made.client, id))
        .extracting(RequestTable.Step::step)
        .endsWith("erasure-asked", "erasure-withdrawn", "erasure-asked", "erasure-approved");
  }

  @Test
  void only_a_confirmed_request_of_deletion_or_end_of_use_erases_and_only_what_is_there()
      throws Exception {
    var message = made.retention.keep("x");
    for (var kind : List.of(Kind.DISCLOSE, Kind.COMPLAINT)) {
      var id = made.confirmed(kind, message);
      assertThat(refusal(() -> made.erasure.ask(made.kenta, id))).isEqualTo("request-not-erasing");
    }
    var open = made.register(Kind.STOP);
    made.links.add(made.kenta, open, message.manifest().call());
    assertThat(refusal(() -> made.erasure.ask(made.kenta, open))).isEqualTo("request-not-erasing");
    var empty = made.register(Kind.STOP);
    made.requests.identified(made.kenta, empty, Identity.DOCUMENT);
    assertThat(refusal(() -> made.erasure.ask(made.kenta, empty))).isEqualTo("nothing-to-erase");
  }

  @Test
  void a_legal_hold_is_stronger_and_is_told() throws Exception {
    var message = made.retention.keep("x");
    var id = made.confirmed(Kind.STOP, message);
    held(message.manifest().call().value());
    assertThat(made.erasure.scope(made.client, id).held()).isOne();
    made.erasure.ask(made.kenta, id);
    made.erasure.approve(made.sayaka, id);
    made.retention.round();
    assertThat(made.retention.state(message.object())).isEqualTo("kept");
    assertThat(made.erasure.scope(made.client, id).held()).isOne();
    made.retention.contracts.sign(made.client, Map.of(), made.retention.now);
    made.retention.round();
    assertThat(made.retention.lease(message.object().value()))
        .as("what two people decided, no later contract takes back")
        .containsEntry("request", id);
    ended();
    made.retention.round();
    assertThat(made.retention.state(message.object())).isEqualTo("erased");
  }

  private void held(UUID call) {
    database
        .superuser()
        .sql(
            """
            insert into retention_hold (id, client_id, call_id, reason, until, asked_by, asked_at,
              approved_by, approved_at)
            values (gen_random_uuid(), :client, :call, '訴訟', :until, gen_random_uuid(), :now,
              gen_random_uuid(), :now)
            """)
        .param("client", made.client.value())
        .param("call", call)
        .param("now", Rows.utc(made.retention.now))
        .param("until", Rows.utc(made.retention.now.plus(Duration.ofDays(30))))
        .update();
  }

  private void ended() {
    for (var sql :
        List.of(
            "update retention_hold set ending_by = asked_by, ending_at = now()",
            "update retention_hold set ended_by = approved_by, ended_at = now()")) {
      database.superuser().sql(sql).update();
    }
  }

  @Test
  void no_statement_makes_a_thing_due_that_no_request_decided() throws Exception {
    var message = made.retention.keep("x");
    var other = made.retention.keep("y");
    var id = made.confirmed(Kind.STOP, message);
    var early = "update retention_lease set due_at = due_at - interval '1 second'";
    denied(early);
    denied(early + ", request = '" + id + "'");
    denied(early + ", request = gen_random_uuid()");
    made.erasure.ask(made.kenta, id);
    denied("update retention_lease set request = '" + id + "', due_at = begins_at");
    var other_request = made.confirmed(Kind.STOP, other);
    made.erasure.approve(made.sayaka, id);
    denied(
        "update retention_lease set request = '%s', due_at = (select erasure_approved_at from "
                .formatted(id)
            + "disclosure_request where id = '%s') where subject = '%s'"
                .formatted(id, other.object()));
    denied(
        "update retention_lease set request = '%s' where subject = '%s'"
            .formatted(other_request, message.object()));
    denied(
        "update retention_lease set request = null where subject = '%s'"
            .formatted(message.object()));
    denied(
        "update retention_lease set due_at = due_at + interval '1 day' where subject = '%s'"
            .formatted(message.object()));
    assertThat(made.retention.state(other.object())).isEqualTo("kept");
    assertThat(lease(other)).containsEntry("request", null);
  }

  @Test
  void nobody_is_both_and_what_was_approved_is_neither_changed_nor_added_to() throws Exception {
    var message = made.retention.keep("x");
    var id = made.confirmed(Kind.STOP, message);
    var me = made.kenta.person();
    assertThatThrownBy(() ->
            made.sql(
                """
                update disclosure_request set erasure_asked_by = '%s', erasure_asked_at = now(),
                  erasure_approved_by = '%s', erasure_approved_at = now()
                """
                    .formatted(me, me)))
        .hasStackTraceContaining("violates check constraint");
    made.erasure.ask(made.kenta, id);
    assertThat(made.sql("delete from disclosure_link")).isZero();
    assertThatThrownBy(() ->
            made.sql(
                """
                insert into disclosure_link (client_id, request_id, object_id, call_id, line, kind)
                select client_id, request_id, gen_random_uuid(), call_id, line, kind
                from disclosure_link
                """))
        .hasStackTraceContaining("row-level security");
    made.erasure.approve(made.sayaka, id);
    denied("update disclosure_request set erasure_approved_by = gen_random_uuid()");
    denied("update disclosure_request set erasure_asked_by = null, erasure_asked_at = null");
  }

  @Test
  void the_register_goes_with_the_rest_when_the_contract_has_ended() throws Exception {
    var message = made.retention.keep("x");
    var id = made.confirmed(Kind.STOP, message);
    made.erasure.ask(made.kenta, id);
    made.retention.terminations.give(made.client, Side.CLIENT, null, "移転のため", 14, 30, made.kenta);
    made.pass(Duration.ofDays(400));
    for (var n = 0; n < 3; n++) {
      made.retention.round();
      made.pass(Duration.ofDays(1));
    }
    for (var table :
        List.of("disclosure_request", "disclosure_step", "disclosure_note", "disclosure_link")) {
      assertThat(
              database
                  .superuser()
                  .sql("select count(*) from " + table + " where client_id = ?")
                  .param(made.client.value())
                  .query(Integer.class)
                  .single())
          .as(table)
          .isZero();
    }
  }

  private void denied(String sql) {
    assertThatThrownBy(() -> made.sql(sql)).as(sql).hasStackTraceContaining("permission denied");
  }

  private Map<String, Object> lease(TestMessage of) {
    return database
        .superuser()
        .sql("select request, due_at from retention_lease where subject = ?")
        .param(of.object().value())
        .query()
        .singleRow();
  }

  private Instant due(TestMessage of) {
    return database
        .superuser()
        .sql("select due_at from retention_lease where subject = ?")
        .param(of.object().value())
        .query((row, n) -> Rows.instant(row, "due_at"))
        .single();
  }
}
