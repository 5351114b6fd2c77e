package denwaban.assurance.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.audit.Actor;
import denwaban.audit.TestLog;
import denwaban.client.Client;
import denwaban.client.KeyKind;
import denwaban.client.key.TestClients;
import denwaban.contract.confirmation.Confirmation;
import denwaban.contract.confirmation.Confirmations;
import denwaban.database.TestDatabase;
import denwaban.kernel.Bytes;
import denwaban.kernel.PersonId;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// Who was here before is told once that their word is asked for, and others are not.
class GraceNoticeTest {

  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  @TempDir static Path folder;

  private final TestLog log = new TestLog(DATABASE, folder);
  private final TestClients clients = new TestClients(DATABASE, log.door());
  private final Confirmations confirmations =
      new Confirmations(DATABASE.jdbc(), DATABASE.fence(), log.door(), "office");
  private final GraceNotice notice =
      new GraceNotice(
          clients.clients(), confirmations, log.reading(), DATABASE.fence(), log.door());

  private Client client(boolean before) {
    var client = clients.add("g" + UUID.randomUUID().toString().substring(0, 8), KeyKind.X25519);
    if (before) {
      DATABASE
          .superuser()
          .sql("insert into contract_grace (client_id, until) values (:id, now() + '30 days')")
          .param("id", client.id().value())
          .update();
    }
    return client;
  }

  private long told(Client client) {
    return log.outbox(client.id()).stream()
        .filter(it -> it.contains("assurance.failed") && it.contains(GraceNotice.CHECK))
        .count();
  }

  @Test
  void it_is_said_once_to_who_was_here_before_and_has_not_signed() {
    var before = client(true);
    var signed = client(true);
    var fresh = client(false);
    confirmations.keep(
        new Confirmation(
            UUID.randomUUID(),
            signed.id(),
            Instant.now(),
            new PersonId(UUID.randomUUID()),
            true,
            "{}",
            Bytes.of(new byte[64])),
        Actor.SERVICE);
    notice.started();
    log.sequence();
    notice.started();
    assertThat(told(before)).isEqualTo(1);
    assertThat(told(signed)).isZero();
    assertThat(told(fresh)).isZero();
  }
}
