package denwaban.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.call.TestOffice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.util.FileSystemUtils;

/// Starts and kills real servers in a folder of their own.
class EmbeddedPostgresTest {

  private final Path path = TestDatabase.dataFolder();

  @AfterEach
  void tidy() throws IOException {
    FileSystemUtils.deleteRecursively(path);
  }

  @Test
  void what_was_written_outlives_a_stop_an_orphan_and_a_kill() throws Exception {
    TestDatabase.linkPrograms(path);
    try (var folder = DataFolder.open(path);
        var postgres = EmbeddedPostgres.start(folder)) {
      postgres.create("kept", null);
      sql(postgres, "create table note (text text)");
      sql(postgres, "insert into note values ('stopped')");
    }

    // the program is gone, its server is not: the lock dies with the process
    var orphaned = DataFolder.open(path);
    var orphan = EmbeddedPostgres.start(orphaned);
    sql(orphan, "insert into note values ('orphaned')");
    var pid = postmaster();
    orphaned.close();
    try (var folder = DataFolder.open(path);
        var postgres = EmbeddedPostgres.start(folder)) {
      assertThat(postmaster()).isNotEqualTo(pid);
      sql(postgres, "insert into note values ('killed')");
      kill(postmaster());
    }

    try (var folder = DataFolder.open(path);
        var postgres = EmbeddedPostgres.start(folder)) {
      assertThat(owner(postgres).sql("select text from note").query().singleColumn())
          .containsExactly("stopped", "orphaned", "killed");
    }
  }

  @Test
  void one_that_ended_by_itself_is_started_again_where_it_was() throws Exception {
    TestDatabase.linkPrograms(path);
    try (var folder = DataFolder.open(path)) {
      var postgres = EmbeddedPostgres.start(folder);
      postgres.create("kept", null);
      sql(postgres, "create table note (text text)");
      sql(postgres, "insert into note values ('before')");
      assertThat(postgres.restartIfEnded()).as("it runs").isFalse();
      var before = postgres.logins("kept").app().url();

      kill(postmaster());
      TestOffice.await("it runs again", () -> restarted(postgres));

      assertThat(postgres.logins("kept").app().url()).isEqualTo(before);
      sql(postgres, "insert into note values ('after')");
      assertThat(owner(postgres).sql("select text from note").query().singleColumn())
          .containsExactly("before", "after");
      assertThat(postgres.restartIfEnded()).isFalse();

      postgres.close();
      assertThat(postgres.restartIfEnded()).as("it was stopped").isFalse();
      assertThat(path.resolve("postgres/data/postmaster.pid")).doesNotExist();
    }
  }

  /// Its old processes may still be ending.
  private static boolean restarted(EmbeddedPostgres postgres) {
    try {
      return postgres.restartIfEnded();
    } catch (IOException notYet) {
      return false;
    }
  }

  @Test
  void it_is_durable_and_reachable_by_password_on_the_loopback_only() throws Exception {
    try (var folder = DataFolder.open(path);
        var postgres = EmbeddedPostgres.start(folder)) {
      postgres.create("kept", null);
      var root =
          JdbcClient.create(new SingleConnectionDataSource(postgres.superuser("kept"), true));
      for (var setting :
          new String[][] {
            {"fsync", "on"},
            {"synchronous_commit", "on"},
            {"listen_addresses", "127.0.0.1"},
            {"unix_socket_directories", ""},
            {"log_statement", "none"},
            {"log_min_error_statement", "panic"}
          }) {
        assertThat(root.sql("show " + setting[0]).query(String.class).single())
            .as(setting[0])
            .isEqualTo(setting[1]);
      }
      var login = postgres.logins("kept").app();
      var wrong = new DriverManagerDataSource(login.url(), login.user(), "wrong");
      assertThatThrownBy(wrong::getConnection)
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("password authentication failed");
      assertThat(login.toString()).doesNotContain(login.password());

      // a database from before a role, as after an upgrade
      var eraser = postgres.logins("kept").eraser();
      var enters = new DriverManagerDataSource(eraser.url(), eraser.user(), eraser.password());
      enters.getConnection().close();
      root.sql("revoke connect on database kept from denwaban_eraser").update();
      assertThatThrownBy(enters::getConnection).hasMessageContaining("permission denied");
      postgres.letIn("kept");
      enters.getConnection().close();
    }
    try (var secrets = Files.list(path.resolve("secrets"))) {
      for (var file : secrets.toList()) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
            .isEqualTo("rw-------");
      }
    }
  }

  @Test
  void a_folder_serves_one_program() throws Exception {
    try (var folder = DataFolder.open(path)) {
      assertThat(folder.path()).isEqualTo(path);
      assertThatThrownBy(() -> DataFolder.open(path))
          .isInstanceOf(CannotStart.class)
          .hasMessageContaining("Another Denwaban is running");
    }
  }

  @Test
  void roots_postgresql_says_which_folder_it_cannot_reach() throws Exception {
    var account = PostgresAccount.choose();
    if (account.user() == null) {
      return; // an ordinary user's server runs as himself and reaches what he does
    }
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
    try (var folder = DataFolder.open(path.resolve("inside"))) {
      assertThatThrownBy(() -> EmbeddedPostgres.start(folder))
          .isInstanceOf(CannotStart.class)
          .hasMessageContaining("cannot reach the folder");
    }
  }

  private long postmaster() throws IOException {
    return Long.parseLong(
        Files.readAllLines(path.resolve("postgres/data/postmaster.pid")).getFirst());
  }

  private static void kill(long pid) throws Exception {
    var server = ProcessHandle.of(pid).orElseThrow();
    var all = server.descendants().toList();
    server.destroyForcibly();
    all.forEach(ProcessHandle::destroyForcibly);
    server
        .onExit()
        .get(Duration.ofSeconds(10).toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS);
  }

  private static void sql(EmbeddedPostgres postgres, String sql) {
    owner(postgres).sql(sql).update();
  }

  private static JdbcClient owner(EmbeddedPostgres postgres) {
    var owner = postgres.logins("kept").owner();
    return JdbcClient.create(
        new DriverManagerDataSource(owner.url(), owner.user(), owner.password()));
  }
}
