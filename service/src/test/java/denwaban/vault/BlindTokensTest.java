package denwaban.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import denwaban.access.CurrentUser;
import denwaban.access.Role;
import denwaban.audit.TestLog;
import denwaban.client.key.TestClients;
import denwaban.client.key.TestLine;
import denwaban.database.TestDatabase;
import denwaban.http.Problem;
import denwaban.kernel.Bytes;
import denwaban.kernel.CallId;
import denwaban.kernel.PersonId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class BlindTokensTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  @TempDir Path folder;

  private TestClients clients;
  private TestVault made;
  private TestLine line;
  private BlindTokens tokens;

  @BeforeEach
  void open() {
    var log = new TestLog(database, folder);
    clients = new TestClients(database, log.door());
    made = new TestVault(database, folder);
    line = new TestLine(clients);
    tokens = made.tokens(clients.keys());
  }

  @Test
  void what_has_an_equal_token_is_found_newest_first_and_nothing_else() throws IOException {
    var first = keep();
    var second = keep();
    keep();
    tokens.put(line.admin(), first.object(), line.fingerprint(1), Set.of(token(1), token(2)));
    tokens.put(line.admin(), second.object(), line.fingerprint(1), Set.of(token(1)));

    assertThat(find(line.admin(), token(1)))
        .containsExactlyInAnyOrder(first.manifest().call(), second.manifest().call());
    assertThat(find(line.admin(), token(2), token(9))).containsExactly(first.manifest().call());
    assertThat(find(line.admin(), token(9))).isEmpty();
    assertThat(tokens.find(line.admin(), Set.of(token(1)), null, 1)).hasSize(1);
  }

  @Test
  void what_is_older_is_found_part_by_part() throws IOException {
    var kept = new ArrayList<CallId>();
    for (var i = 0; i < 5; i++) {
      var message = keep();
      tokens.put(line.admin(), message.object(), line.fingerprint(1), Set.of(token(1)));
      kept.add(message.manifest().call());
    }
    var found = new ArrayList<CallId>();
    var part = tokens.find(line.admin(), Set.of(token(1)), null, 2);
    while (!part.isEmpty()) {
      found.addAll(part.stream().map(BlindTokens.Match::call).toList());
      part = tokens.find(line.admin(), Set.of(token(1)), part.getLast().newest(), 2);
    }
    assertThat(found).containsExactlyInAnyOrderElementsOf(kept);
  }

  @Test
  void tokens_take_the_place_of_those_before() throws IOException {
    var message = keep();
    tokens.put(line.admin(), message.object(), line.fingerprint(1), Set.of(token(1)));
    tokens.put(line.admin(), message.object(), line.fingerprint(1), Set.of(token(2)));
    assertThat(find(line.admin(), token(1))).isEmpty();
    assertThat(find(line.admin(), token(2))).hasSize(1);
  }

  @Test
  void another_clients_token_finds_and_changes_nothing() throws IOException {
    var message = keep();
    tokens.put(line.admin(), message.object(), line.fingerprint(1), Set.of(token(1)));
    var stranger = new TestLine(clients);

    assertThat(find(stranger.admin(), token(1))).isEmpty();
    assertThat(refusal(() -> put(stranger.admin(), message, stranger.fingerprint(1))))
        .isEqualTo("not-found");
    assertThat(refusal(() -> put(stranger.admin(), message, line.fingerprint(1))))
        .isEqualTo("not-found");
    assertThat(find(line.admin(), token(1))).hasSize(1);
  }

  @Test
  void a_member_who_was_not_granted_the_key_finds_nothing_even_with_the_right_token()
      throws IOException {
    var message = keep();
    tokens.put(line.admin(), message.object(), line.fingerprint(1), Set.of(token(1)));
    var colleague =
        new CurrentUser(
            new PersonId(UUID.randomUUID()), Role.CLIENT_MEMBER, line.client(), "s-2", "浜 さやか");

    assertThat(find(colleague, token(1))).isEmpty();
    assertThat(refusal(() -> put(colleague, message, line.fingerprint(1)))).isEqualTo("not-found");
    assertThat(tokens.openable(colleague, null, 10).count().total()).isZero();
    assertThat(tokens.openable(colleague, null, 10).objects()).isEmpty();
  }

  @Test
  void a_key_of_another_line_indexes_nothing_of_this_one() throws IOException {
    var message = keep();
    var mailbox = "mail-box0-mail-box0-mail-box0-mail-box0";
    database
        .superuser()
        .sql(
            """
            insert into client_company_key
              (client_id, line, epoch, kind, recipient, fingerprint, statement, signature, added_at)
            select client_id, :line, 1, kind, recipient, :mailbox, statement, signature, added_at
            from client_company_key where client_id = :client
            """)
        .param("line", UUID.randomUUID())
        .param("mailbox", mailbox)
        .param("client", line.client().value())
        .update();
    database
        .superuser()
        .sql(
            """
            insert into client_grant (client_id, line, epoch, person_id, to_key, by_key, blob,
              granted_by, granted_at)
            select g.client_id, k.line, 1, g.person_id, g.to_key, g.by_key, g.blob, g.granted_by,
              g.granted_at
            from client_grant g, client_company_key k
            where g.client_id = :client and k.client_id = :client and k.fingerprint = :mailbox
            """)
        .param("mailbox", mailbox)
        .param("client", line.client().value())
        .update();

    assertThat(refusal(() -> put(line.admin(), message, mailbox))).isEqualTo("tokens-do-not-fit");
    assertThat(refusal(() -> put(line.admin(), message, "no-such-key"))).isEqualTo("not-found");
  }

  @Test
  void too_many_tokens_are_refused_and_the_limit_is_not() throws IOException {
    var message = keep();
    var most = many(16);
    tokens.put(line.admin(), message.object(), line.fingerprint(1), most);
    assertThat(
            refusal(
                () -> tokens.put(line.admin(), message.object(), line.fingerprint(1), many(17))))
        .isEqualTo("tokens-do-not-fit");

    assertThat(tokens.find(line.admin(), many(128), null, 10)).hasSize(1);
    assertThat(refusal(() -> tokens.find(line.admin(), many(129), null, 10)))
        .isEqualTo("tokens-do-not-fit");
    assertThat(refusal(() -> tokens.find(line.admin(), Set.of(), null, 10)))
        .isEqualTo("tokens-do-not-fit");
  }

  @Test
  void what_is_not_indexed_is_named_until_it_is_also_if_it_has_no_number() throws IOException {
    var first = keep();
    var second = keep();
    assertThat(tokens.openable(line.admin(), null, 10).count())
        .isEqualTo(new BlindTokenTable.Count(2, 0));

    tokens.put(line.admin(), first.object(), line.fingerprint(1), Set.of());
    line.rotate();

    var found = tokens.openable(line.admin(), null, 10);
    assertThat(found.count()).isEqualTo(new BlindTokenTable.Count(2, 1));
    assertThat(found.objects())
        .containsExactlyInAnyOrder(
            new BlindTokenTable.Row(first.object(), "message", true),
            new BlindTokenTable.Row(second.object(), "message", false));
    var newest = found.objects().getFirst().object();
    assertThat(tokens.openable(line.admin(), null, 1).objects()).hasSize(1);
    assertThat(tokens.openable(line.admin(), newest, 10).objects())
        .containsExactly(found.objects().getLast());
  }

  @Test
  void they_go_with_their_object() throws IOException {
    var message = keep();
    tokens.put(line.admin(), message.object(), line.fingerprint(1), Set.of(token(1)));
    for (var table : List.of("vault_header", "vault_manifest")) {
      erase(table, "object_id", message);
    }
    erase("vault_object", "id", message);

    assertThat(find(line.admin(), token(1))).isEmpty();
    for (var table : List.of("vault_token_set", "vault_token")) {
      assertThat(
              database
                  .superuser()
                  .sql("select count(*) from " + table + " where object_id = :id")
                  .param("id", message.object().value())
                  .query(Long.class)
                  .single())
          .isZero();
    }
  }

  private static void erase(String table, String column, TestMessage message) {
    var rows =
        database
            .superuser()
            .sql("delete from " + table + " where " + column + " = :id")
            .param("id", message.object().value())
            .update();
    assertThat(rows).isEqualTo(1);
  }

  private TestMessage keep() throws IOException {
    var key = clients.keys().current(line.client()).orElseThrow();
    return TestMessage.keep(made.vault(), line.client(), key, "折り返し希望".getBytes(UTF_8));
  }

  private void put(CurrentUser user, TestMessage message, String company) {
    tokens.put(user, message.object(), company, Set.of(token(1)));
  }

  private List<CallId> find(CurrentUser user, Bytes... asked) {
    return tokens.find(user, Set.of(asked), null, 10).stream()
        .map(BlindTokens.Match::call)
        .toList();
  }

  private static Set<Bytes> many(int count) {
    var all = new HashSet<Bytes>();
    for (var i = 0; i < count; i++) all.add(token(i));
    return all;
  }

  private static Bytes token(int n) {
    var bytes = new byte[16];
    bytes[3] = (byte) (n >> 8);
    bytes[4] = (byte) n;
    return Bytes.of(bytes);
  }

  private static String refusal(ThrowingCallable action) {
    return catchThrowable(action) instanceof Problem problem ? problem.code() : "none";
  }
}
