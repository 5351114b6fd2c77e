package denwaban.database.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.database.DatabaseConfiguration;
import denwaban.database.TestDatabase;
import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.support.TransactionTemplate;

class TenantTransactionsTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static final ClientId AOBA = new ClientId(new UUID(0, 1));
  private static final ClientId MINATO = new ClientId(new UUID(0, 2));

  private final TenantTransactions transactions = database.fence();

  @BeforeAll
  static void two_tables() {
    database
        .owner()
        .sql(
            """
            create table note (client_id uuid not null, text text not null);
            alter table note enable row level security;
            alter table note force row level security;
            create policy own on note
              using (client_id = app_client()) with check (client_id = app_client());
            grant select, insert, delete on note to denwaban_app;
            create table duty (text text not null);
            alter table duty enable row level security;
            alter table duty force row level security;
            create policy office on duty using (app_office()) with check (app_office());
            grant select, insert on duty to denwaban_app;
            """)
        .update();
  }

  @BeforeEach
  void one_note_each() {
    for (var client : List.of(AOBA, MINATO)) {
      transactions.run(
          client,
          () -> {
            database.jdbc().sql("delete from note").update();
            insert(client, "note of " + client);
          });
    }
  }

  @Test
  void a_client_sees_its_own_rows_and_no_others() {
    assertThat(transactions.as(AOBA, this::notes)).containsExactly("note of " + AOBA);
    assertThat(transactions.as(MINATO, this::notes)).containsExactly("note of " + MINATO);
  }

  @Test
  void nobody_writes_a_row_for_another_client() {
    assertThatThrownBy(() -> transactions.run(AOBA, () -> insert(MINATO, "forged")))
        .isInstanceOf(DataAccessException.class)
        .hasStackTraceContaining("violates row-level security policy");
  }

  @Test
  void a_part_fails_alone_and_needs_a_whole() {
    transactions.run(
        AOBA,
        () -> {
          assertThatThrownBy(() ->
                  transactions.apart(() -> {
                    insert(AOBA, "undone");
                    // what joins the transaction within the part ends no more than the part
                    transactions.run(AOBA, () -> insert(MINATO, "forged"));
                  }))
              .isInstanceOf(DataAccessException.class);
          insert(AOBA, "goes on");
        });
    assertThat(transactions.as(AOBA, this::notes)).contains("goes on").doesNotContain("undone");
    assertThatThrownBy(() -> transactions.apart(() -> {}))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void a_members_fence_is_the_clients_and_what_is_called_within_stays_the_members() {
    var ryo = new PersonId(new UUID(0, 9));
    var hana = new PersonId(new UUID(0, 8));
    transactions.run(
        AOBA,
        ryo,
        () -> {
          assertThat(notes()).containsExactly("note of " + AOBA);
          assertThat(member()).isEqualTo(ryo.toString());
          assertThat(transactions.as(AOBA, this::member)).isEqualTo(ryo.toString());
          assertThatThrownBy(() -> transactions.run(MINATO, () -> {}))
              .isInstanceOf(IllegalStateException.class);
          assertThatThrownBy(() -> transactions.run(AOBA, hana, () -> {}))
              .isInstanceOf(IllegalStateException.class);
        });
    transactions.run(
        AOBA,
        () -> {
          assertThat(member()).isEmpty();
          assertThatThrownBy(() -> transactions.run(AOBA, ryo, () -> {}))
              .as("nobody is taken for less than what he began with")
              .isInstanceOf(IllegalStateException.class);
        });
  }

  @Test
  void a_reviewers_fence_opens_inside_no_wider_one() {
    var mio = new PersonId(new UUID(0, 7));
    transactions.run(
        AOBA,
        () ->
            assertThatThrownBy(() -> transactions.reviewing(AOBA, mio, this::notes))
                .isInstanceOf(IllegalStateException.class));
    transactions.run(
        AOBA,
        mio,
        () ->
            assertThatThrownBy(() -> transactions.reviewing(AOBA, mio, this::notes))
                .isInstanceOf(IllegalStateException.class));
    assertThat(
            transactions.reviewing(AOBA, mio, () -> transactions.reviewing(AOBA, mio, this::notes)))
        .containsExactly("note of " + AOBA);
  }

  private String member() {
    return database
        .jdbc()
        .sql("select current_setting('app.member', true)")
        .query(String.class)
        .single();
  }

  @Test
  void the_office_sees_no_client_rows_and_a_client_no_office_rows() {
    transactions.office(() -> database.jdbc().sql("insert into duty values ('sweep')").update());

    assertThat(transactions.office(this::notes)).isEmpty();
    assertThat(transactions.office(this::duties)).contains("sweep");
    assertThat(transactions.as(AOBA, this::duties)).isEmpty();
  }

  @Test
  void outside_a_fence_nothing_is_seen_even_on_a_used_connection() {
    assertThat(transactions.as(AOBA, this::notes)).hasSize(1);

    assertThat(notes()).isEmpty();
    assertThat(duties()).isEmpty();
  }

  @Test
  void the_same_scope_joins_the_open_transaction() {
    assertThatThrownBy(() ->
            transactions.run(
                AOBA,
                () -> {
                  transactions.run(AOBA, () -> insert(AOBA, "inner"));
                  throw new IllegalArgumentException("outer fails");
                }))
        .isInstanceOf(IllegalArgumentException.class);

    assertThat(transactions.as(AOBA, this::notes)).doesNotContain("inner");
  }

  @Test
  void another_scope_inside_an_open_one_is_refused() {
    assertThatThrownBy(() -> transactions.run(AOBA, () -> transactions.run(MINATO, () -> {})))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> transactions.run(AOBA, () -> transactions.office(() -> {})))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> transactions.office(() -> transactions.run(AOBA, () -> {})))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void the_programs_role_may_not_enter_other_databases() {
    assertThatThrownBy(() -> TestDatabase.enter("postgres"))
        .hasStackTraceContaining("permission denied for database");
  }

  @Test
  void a_bare_transaction_is_not_mistaken_for_a_fence() {
    var login = database.login();
    try (var pool = DatabaseConfiguration.pool(login, 1)) {
      var manager = new TenantTransactionManager(pool);
      var inner = new TenantTransactions(manager);
      assertThatThrownBy(() ->
              new TransactionTemplate(manager)
                  .executeWithoutResult(status -> inner.run(AOBA, () -> {})))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void a_long_statement_of_a_clients_request_is_cut_off_and_the_programs_own_is_not() {
    assertThat(transactions.as(AOBA, this::timeout)).as("the program's own").isEqualTo("0");
    RequestScope.of(() -> {
      RequestScope.narrow(new RequestScope.Own(AOBA));
      assertThat(transactions.as(AOBA, this::timeout)).isEqualTo("20s");
    });
    assertThat(transactions.as(AOBA, this::timeout)).as("on a used connection").isEqualTo("0");
  }

  private String timeout() {
    return database.jdbc().sql("show statement_timeout").query(String.class).single();
  }

  @Test
  void a_fence_knows_whose_it_is() {
    assertThat(transactions.open()).isFalse();
    assertThat(transactions.as(AOBA, transactions::client)).contains(AOBA);
    assertThat(transactions.office(transactions::client)).isEmpty();
    assertThat(transactions.office(transactions::open)).isTrue();
  }

  @Test
  void the_programs_role_cannot_switch_the_fence_off() {
    for (var attempt :
        List.of(
            "alter table note disable row level security",
            "alter table note no force row level security",
            "drop policy own on note",
            "set role denwaban_owner",
            "set session authorization denwaban_root",
            "create policy mine on note using (true)",
            "create table stolen (text text)",
            "alter function app_client() rename to gone")) {
      assertThatThrownBy(() -> database.jdbc().sql(attempt).update())
          .as(attempt)
          .isInstanceOf(DataAccessException.class);
    }
  }

  private void insert(ClientId client, String text) {
    database
        .jdbc()
        .sql("insert into note values (:client, :text)")
        .param("client", client.value())
        .param("text", text)
        .update();
  }

  private List<String> notes() {
    return database.jdbc().sql("select text from note").query((row, n) -> row.getString(1)).list();
  }

  private List<String> duties() {
    return database.jdbc().sql("select text from duty").query((row, n) -> row.getString(1)).list();
  }
}
