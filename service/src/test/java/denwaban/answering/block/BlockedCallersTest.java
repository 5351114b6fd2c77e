package denwaban.answering.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.access.CurrentUser;
import denwaban.access.Role;
import denwaban.audit.TestLog;
import denwaban.call.NumberParser;
import denwaban.database.AtOnce;
import denwaban.database.TestDatabase;
import denwaban.http.Problem;
import denwaban.kernel.ClientId;
import denwaban.kernel.Ids;
import denwaban.kernel.PersonId;
import denwaban.kernel.PhoneNumber;
import denwaban.storage.TestStorage;
import denwaban.storage.key.UnscopedVault;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlockedCallersTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static final PhoneNumber NUISANCE = new PhoneNumber("+819073105582");

  @TempDir Path folder;

  private final ClientId client = new ClientId(UUID.randomUUID());
  private final ClientId other = new ClientId(UUID.randomUUID());
  private final CurrentUser admin = admin(client);
  private final CurrentUser stranger = admin(other);
  private Instant now = Instant.parse("2026-11-24T06:00:00Z");
  private TestLog log;
  private BlockedCallers callers;
  private BlockedCallersEndpoint endpoint;

  private static CurrentUser admin(ClientId client) {
    return new CurrentUser(new PersonId(UUID.randomUUID()), Role.CLIENT_ADMIN, client, "s", "小林 愛");
  }

  @BeforeEach
  void open() {
    log = new TestLog(database, folder);
    callers =
        new BlockedCallers(
            database.fence(),
            new BlockTable(database.jdbc()),
            new UnscopedVault(TestStorage.keys(folder), database.fence()),
            log.door(),
            new Ids(() -> now, new Random()),
            () -> now);
    endpoint = new BlockedCallersEndpoint(callers, new NumberParser("81"));
  }

  private void block(String number, String label) {
    endpoint.add(admin, new BlockedCallersEndpoint.NewBlocked(number, label));
  }

  private static void refused(String code, ThrowingCallable doing) {
    assertThatThrownBy(doing)
        .isInstanceOfSatisfying(Problem.class, it -> assertThat(it.code()).isEqualTo(code));
  }

  @Test
  void a_blocked_number_is_known_counted_and_let_go() {
    assertThat(callers.blocked(client, NUISANCE)).isFalse();
    block("０９０－７３１０－５５８２", "営業の電話");

    assertThat(callers.blocked(client, NUISANCE)).isTrue();
    now = now.plusSeconds(60);
    assertThat(callers.blocked(client, NUISANCE)).isTrue();
    var shown = endpoint.all(admin).getFirst();
    assertThat(shown.calls()).isEqualTo(2);
    assertThat(shown.lastAt()).isEqualTo(now);
    assertThat(callers.blocked(client, new PhoneNumber("+819073105583"))).isFalse();

    endpoint.remove(admin, shown.id().toString());
    assertThat(callers.blocked(client, NUISANCE)).isFalse();
    assertThat(log.outbox(client)).hasSize(2);
    assertThat(log.outbox(client).getFirst()).contains("\"act\":\"caller.blocked\"");
    assertThat(log.outbox(client).getLast()).contains("\"act\":\"caller.unblocked\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"09073", "〇九〇七三一〇五五八二", "①②③④⑤", "営業 ０９０ ７３"})
  void a_label_is_not_the_number_however_it_is_written(String label) {
    assertThatThrownBy(() -> block("090-7310-5582", label)).isInstanceOf(Problem.class);
    assertThat(endpoint.all(admin)).isEmpty();
    block("090-7310-5582", "第三営業部 ２０２");
    assertThat(endpoint.all(admin)).isNotEmpty();
  }

  @Test
  void the_list_of_one_client_is_nothing_to_another() {
    block("090-7310-5582", "営業の電話");
    var id = endpoint.all(admin).getFirst().id().toString();

    assertThat(callers.blocked(other, NUISANCE)).isFalse();
    assertThat(endpoint.all(stranger)).isEmpty();
    refused("not-found", () -> endpoint.remove(stranger, id));
    refused("not-found", () -> endpoint.remove(admin, "x"));
    assertThat(callers.blocked(client, NUISANCE)).isTrue();
  }

  @Test
  void no_number_lies_in_the_database_and_no_token_is_of_two_clients() {
    block("090-7310-5582", "営業の電話");
    endpoint.add(stranger, new BlockedCallersEndpoint.NewBlocked("090-7310-5582", "営業の電話"));

    var rows =
        database
            .superuser()
            .sql("select token::text || label from blocked_caller where client_id in (:a, :b)")
            .param("a", client.value())
            .param("b", other.value())
            .query(String.class)
            .list();
    assertThat(rows).hasSize(2).doesNotHaveDuplicates();
    // with an id's digits a part of it may stand anywhere
    assertThat(rows).noneMatch(row -> row.contains("73105582") || row.contains("7310-5582"));
    assertThat(log.outbox(client))
        .noneMatch(entry -> entry.contains("73105582") || entry.contains("7310-5582"));
    assertThat(new BlockedCallersEndpoint.NewBlocked("090-7310-5582", "x").toString())
        .doesNotContain("7310");
  }

  @Test
  void what_does_not_fit_is_refused() {
    block("090-7310-5582", "あ".repeat(40));
    refused("blocked-already", () -> block("+81 90 7310 5582", "二度め"));
    refused("blocked-unfit", () -> block("x", "名前"));
    refused("blocked-unfit", () -> block("090-7310-5583", " "));
    refused("blocked-unfit", () -> block("090-7310-5583", "あ".repeat(41)));
    refused("blocked-unfit", () -> block("090-7310-5583", "番号は55823"));
    block("090-7310-5583", "末尾5583");
  }

  @Test
  void there_are_as_many_as_the_limit_and_no_more() {
    for (var n = 0; n < 500; n++) block("+8190" + (20_000_000 + n), "番");
    refused("too-many-blocked", () -> block("+819010000000", "番"));
    endpoint.remove(admin, endpoint.all(admin).getFirst().id().toString());
    block("+819010000000", "番");
  }

  @Test
  void of_two_who_block_the_last_at_once_one_is_refused() {
    for (var n = 0; n < 499; n++) block("+8190" + (20_000_000 + n), "番");
    var next = new AtomicInteger(30_000_000);
    var blocked =
        AtOnce.both(
            database,
            "blocked_caller",
            () -> {
              try {
                block("+8190" + next.incrementAndGet(), "番");
                return "blocked";
              } catch (Problem full) {
                return full.code();
              }
            });
    assertThat(blocked).containsExactlyInAnyOrder("blocked", "too-many-blocked");
    assertThat(endpoint.all(admin)).hasSize(500);
  }
}
