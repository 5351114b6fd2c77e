package denwaban.contract.confirmation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.audit.Actor;
import denwaban.audit.AuditLog;
import denwaban.audit.TestLog;
import denwaban.contract.Decision;
import denwaban.contract.Terms;
import denwaban.contract.TestContracts;
import denwaban.database.TestDatabase;
import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;

/// No number of a client is answered before its administrator signed what they found out.
class ConfirmationsTest {

  private static final Instant NOW = Instant.parse("2026-11-27T03:00:00Z");

  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  @TempDir static Path folder;

  private AuditLog audit;
  private Confirmations confirmations;
  private ClientId client;

  @BeforeEach
  void an_office_and_a_new_client() {
    audit = new TestLog(DATABASE, folder).door();
    confirmations = confirmations("office");
    client = new ClientId(UUID.randomUUID());
  }

  private Confirmations confirmations(String mode) {
    return new Confirmations(DATABASE.jdbc(), DATABASE.fence(), audit, mode);
  }

  private void sign(ClientId of, Instant at, boolean entrusts) {
    confirmations.keep(
        new Confirmation(
            UUID.randomUUID(),
            of,
            at,
            new PersonId(UUID.randomUUID()),
            entrusts,
            "{\"v\":1}",
            Bytes.of(new byte[64])),
        new Actor(new PersonId(UUID.randomUUID()), "client-admin", "s"));
  }

  private Decision answers(ClientId of) {
    var contracts = new TestContracts(DATABASE, audit, confirmations);
    contracts.agree(of, Terms.Recording.NOTICE);
    contracts.withoutSignaturesFor(of);
    return contracts.answering().mayAnswer(of, NOW);
  }

  @Test
  void a_new_client_is_answered_when_it_has_signed_and_not_before() {
    assertThat(answers(client))
        .isInstanceOfSatisfying(
            Decision.Refused.class,
            it -> assertThat(it.why()).isEqualTo(Decision.Reason.NOT_CONFIRMED));
    sign(client, NOW, true);
    assertThat(confirmations.mayAnswer(client, NOW)).isTrue();
    var entries =
        DATABASE
            .superuser()
            .sql(
                """
                select count(*) from audit_outbox
                where log = :log and leaf::jsonb ->> 'act' = 'vendor.confirmed'
                """)
            .param("log", client.value())
            .query(Long.class)
            .single();
    assertThat(entries).isEqualTo(1);
  }

  @Test
  void one_that_declined_is_not_answered_whatever_it_signed_before() {
    sign(client, NOW.minusSeconds(60), true);
    sign(client, NOW, false);
    assertThat(confirmations.mayAnswer(client, NOW)).isFalse();
    assertThat(confirmations.all(client)).hasSize(2);
  }

  @Test
  void another_clients_signature_says_nothing() {
    sign(new ClientId(UUID.randomUUID()), NOW, true);
    assertThat(confirmations.mayAnswer(client, NOW)).isFalse();
  }

  @Test
  void who_was_there_before_has_time_until_its_end_and_no_longer_when_it_declines() {
    DATABASE
        .superuser()
        .sql("insert into contract_grace (client_id, until) values (:client, :until)")
        .param("client", client.value())
        .param("until", java.time.OffsetDateTime.parse("2026-12-27T00:00:00Z"))
        .update();
    var end = Instant.parse("2026-12-27T00:00:00Z");
    assertThat(confirmations.mayAnswer(client, end.minusMillis(1))).isTrue();
    assertThat(confirmations.mayAnswer(client, end)).isFalse();
    sign(client, NOW, false);
    assertThat(confirmations.mayAnswer(client, NOW)).isFalse();
  }

  @Test
  void the_numbers_of_a_demo_are_no_ones() {
    assertThat(confirmations("demo").mayAnswer(client, NOW)).isTrue();
  }

  @Test
  void the_program_can_give_no_one_time_and_change_no_signature() {
    sign(client, NOW, false);
    for (var sql :
        List.of(
            "insert into contract_grace (client_id, until) values (gen_random_uuid(), 'infinity')",
            "update contract_grace set until = 'infinity'",
            "update contract_confirmation set entrusts = true",
            "delete from contract_confirmation")) {
      assertThatThrownBy(
              () -> DATABASE.fence().run(client, () -> DATABASE.jdbc().sql(sql).update()))
          .as(sql)
          .isInstanceOf(DataAccessException.class);
      assertThatThrownBy(() -> DATABASE.fence().office(() -> DATABASE.jdbc().sql(sql).update()))
          .as(sql)
          .isInstanceOf(DataAccessException.class);
    }
    // nor sign for another, from the scope of this one or of the office
    var forged =
        """
        insert into contract_confirmation (id, client_id, made_at, person_id, entrusts, text, signature)
        values (gen_random_uuid(), '%s', now(), gen_random_uuid(), true, '{}', decode(repeat('00', 64), 'hex'))
        """
            .formatted(UUID.randomUUID());
    assertThatThrownBy(
            () -> DATABASE.fence().run(client, () -> DATABASE.jdbc().sql(forged).update()))
        .isInstanceOf(DataAccessException.class);
    assertThatThrownBy(() -> DATABASE.fence().office(() -> DATABASE.jdbc().sql(forged).update()))
        .isInstanceOf(DataAccessException.class);
  }
}
