package denwaban.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.access.CurrentUser;
import denwaban.access.Role;
import denwaban.audit.TestLog;
import denwaban.call.Caller;
import denwaban.call.Callers;
import denwaban.client.Client;
import denwaban.client.KeyKind;
import denwaban.client.key.TestClients;
import denwaban.database.TestDatabase;
import denwaban.http.Problem;
import denwaban.kernel.CallId;
import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import denwaban.signin.guard.CopyAttempts;
import denwaban.signin.guard.TestCopyTries;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// Each try that a desk's page states is an entry of the client's log, and of the installation's.
class CopyTriesTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  @TempDir Path folder;

  private final CallId call = new CallId(UUID.randomUUID());
  private final CurrentUser hana = operator();
  private Instant now = Instant.parse("2026-11-24T06:00:00Z");
  private TestLog log;
  private Client minato;
  private CopyAttemptsEndpoint endpoint;

  @BeforeEach
  void open() {
    log = new TestLog(database, folder);
    minato =
        new TestClients(database, log.door())
            .add("t" + UUID.randomUUID().toString().substring(0, 8), KeyKind.X25519);
    endpoint =
        new CopyAttemptsEndpoint(
            (operator, id) ->
                operator.equals(hana.person()) && id.equals(call)
                    ? Optional.of(new Callers.Rang(minato.id(), Caller.UNKNOWN, true, true))
                    : Optional.empty(),
            TestCopyTries.over(database.fence(), log.door(), () -> now));
  }

  @Test
  void a_try_is_an_entry_of_the_client_without_a_name_and_one_of_the_installation() {
    var before = entries(null).size();
    tries("copy");

    assertThat(entries(minato.id())).hasSize(1);
    assertThat(entries(minato.id()).getFirst())
        .contains(call.toString(), "\"result\":\"refused\"", "\"role\":\"operator\"")
        .doesNotContain(hana.person().toString());
    var ours = entries(null);
    assertThat(ours).hasSize(before + 1);
    assertThat(ours.getLast())
        .contains("\"obj\":\"screen\"")
        .doesNotContain(call.toString(), minato.id().toString());
  }

  @Test
  void a_page_cannot_fill_a_log_and_an_hour_later_it_is_heard_again() {
    for (var n = 0; n <= TestCopyTries.WRITTEN; n++) {
      tries("print");
    }
    assertThat(entries(minato.id())).hasSize(TestCopyTries.WRITTEN);

    now = now.plus(TestCopyTries.WINDOW);
    tries("save");
    assertThat(entries(minato.id())).hasSize(TestCopyTries.WRITTEN + 1);
  }

  @Test
  void of_anothers_call_an_unknown_one_or_in_an_unknown_way_nothing_is_written() {
    var before = entries(null).size();
    refused(404, operator(), call.toString(), "copy");
    refused(404, hana, UUID.randomUUID().toString(), "copy");
    refused(404, hana, "no-id", "copy");
    refused(400, hana, call.toString(), "photograph");
    refused(400, hana, call.toString(), null);

    assertThat(entries(minato.id())).isEmpty();
    assertThat(entries(null)).hasSize(before);
  }

  private void tries(String how) {
    endpoint.tried(hana, call.toString(), new CopyAttempts.Tried(how));
  }

  private void refused(int status, CurrentUser user, String id, @Nullable String how) {
    assertThatThrownBy(() -> endpoint.tried(user, id, new CopyAttempts.Tried(how)))
        .isInstanceOfSatisfying(Problem.class, it -> assertThat(it.status()).isEqualTo(status));
  }

  private List<String> entries(@Nullable ClientId client) {
    return log.outbox(client).stream().filter(it -> it.contains("\"screen.copy.tried\"")).toList();
  }

  private static CurrentUser operator() {
    return new CurrentUser(new PersonId(UUID.randomUUID()), Role.OPERATOR, null, "s", "佐藤 花");
  }
}
