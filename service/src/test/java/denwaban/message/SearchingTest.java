package denwaban.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import denwaban.audit.TestLog;
import denwaban.client.TestClients;
import denwaban.client.TestLine;
import denwaban.database.TestDatabase;
import denwaban.kernel.Bytes;
import denwaban.kernel.Ids;
import denwaban.people.Problem;
import denwaban.people.TestStreams;
import denwaban.recording.TestRecordings;
import denwaban.vault.BlindTokens;
import denwaban.vault.TestVault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class SearchingTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static final Bytes TOKEN = Bytes.of(new byte[BlindTokens.TOKEN_BYTES]);

  @TempDir Path folder;

  private final Instant[] now = {Instant.parse("2026-11-24T06:00:00Z")};
  private TestLog log;
  private TestLine line;
  private Searching searching;

  @BeforeEach
  void open() {
    log = new TestLog(database, folder);
    var vault = new TestVault(database, folder);
    var clients = new TestClients(database, log.door());
    line = new TestLine(clients);
    var fence = database.fence();
    var holes = new Pigeonholes(database.jdbc());
    var ids = new Ids(Clock.systemUTC(), new Random());
    var bell = new Bell(TestStreams.over(database), holes, fence);
    var inbox =
        new Inbox(
            holes,
            TestRecordings.over(database, vault, log),
            vault.vault(),
            clients.keys(),
            fence,
            log.door(),
            ids,
            bell);
    searching = new Searching(vault.tokens(clients.keys()), inbox, fence, log.door(), () -> now[0]);
  }

  @Test
  void a_search_is_an_entry_without_what_was_searched_for() {
    assertThat(searching.search(line.admin(), Set.of(TOKEN)).lines()).isEmpty();
    assertThat(log.outbox(line.client()))
        .filteredOn(leaf -> leaf.contains("inbox.searched"))
        .singleElement()
        .satisfies(leaf -> assertThat(leaf).doesNotContain(TOKEN.base64()));
  }

  @Test
  void thirty_searches_a_minute_are_enough() {
    for (var i = 0; i < Searching.RATE; i++) searching.search(line.admin(), Set.of(TOKEN));
    assertThat(catchThrowable(() -> searching.search(line.admin(), Set.of(TOKEN))))
        .isInstanceOf(Problem.class)
        .hasFieldOrPropertyWithValue("status", 429);
    now[0] = now[0].plus(Searching.WINDOW);
    searching.search(line.admin(), Set.of(TOKEN));
    assertThat(log.outbox(line.client()))
        .filteredOn(leaf -> leaf.contains("inbox.searched"))
        .hasSize(Searching.RATE + 1);
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
            "inbox_text_index.signature bytea");
    assertThat(columns("select extname from pg_extension")).containsExactly("plpgsql");
  }

  /// A migration, as one block; comments and conditions on new rows search for nothing.
  private static String quoted(String sql) {
    return "\"\"\"" + sql.replaceAll("(?m)--.*$|check \\(.*$", "") + "\"\"\"";
  }

  private static java.util.List<String> columns(String sql) {
    return database.superuser().sql(sql).query((row, n) -> row.getString(1)).list();
  }
}
