package denwaban.database.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.database.TestDatabase;
import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.dao.DataAccessException;

/// Code that forgot to ask whether somebody may is stopped where the client's fence is opened, or
/// by the database. The code here never asks.
class RequestScopeTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static final ClientId AOBA = new ClientId(new UUID(0, 1));
  private static final ClientId MINATO = new ClientId(new UUID(0, 2));
  private static final Instant NOW = Instant.parse("2026-11-26T06:00:00Z");
  private static final Instant SINCE = NOW.minusSeconds(900);

  private final TenantTransactions transactions = database.fence();
  private final PersonId operator = new PersonId(UUID.randomUUID());
  private final UUID call = UUID.randomUUID();
  private final UUID object = UUID.randomUUID();

  @BeforeEach
  void an_object_of_a_call() {
    transactions.run(AOBA, () -> keep(object, call));
  }

  @Test
  void the_request_of_a_clients_person_opens_no_other_clients_fence() {
    RequestScope.of(() -> {
      RequestScope.narrow(new RequestScope.Own(AOBA));
      assertThat(objects(AOBA)).isPositive();
      assertThatThrownBy(() -> objects(MINATO)).isInstanceOf(IllegalStateException.class);
      assertThatThrownBy(() -> transactions.as(MINATO, operator, () -> 1))
          .isInstanceOf(IllegalStateException.class);
      assertThatThrownBy(() -> transactions.reviewing(MINATO, operator, () -> 1))
          .isInstanceOf(IllegalStateException.class);
      assertThat(transactions.office(() -> 1)).isEqualTo(1);
    });
    assertThat(objects(MINATO)).as("the next request is another").isZero();
  }

  @Test
  void outside_of_a_request_nothing_is_narrowed() {
    RequestScope.narrow(new RequestScope.Own(MINATO));
    assertThat(RequestScope.now()).isEqualTo(new RequestScope.Any());
    assertThat(objects(AOBA)).isPositive();
  }

  @Test
  void what_a_request_hands_to_another_thread_is_the_programs() {
    RequestScope.of(() -> {
      RequestScope.narrow(new RequestScope.Own(MINATO));
      assertThat(CompletableFuture.supplyAsync(() -> objects(AOBA)).join()).isPositive();
    });
  }

  @Test
  void an_operators_request_sees_a_client_while_a_call_of_it_is_in_his_hands() {
    assertThat(seen()).as("no call").isZero();
    hand(call, AOBA, null);
    assertThat(seen()).isEqualTo(1);
    hand(call, AOBA, SINCE.plusSeconds(1));
    assertThat(seen()).as("let go just now").isEqualTo(1);
    hand(call, AOBA, SINCE);
    assertThat(seen()).as("let go").isZero();
  }

  @Test
  void another_call_of_that_client_or_a_call_of_another_is_not_enough() {
    hand(UUID.randomUUID(), AOBA, null);
    assertThat(seen()).isZero();
    hand(call, MINATO, null);
    assertThat(seen()).isZero();
  }

  @Test
  void a_call_of_another_operator_is_not_enough() {
    hand(call, AOBA, null);
    RequestScope.of(() -> {
      RequestScope.narrow(new RequestScope.InHand(new PersonId(UUID.randomUUID()), SINCE));
      assertThat(objects(AOBA)).isZero();
    });
  }

  @Test
  void nothing_is_written_for_a_call_that_is_not_in_hand() {
    hand(call, AOBA, null);
    serving(() -> transactions.run(AOBA, () -> keep(UUID.randomUUID(), call)));
    serving(() ->
        assertThatThrownBy(
                () -> transactions.run(AOBA, () -> keep(UUID.randomUUID(), UUID.randomUUID())))
            .isInstanceOf(DataAccessException.class)
            .hasStackTraceContaining("violates row-level security policy"));
  }

  @Test
  void an_operator_does_not_take_a_call_by_a_row_of_his_own() {
    serving(() ->
        assertThatThrownBy(() -> transactions.run(AOBA, () -> insert(call, AOBA, null)))
            .isInstanceOf(DataAccessException.class)
            .hasStackTraceContaining("violates row-level security policy"));
  }

  @Test
  void a_call_that_was_taken_just_now_is_waited_for() throws Exception {
    transactions.underway().begins(operator);
    var writer =
        CompletableFuture.runAsync(
            () -> {
              hand(call, AOBA, null);
              transactions.underway().ends(operator);
            },
            CompletableFuture.delayedExecutor(
                TenantTransactionManager.PATIENCE / 3, TimeUnit.MILLISECONDS));
    assertThat(seen()).isEqualTo(1);
    writer.get();
  }

  @Test
  void what_is_never_written_is_not_waited_for_for_ever() {
    transactions.underway().begins(operator);
    assertThat(seen()).isZero();
  }

  private int seen() {
    var seen = new int[1];
    serving(() -> seen[0] = objects(AOBA));
    return seen[0];
  }

  private void serving(Runnable request) {
    RequestScope.of(() -> {
      RequestScope.narrow(new RequestScope.InHand(operator, SINCE));
      request.run();
    });
  }

  private int objects(ClientId client) {
    return transactions.as(
        client,
        () ->
            database
                .jdbc()
                .sql("select count(*) from vault_object where id = :id")
                .param("id", object)
                .query(Integer.class)
                .single());
  }

  private static void keep(UUID object, UUID call) {
    database
        .jdbc()
        .sql(
            """
            insert into vault_object
              (id, client_id, kind, call_id, epoch, company, process, opened_at, line)
            values (:id, :client, 'message', :call, 1, 'f', :id, now(), '00000000-0000-0000-0000-000000000000')
            """)
        .param("id", object)
        .param("client", AOBA.value())
        .param("call", call)
        .update();
  }

  /// As the switchboard's thread writes it.
  private void hand(UUID call, ClientId client, @Nullable Instant left) {
    transactions.run(
        client,
        () -> {
          database
              .jdbc()
              .sql("delete from call_hand where call_id = :call")
              .param("call", call)
              .update();
          insert(call, client, left);
        });
  }

  private void insert(UUID call, ClientId client, @Nullable Instant left) {
    database
        .jdbc()
        .sql(
            """
            insert into call_hand (call_id, client_id, operator_id, taken_at, left_at)
            values (:call, :client, :operator, now(), :left)
            """)
        .param("call", call)
        .param("client", client.value())
        .param("operator", operator.value())
        .param("left", left == null ? null : left.atOffset(ZoneOffset.UTC))
        .update();
  }
}
