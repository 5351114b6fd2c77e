package denwaban.kyc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.database.TestDatabase;
import denwaban.kernel.ClientId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;

/// In the database, too: the office adds and reads, nobody changes or removes, and a client sees
/// nothing but that it was verified.
class KycTableTest {

  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private final ClientId client = new ClientId(UUID.randomUUID());

  @BeforeEach
  void a_client_that_was_verified_and_looked_suspicious() {
    TestKyc.client(DATABASE, client);
    TestKyc.verified(DATABASE, client, "2026-11-01", "company-registry", "chip-face");
    DATABASE
        .superuser()
        .sql(
            """
            insert into kyc_suspicion values (:id, :id, :client, 'NOTED', null, now(), :id, 'x');
            insert into kyc_suspicion_read values (:id, :client, :id, now())
            """
                .replace(":id", "'" + UUID.randomUUID() + "'::uuid")
                .replace(":client", "'" + client + "'::uuid"))
        .update();
  }

  private long inScope(String table, ClientId of) {
    return DATABASE.fence().as(of, () -> count(table));
  }

  private long count(String table) {
    return DATABASE
        .jdbc()
        .sql("select count(*) from " + table + " where client_id = :client")
        .param("client", client.value())
        .query(Long.class)
        .single();
  }

  @ParameterizedTest
  @ValueSource(strings = {"kyc_verification", "kyc_suspicion", "kyc_suspicion_read"})
  void only_the_office_sees_them(String table) {
    assertThat(DATABASE.fence().office(() -> count(table))).isEqualTo(1);
    assertThat(inScope(table, client)).isZero();
    assertThat(inScope(table, new ClientId(UUID.randomUUID()))).isZero();
  }

  @Test
  void a_client_sees_that_it_was_verified_and_no_other_does() {
    assertThat(inScope("kyc_standing", client)).isEqualTo(1);
    assertThat(inScope("kyc_standing", new ClientId(UUID.randomUUID()))).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"kyc_verification", "kyc_standing", "kyc_suspicion", "kyc_suspicion_read"})
  void an_operators_request_sees_nothing_of_them(String table) {
    var seen =
        DATABASE
            .fence()
            .office(() -> {
              DATABASE
                  .jdbc()
                  .sql("select set_config('app.operator', :id, true)")
                  .param("id", UUID.randomUUID().toString())
                  .query(String.class)
                  .single();
              return count(table);
            });
    assertThat(seen).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"kyc_verification", "kyc_standing", "kyc_suspicion", "kyc_suspicion_read"})
  void nobody_changes_or_removes_one(String table) {
    for (var sql :
        List.of(
            "update " + table + " set client_id = client_id",
            "delete from " + table,
            "truncate " + table)) {
      assertThatThrownBy(() -> DATABASE.fence().office(() -> DATABASE.jdbc().sql(sql).update()))
          .as(sql)
          .isInstanceOf(DataAccessException.class);
      assertThatThrownBy(
              () -> DATABASE.fence().run(client, () -> DATABASE.jdbc().sql(sql).update()))
          .as(sql)
          .isInstanceOf(DataAccessException.class);
    }
  }

  @Test
  void a_client_cannot_say_that_it_was_verified() {
    assertThatThrownBy(() ->
            DATABASE
                .fence()
                .run(
                    client,
                    () ->
                        TestKyc.verified(
                            DATABASE.jdbc(), client, "2026-11-01", "company-registry", "jpki")))
        .isInstanceOf(DataAccessException.class);
  }
}
