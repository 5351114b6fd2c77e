package denwaban.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.access.CurrentUser;
import denwaban.access.Role;
import denwaban.audit.Action;
import denwaban.audit.TestLog;
import denwaban.client.key.TestClients;
import denwaban.client.key.TestLine;
import denwaban.database.TestDatabase;
import denwaban.http.Problem;
import denwaban.kernel.ClientId;
import denwaban.kernel.ObjectId;
import denwaban.kernel.PersonId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class StatementsTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  @TempDir Path folder;

  private Instant now = Instant.parse("2026-11-24T06:00:00Z");
  private TestLog log;
  private ClientId client;
  private ObjectId object;
  private Statements statements;

  @BeforeEach
  void open() throws IOException {
    log = new TestLog(database, folder);
    var clients = new TestClients(database, log.door());
    client = new TestLine(clients).client();
    var key = clients.keys().current(client).orElseThrow();
    object =
        TestMessage.keep(new TestVault(database, folder).vault(), client, key, new byte[] {1})
            .object();
    statements =
        new Statements(database.fence(), new ObjectTable(database.jdbc()), log.door(), () -> now);
  }

  @Test
  void what_a_browser_states_is_an_entry_with_its_purpose() {
    var member = member(client);
    statements.say(member, object, Action.OBJECT_PLAYED);
    statements.say(member, object, Action.OBJECT_SAVED);
    statements.say(member, object, Action.OBJECT_PRINTED);

    var told = log.outbox(client);
    assertThat(told.subList(told.size() - 3, told.size()))
        .allMatch(it -> it.contains(object.toString()))
        .satisfiesExactly(
            it -> assertThat(it).contains("object.played", "\"purpose\":\"play\""),
            it -> assertThat(it).contains("object.saved", "\"purpose\":\"download\""),
            it -> assertThat(it).contains("object.printed", "\"purpose\":\"read\""));
  }

  @Test
  void nobody_states_anything_about_anothers_object_or_one_that_never_was() {
    var before = log.outbox(client).size();
    var stranger = member(new ClientId(UUID.randomUUID()));
    refused("not-found", () -> statements.say(stranger, object, Action.OBJECT_PLAYED));
    refused(
        "not-found",
        () ->
            statements.say(member(client), new ObjectId(UUID.randomUUID()), Action.OBJECT_PLAYED));
    assertThat(log.outbox(client)).hasSize(before);
    assertThat(log.outbox(stranger.memberOf())).isEmpty();
  }

  @Test
  void a_hand_that_is_faster_than_a_hand_waits() {
    var member = member(client);
    for (var i = 0; i < 60; i++) {
      statements.say(member, object, Action.OBJECT_PLAYED);
    }
    refused("too-many-attempts", () -> statements.say(member, object, Action.OBJECT_PLAYED));
    statements.say(member(client), object, Action.OBJECT_PLAYED);
    now = now.plus(Duration.ofMinutes(1));
    statements.say(member, object, Action.OBJECT_PLAYED);
  }

  private static CurrentUser member(ClientId client) {
    return new CurrentUser(new PersonId(UUID.randomUUID()), Role.CLIENT_MEMBER, client, "s", "");
  }

  private static void refused(
      String code, org.assertj.core.api.ThrowableAssert.ThrowingCallable action) {
    assertThatThrownBy(action)
        .isInstanceOfSatisfying(Problem.class, it -> assertThat(it.code()).isEqualTo(code));
  }
}
