package denwaban.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import denwaban.call.TestOffice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
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
      var hashed =
          root.sql("select rolpassword from pg_authid where rolcanlogin").query(String.class);
      assertThat(hashed.list()).hasSize(5).allMatch(it -> it.startsWith("SCRAM-SHA-256$1:"));
      var login = postgres.logins("kept").app();
      assertThat(login.password()).as("32 bytes, that are hashed once").matches("[-\\w]{43}");
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

  /// A folder that was an office's before, which [#path] becomes.
  private Path used() throws IOException {
    FileSystemUtils.deleteRecursively(path);
    Files.move(TestCluster.folder(), path);
    return path.resolve("postgres/data");
  }

  private CannotStart refused() throws IOException {
    try (var folder = DataFolder.open(path)) {
      return catchThrowableOfType(CannotStart.class, () -> EmbeddedPostgres.start(folder).close());
    }
  }

  @Test
  void a_broken_configuration_is_named_with_its_line() throws Exception {
    var data = used();
    Files.writeString(
        data.resolve("postgresql.auto.conf"), "work_mem = '4MB'\nx 'one-secret' two-secret\n");
    var refusal = refused();
    assertThat(refusal.what())
        .startsWith("The embedded PostgreSQL did not start. It says:\n  ")
        .contains("syntax error in file \"" + data.resolve("postgresql.auto.conf") + "\" line 2")
        .contains("FATAL: configuration file \"postgresql.auto.conf\" contains errors")
        .doesNotContain("two-secret");
    assertThat(refusal.mend()).contains("data/start.log").contains(path.toString());
  }

  @Test
  void an_address_that_is_not_this_machines_is_named() throws Exception {
    Files.writeString(used().resolve("postgresql.auto.conf"), "listen_addresses = '203.0.113.1'\n");
    assertThat(refused().what())
        .contains("could not bind IPv4 address \"203.0.113.1\"")
        .contains("FATAL: could not create any TCP/IP sockets");
  }

  @Test
  void a_folder_that_others_may_read_is_named() throws Exception {
    var data = used();
    Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));
    var refusal = refused();
    assertThat(refusal.mend()).isEqualTo("Run chmod 700 " + data + ".");
    assertThat(refusal.what())
        .contains("FATAL: data directory \"" + data + "\" has invalid permissions");
  }

  @Test
  void a_file_of_rubbish_in_place_of_the_servers_number_is_named() throws Exception {
    var file = Files.writeString(used().resolve("postmaster.pid"), "rubbish\n");
    PostgresAccount.choose().own(file);
    var refusal = refused();
    assertThat(refusal.mend()).contains("remove its postmaster.pid and start again");
    assertThat(refusal.what()).contains("pg_ctl: invalid data in PID file \"" + file + "\"");
  }

  /// As after a loss of power: the number in the file that stayed is another process's.
  @Test
  void the_number_of_another_process_is_no_server_to_stop() throws Exception {
    var data = used();
    var account = PostgresAccount.choose();
    var another = account.command(List.of("sleep", "600")).start();
    try {
      var file = data.resolve("postmaster.pid");
      Files.writeString(file, another.pid() + "\n" + data + "\n1700000000\n5432\n\n127.0.0.1\n");
      account.own(file);
      try (var folder = DataFolder.open(path);
          var postgres = EmbeddedPostgres.start(folder)) {
        assertThat(postgres.exists("postgres")).isTrue();
        assertThat(another.isAlive()).isTrue();
      }
    } finally {
      another.destroy();
    }
  }

  @Test
  void an_office_that_another_account_began_goes_on_with_it() throws Exception {
    var data = used();
    assumeTrue(PostgresAccount.choose().user() != null, "root alone chooses an account");
    var first = new PostgresAccount("daemon", "daemon");
    try (var all = Files.walk(data)) {
      for (var file : (Iterable<Path>) all::iterator) first.own(file);
    }
    try (var folder = DataFolder.open(path);
        var _ = EmbeddedPostgres.start(folder)) {
      assertThat(ProcessHandle.of(postmaster()).orElseThrow().info().user()).contains("daemon");
    }
    assertThat(PostgresAccount.choose(path)).isEqualTo(first);
    Files.setAttribute(data, "unix:uid", 0);
    assertThat(PostgresAccount.choose(path)).isEqualTo(PostgresAccount.choose());
    Files.setAttribute(data, "unix:uid", 4_194_303);
    assertThatThrownBy(() -> PostgresAccount.choose(path))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("belong to the account 4194303, which is not on this machine");
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
