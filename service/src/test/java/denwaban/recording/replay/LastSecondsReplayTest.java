package denwaban.recording.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.access.CurrentUser;
import denwaban.access.Role;
import denwaban.audit.TestLog;
import denwaban.call.ledger.CallsInHand;
import denwaban.client.Client;
import denwaban.client.KeyKind;
import denwaban.client.key.TestClients;
import denwaban.database.TestDatabase;
import denwaban.http.Problem;
import denwaban.kernel.CallId;
import denwaban.kernel.PersonId;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// Who may hear the last seconds of a call again, and what the client's log says of it.
class LastSecondsReplayTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static final Instant NOW = Instant.parse("2026-11-24T06:00:00Z");

  @TempDir Path folder;

  private final CallId call = new CallId(UUID.randomUUID());
  private final CurrentUser operator = operator(new PersonId(UUID.randomUUID()), "at-the-desk");
  private final byte[] sound = new byte[100];
  private Optional<byte[]> kept = Optional.of(sound);
  private boolean inHand = true;
  private TestLog log;
  private Client minato;
  private LastSecondsReplay lastSecondsReplay;

  @BeforeEach
  void open() {
    Arrays.fill(sound, (byte) 7);
    log = new TestLog(database, folder);
    minato =
        new TestClients(database, log.door())
            .add("p" + UUID.randomUUID().toString().substring(0, 8), KeyKind.X25519);
    lastSecondsReplay =
        new LastSecondsReplay(
            new OneCall(),
            user -> user.session().equals("at-the-desk"),
            of -> of.equals(call) ? kept : Optional.empty(),
            database.fence(),
            log.door());
  }

  private static CurrentUser operator(PersonId person, String session) {
    return new CurrentUser(person, Role.OPERATOR, null, session, "佐藤 花");
  }

  /// The one call, in the operator's hands.
  private final class OneCall implements CallsInHand {

    @Override
    public Optional<InHand> of(CallId id) {
      return inHand && id.equals(call)
          ? Optional.of(new InHand(minato.id(), operator.person(), true, NOW, true, null))
          : Optional.empty();
    }

    @Override
    public void messageSent(CallId id, @Nullable UUID mailbox) {
      throw new AssertionError("nothing is sent");
    }
  }

  @Test
  void the_operator_of_the_call_hears_it_and_the_log_says_so_each_time() {
    assertThat(lastSecondsReplay.again(operator, call)).containsOnly(7);
    assertThat(lastSecondsReplay.again(operator, call)).hasSize(100);

    assertThat(replays()).hasSize(2).allMatch(leaf -> leaf.contains(call.toString()));
    assertThat(replays().getFirst()).contains("\"role\":\"operator\"", "\"purpose\":\"play\"");
  }

  @Test
  void nobody_else_hears_it() {
    refused(operator(new PersonId(UUID.randomUUID()), "at-the-desk"), call);
    refused(
        new CurrentUser(new PersonId(UUID.randomUUID()), Role.SUPERVISOR, null, "at-the-desk", "x"),
        call);
  }

  @Test
  void another_session_of_the_same_operator_does_not_hear_it() {
    refused(operator(operator.person(), "elsewhere"), call);
  }

  @Test
  void nothing_is_heard_after_the_wrap_up_nor_of_a_call_that_is_not_recorded_or_unknown() {
    refused(operator, new CallId(UUID.randomUUID()));
    kept = Optional.empty();
    refused(operator, call);
    kept = Optional.of(sound);
    inHand = false;
    refused(operator, call);
  }

  @Test
  void without_the_log_nothing_is_heard_and_nothing_stays() {
    database.superuser().sql("revoke insert on audit_outbox from denwaban_app").update();
    try {
      assertThatThrownBy(() -> lastSecondsReplay.again(operator, call))
          .isNotInstanceOf(Problem.class);
    } finally {
      database.superuser().sql("grant insert on audit_outbox to denwaban_app").update();
    }
    assertThat(sound).containsOnly(0);
  }

  private void refused(CurrentUser user, CallId of) {
    assertThatThrownBy(() -> lastSecondsReplay.again(user, of))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.status()).isEqualTo(404));
    assertThat(replays()).isEmpty();
  }

  private List<String> replays() {
    return log.outbox(minato.id()).stream()
        .filter(leaf -> leaf.contains("\"act\":\"call.replayed\""))
        .toList();
  }
}
