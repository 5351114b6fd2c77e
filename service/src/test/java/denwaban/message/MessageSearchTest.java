package denwaban.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import denwaban.audit.TestLog;
import denwaban.client.key.TestLine;
import denwaban.database.TestDatabase;
import denwaban.http.Problem;
import denwaban.kernel.Bytes;
import denwaban.vault.TestMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class MessageSearchTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static final Bytes TOKEN = Bytes.of(new byte[16]);

  @TempDir Path folder;

  private TestMessages messages;
  private TestLog log;
  private TestLine line;
  private MessageSearch messageSearch;

  @BeforeEach
  void open() {
    messages = new TestMessages(database, folder);
    log = messages.log;
    line = new TestLine(messages.clients);
    messageSearch = messages.messageSearch;
  }

  @Test
  void a_search_is_an_entry_without_what_was_searched_for() {
    assertThat(messageSearch.search(line.admin(), Set.of(TOKEN), null).lines()).isEmpty();
    assertThat(log.outbox(line.client()))
        .filteredOn(leaf -> leaf.contains("inbox.searched"))
        .singleElement()
        .satisfies(leaf -> assertThat(leaf).doesNotContain(TOKEN.base64()));
  }

  @Test
  void thirty_searches_a_minute_are_enough() {
    for (var i = 0; i < 30; i++) messageSearch.search(line.admin(), Set.of(TOKEN), null);
    assertThat(catchThrowable(() -> messageSearch.search(line.admin(), Set.of(TOKEN), null)))
        .isInstanceOf(Problem.class)
        .hasFieldOrPropertyWithValue("status", 429);
    messages.now = messages.now.plus(Duration.ofMinutes(1));
    messageSearch.search(line.admin(), Set.of(TOKEN), null);
    assertThat(log.outbox(line.client()))
        .filteredOn(leaf -> leaf.contains("inbox.searched"))
        .hasSize(31);
  }

  @Test
  void more_calls_than_one_answer_names_are_said_to_be_there_and_asked_for() throws IOException {
    for (var i = 0; i <= MessageSearch.LIMIT; i++) tokenOf(kept());
    var newest = messageSearch.search(line.admin(), Set.of(TOKEN), null);
    assertThat(newest.next()).isNotNull();
    assertThat(messageSearch.search(line.admin(), Set.of(TOKEN), newest.next()).next()).isNull();
  }

  private TestMessage kept() throws IOException {
    var key = messages.clients.keys().current(line.client()).orElseThrow();
    return TestMessage.keep(messages.vault.vault(), line.client(), key, "折り返し希望".getBytes(UTF_8));
  }

  private void tokenOf(TestMessage message) {
    database
        .superuser()
        .sql(
            """
            with made as (
              insert into vault_token_set (object_id, client_id, call_id, company)
              values (:object, :client, :call, :company))
            insert into vault_token (object_id, client_id, token) values (:object, :client, :token)
            """)
        .param("object", message.object().value())
        .param("client", line.client().value())
        .param("call", message.manifest().call().value())
        .param("company", line.fingerprint(1))
        .param("token", TOKEN.toArray())
        .update();
  }

  /// Server-side search over content does not exist: nothing to search with, nothing to search in.
  @Test
  void there_is_no_text_search_anywhere_in_the_server() throws IOException {
    var target = Path.of(System.getProperty("denwaban.target", "target"));
    var main = target.resolve("../src/main").normalize();
    var searching =
        Pattern.compile(
            "\\b(i?like|similar to|tsvector|to_tsquery|pg_trgm|strpos|regexp_[a-z]+)\\b"
                + "|\\s!?~~?\\*?\\s",
            Pattern.CASE_INSENSITIVE);
    var blocks = Pattern.compile("\"\"\"(.*?)\"\"\"", Pattern.DOTALL);
    var statements = 0;
    try (var files = Files.walk(main)) {
      for (var file :
          files
              .filter(f -> f.toString().endsWith(".java") || f.toString().endsWith(".sql"))
              .toList()) {
        var text = Files.readString(file, UTF_8);
        var found = blocks.matcher(file.toString().endsWith(".sql") ? quoted(text) : text);
        while (found.find()) {
          statements++;
          assertThat(searching.matcher(found.group(1)).find()).as("in " + file).isFalse();
        }
      }
    }
    assertThat(statements).isGreaterThan(100);
    assertThat(searching.matcher("where name like :words").find()).isTrue();
    assertThat(searching.matcher("where name ~* :words").find()).isTrue();

    assertThat(
            columns(
                "select relname || '.' || attname || ' ' || format_type(atttypid, null)"
                    + " from pg_attribute a join pg_class c on c.oid = a.attrelid"
                    + " where relname in ('vault_token', 'vault_token_set', 'inbox_text_index')"
                    + " and attnum > 0"))
        .containsExactlyInAnyOrder(
            "vault_token_set.object_id uuid",
            "vault_token_set.client_id uuid",
            "vault_token_set.call_id uuid",
            "vault_token_set.company text",
            "vault_token.object_id uuid",
            "vault_token.client_id uuid",
            "vault_token.token bytea",
            "inbox_text_index.client_id uuid",
            "inbox_text_index.person_id uuid",
            "inbox_text_index.version bigint",
            "inbox_text_index.sealed bytea",
            "inbox_text_index.signature bytea",
            "inbox_text_index.pruned_at timestamp with time zone");
    assertThat(columns("select extname from pg_extension")).containsExactly("plpgsql");
  }

  /// A migration, as one block; comments and conditions on new rows search for nothing.
  private static String quoted(String sql) {
    return "\"\"\"" + sql.replaceAll("(?m)--.*$|check \\(.*$", "") + "\"\"\"";
  }

  private static List<String> columns(String sql) {
    return database.superuser().sql(sql).query((row, n) -> row.getString(1)).list();
  }
}
