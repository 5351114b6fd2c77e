package denwaban.client.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import denwaban.access.CurrentUser;
import denwaban.access.Role;
import denwaban.audit.TestLog;
import denwaban.client.KeyKind;
import denwaban.client.key.EdgeKeyStatus.NoKey;
import denwaban.client.key.EdgeKeyStatus.NotProven;
import denwaban.client.key.EdgeKeyStatus.Proven;
import denwaban.client.key.EdgeKeyStatus.ToCompare;
import denwaban.database.TestDatabase;
import denwaban.http.Problem;
import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// A client whose key was recovered, and an administrator of the office with a telephone.
class PinConfirmationTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static final String WHY = "登録の番号に折り返し、8 組を読み合わせた";
  private static final CurrentUser OFFICE =
      new CurrentUser(new PersonId(UUID.randomUUID()), Role.ADMIN, null, "s", "高橋 恵");

  @TempDir Path folder;

  private TestLog log;
  private TestClients clients;
  private TestLine line;
  private PinConfirmation pinConfirmation;

  @BeforeEach
  void a_key_that_was_sealed_to_and_a_recovery() {
    log = new TestLog(database, folder);
    clients = new TestClients(database, log.door());
    line = new TestLine(clients);
    pinConfirmation = clients.repinning();
    assertThat(sealsTo()).contains(1);
    assertThat(look()).isEqualTo(new Proven(line.fingerprint(1)));
    line.recover();
  }

  @Test
  void what_was_compared_is_sealed_to_and_the_client_finds_who_and_why_in_the_log() {
    assertThat(look())
        .isEqualTo(new ToCompare(line.fingerprint(1), line.fingerprint(2), 2, TestLine.RECOVERED));
    assertThat(sealsTo()).isEmpty();

    pinConfirmation.repin(OFFICE, line.client(), line.fingerprint(1), line.fingerprint(2), WHY);

    assertThat(sealsTo()).contains(2);
    assertThat(look()).isEqualTo(new Proven(line.fingerprint(2)));
    assertThat(log.outbox(line.client()))
        .last()
        .asString()
        .contains("key.pin.changed", "\"role\":\"admin\"", "\"c\":")
        .doesNotContain(WHY);
  }

  @Test
  void another_fingerprint_than_the_one_that_waits_is_refused() {
    var was = line.fingerprint(1);
    var now = line.fingerprint(2);
    refused("pin-changed", was, was);
    refused("pin-changed", now, now);
    refused("pin-changed", now, was);
    refused("pin-changed", was, "");
    line.recover();
    refused("pin-changed", was, now);
    pinConfirmation.repin(OFFICE, line.client(), was, line.fingerprint(3), WHY);
    refused("pin-changed", was, line.fingerprint(3));
    assertThat(sealsTo()).contains(3);
  }

  @Test
  void a_reason_is_demanded() {
    var before = leaves();
    for (var bad : List.of("", " \u3000 ", "x".repeat(1_001))) {
      assertThat(refusal(line.client(), line.fingerprint(1), line.fingerprint(2), bad))
          .isEqualTo("reason-needed");
    }
    assertThat(leaves()).isEqualTo(before);
    assertThat(sealsTo()).isEmpty();
    var longest = "x".repeat(1_000);
    pinConfirmation.repin(OFFICE, line.client(), line.fingerprint(1), line.fingerprint(2), longest);
    assertThat(sealsTo()).contains(2);
  }

  @Test
  void without_its_entry_in_the_log_nothing_is_pinned() {
    database.superuser().sql("revoke insert on audit_outbox from denwaban_app").update();
    try {
      var thrown =
          catchThrowable(() ->
              pinConfirmation.repin(
                  OFFICE, line.client(), line.fingerprint(1), line.fingerprint(2), WHY));
      assertThat(thrown).isNotNull();
    } finally {
      database.superuser().sql("grant insert on audit_outbox to denwaban_app").update();
    }
    assertThat(sealsTo()).isEmpty();
  }

  @Test
  void what_cannot_be_written_is_not_sealed_to() {
    clients.pins.full = true;
    refused("pin-not-kept", line.fingerprint(1), line.fingerprint(2));
    clients.pins.full = false;
    assertThat(sealsTo()).isEmpty();
    assertThat(look()).isInstanceOf(ToCompare.class);
  }

  @Test
  void a_chain_that_does_not_follow_cannot_be_answered_for() {
    clients.pins.pin(line.client(), Line.OWN, new TestLine(clients).fingerprint(1));
    assertThat(look()).isEqualTo(new NotProven());
    refused("pin-changed", line.fingerprint(1), line.fingerprint(2));
    clients.pins.pin(line.client(), Line.OWN, line.fingerprint(1));
    database
        .superuser()
        .sql(
            "update client_company_key set recipient = 'age1x' where client_id = :client and epoch = 2")
        .param("client", line.client().value())
        .update();
    assertThat(look()).as("a row that is not what was stated").isEqualTo(new NotProven());
    refused("pin-changed", line.fingerprint(1), line.fingerprint(2));
  }

  @Test
  void a_damaged_pin_is_said_and_cannot_be_answered_for() {
    clients.pins.damaged = true;
    assertThat(look()).isEqualTo(new NotProven());
    refused("pin-changed", line.fingerprint(1), line.fingerprint(2));
  }

  @Test
  void a_client_without_a_key_has_nothing_to_compare_and_no_client_is_not_found() {
    var fresh = clients.add("f" + UUID.randomUUID().toString().substring(0, 8), KeyKind.X25519);
    assertThat(pinConfirmation.look(fresh.id())).isEqualTo(new NoKey());
    assertThat(refusal(fresh.id(), "", "", WHY)).isEqualTo("pin-changed");
    var nobody = new ClientId(UUID.randomUUID());
    assertThat(refusal(nobody, "", "", WHY)).isEqualTo("not-found");
    assertThat(catchThrowable(() -> pinConfirmation.look(nobody))).isInstanceOf(Problem.class);
  }

  @Test
  void its_mailboxes_go_on_with_it() {
    var other = new TestLine(clients);
    var box = new TestBox(clients, other, "人事");
    var client = other.client();
    assertThat(clients.keys().toSealTo(client, box.id)).isPresent();
    other.recover();
    assertThat(clients.keys().toSealTo(client, box.id)).isEmpty();
    pinConfirmation.repin(OFFICE, client, other.fingerprint(1), other.fingerprint(2), WHY);
    assertThat(clients.keys().toSealTo(client, box.id)).isPresent();
  }

  private void refused(String code, String before, String now) {
    var held = Map.copyOf(clients.pins.held);
    assertThat(refusal(line.client(), before, now, WHY)).isEqualTo(code);
    assertThat(clients.pins.held).isEqualTo(held);
  }

  private String refusal(ClientId client, String before, String now, String reason) {
    return catchThrowable(() -> pinConfirmation.repin(OFFICE, client, before, now, reason))
            instanceof Problem problem
        ? problem.code()
        : "done";
  }

  private EdgeKeyStatus look() {
    return pinConfirmation.look(line.client());
  }

  private int leaves() {
    return log.outbox(line.client()).size();
  }

  private Optional<Integer> sealsTo() {
    return clients.keys().toSealTo(line.client(), null).map(CompanyKey::epoch);
  }
}
