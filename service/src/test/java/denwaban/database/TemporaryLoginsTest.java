package denwaban.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

/// Logins for people who come into the database by hand, in a real server.
class TemporaryLoginsTest {

  private static final Path PATH = TestDatabase.dataFolder();

  private static DataFolder folder;
  private static EmbeddedPostgres postgres;
  private static TemporaryLogins temporaryLogins;

  private final UUID id = UUID.randomUUID();

  @BeforeAll
  static void a_server_with_a_row() throws SQLException {
    folder = DataFolder.open(PATH);
    TestDatabase.linkPrograms(PATH);
    postgres = EmbeddedPostgres.start(folder);
    postgres.create("kept", null);
    var owner = postgres.logins("kept").owner();
    try (var connection = DriverManager.getConnection(owner.url(), owner.user(), owner.password());
        var sql = connection.createStatement()) {
      sql.execute("create table note (text text)");
      sql.execute("insert into note values ('personal')");
    }
    temporaryLogins = new TemporaryLogins(postgres, "kept", "denwaban test");
  }

  @AfterAll
  static void tidy() throws IOException {
    postgres.close();
    folder.close();
    FileSystemUtils.deleteRecursively(PATH);
  }

  @Test
  void a_guest_sees_how_the_server_does_and_reads_no_row() throws SQLException {
    try (var in = in(temporaryLogins.let(id, soon()))) {
      assertThat(word(in, "select count(*) > 0 from pg_stat_activity where query <> ''"))
          .isEqualTo("t");
      execute(in, "vacuum note");
      for (var more :
          new String[] {
            "select * from note",
            "insert into note values ('x')",
            "create table mine (text text)",
            "create role other",
            "set role denwaban_owner",
            "set role denwaban_root",
            "select * from pg_authid",
            "alter role " + TemporaryLogins.role(id) + " valid until 'infinity'",
            "set log_statement = 'none'",
            "copy (select 1) to program 'cat'"
          }) {
        assertThatThrownBy(() -> execute(in, more)).as(more).isInstanceOf(SQLException.class);
      }
    }
  }

  @Test
  void what_a_guest_types_is_written_down_and_what_the_program_says_is_not()
      throws SQLException, IOException {
    try (var in = in(temporaryLogins.let(id, soon()))) {
      execute(in, "select 'typed by hand'");
    }
    var owner = postgres.logins("kept").owner();
    try (var connection =
        DriverManager.getConnection(owner.url(), owner.user(), owner.password())) {
      execute(connection, "select 'by the program'");
    }
    var log = log();
    assertThat(log).contains(TemporaryLogins.role(id)).contains("typed by hand");
    assertThat(log).doesNotContain("by the program").doesNotContain("password '");
  }

  @Test
  void when_it_is_over_the_session_ends_too() throws SQLException {
    var guest = temporaryLogins.let(id, soon());
    try (var in = in(guest)) {
      temporaryLogins.keep(Set.of(id));
      assertThat(word(in, "select 1")).as("still open").isEqualTo("1");
      temporaryLogins.keep(Set.of());
      assertThatThrownBy(() -> execute(in, "select 1")).isInstanceOf(SQLException.class);
    }
    assertThatThrownBy(() -> in(guest)).isInstanceOf(SQLException.class);
    assertThat(temporaryLogins.any()).isFalse();
  }

  @Test
  void a_login_is_refused_after_its_time_though_nobody_took_it_away() throws SQLException {
    var over = temporaryLogins.let(id, Instant.now().minusSeconds(1));
    assertThatThrownBy(() -> in(over)).isInstanceOf(SQLException.class);
  }

  @Test
  void a_new_login_ends_the_one_before_and_a_third_session_is_refused() throws SQLException {
    var old = temporaryLogins.let(id, soon());
    var now = temporaryLogins.let(id, soon());
    assertThatThrownBy(() -> in(old)).isInstanceOf(SQLException.class);
    try (var one = in(now);
        var two = in(now)) {
      assertThat(word(one, "select 1") + word(two, "select 1")).isEqualTo("11");
      assertThatThrownBy(() -> in(now)).isInstanceOf(SQLException.class);
    }
  }

  @Test
  void none_is_left_after_a_start() throws SQLException {
    var guest = temporaryLogins.let(id, soon());
    new TemporaryLogins(postgres, "kept", "denwaban test").clear();
    assertThatThrownBy(() -> in(guest)).isInstanceOf(SQLException.class);
  }

  @Test
  void where_the_server_is_not_ours_nobody_is_let_in() {
    var none = new TemporaryLogins(null, "kept", "denwaban test");
    assertThat(none.possible()).isFalse();
    assertThatThrownBy(() -> none.let(id, soon())).isInstanceOf(IllegalStateException.class);
  }

  private static Instant soon() {
    return Instant.now().plus(Duration.ofMinutes(5));
  }

  private static Connection in(TemporaryLogins.Guest guest) throws SQLException {
    return DriverManager.getConnection("jdbc:" + guest.url(), guest.user(), guest.password());
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String word(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }

  private static String log() throws IOException {
    try (var files = Files.list(PATH.resolve("postgres/data/log"))) {
      return files
          .map(file -> {
            try {
              return Files.readString(file);
            } catch (IOException e) {
              throw new java.io.UncheckedIOException(e);
            }
          })
          .collect(Collectors.joining());
    }
  }
}
