package denwaban.database;

import denwaban.database.server.Postmaster;
import denwaban.database.server.StartLog;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A PostgreSQL of our own on the loopback, for one data folder.
///
/// Passwords by SCRAM for everybody, no Unix socket, fsync on. A server left over by a killed
/// program is stopped cleanly and replaced; if it was killed too, PostgreSQL replays its log.
final class EmbeddedPostgres implements AutoCloseable {

  private static final String SUPERUSER = "denwaban_root";
  private static final int START_SECONDS = 120; // a long log replay on a slow disk
  private static final int PORT_ATTEMPTS = 5;

  /// A day's log after the newest base backup, on a slow disk.
  private static final int REPLAY_SECONDS = 3_600;

  private static final int LOOK_MS = 100;

  private static final String ARCHIVE = "wal";

  /// Only ordinary passwords over TCP from this machine.
  private static final String HBA = "host all all 127.0.0.1/32 scram-sha-256\n";

  /// How often a password is hashed at each connection. More is for passwords that people make up
  /// (RFC 7677, section 4); ours are 32 random bytes. Decision 0247.
  private static final String ONE_ROUND = "scram_iterations=1";

  /// Never a statement, a parameter or a row in the log: they hold personal data.
  /// ([TemporaryLogins] are the exception: what such a user types is written down, and they read no
  /// row.) A log a day, named by the day of the year, which is overwritten in the next.
  private static final String CONF =
      """
      listen_addresses = '127.0.0.1'
      unix_socket_directories = ''
      password_encryption = 'scram-sha-256'
      fsync = on
      max_connections = 40
      shared_buffers = '64MB'
      timezone = 'UTC'
      log_timezone = 'UTC'
      log_statement = 'none'
      log_line_prefix = '%m [%p] %u '
      log_min_error_statement = 'panic'
      log_error_verbosity = 'terse'
      log_parameter_max_length = 0
      log_parameter_max_length_on_error = 0
      logging_collector = on
      log_filename = 'postgres-%j.log'
      log_truncate_on_rotation = on
      log_rotation_age = '1d'
      log_rotation_size = 0
      """;

  /// Paths are from the data directory, where PostgreSQL runs the command; see
  /// [RestoredCluster#REPLAY]. Connections wait until all is replayed.
  private static final String REPLAYING =
      """
      restore_command = 'cp ../replay/%f "%p"'
      recovery_target_timeline = 'latest'
      recovery_target_action = 'promote'
      hot_standby = off
      event_triggers = off
      """;

  private final DataFolder folder;
  private final PostgresAccount account;
  private final Path home;
  private final Path room;
  private final Path data;
  private String more = "";
  private int patience = START_SECONDS;
  private int port;
  private boolean running;

  private EmbeddedPostgres(DataFolder folder, PostgresAccount account, Path home) {
    this.folder = folder;
    this.account = account;
    this.home = home;
    this.room = folder.path().resolve("postgres");
    this.data = room.resolve("data");
  }

  /// Starts it, with our roles and passwords in place. The first start takes some seconds.
  ///
  /// @throws CannotStart with what to do about it
  static EmbeddedPostgres start(DataFolder folder) {
    return start(folder, false);
  }

  /// @param archive whether its log is left in `postgres/wal`, for who takes it from there
  static EmbeddedPostgres start(DataFolder folder, boolean archive) {
    var account = PostgresAccount.choose(folder.path());
    try {
      var home = PostgresBinaries.unpack(folder.path().resolve("postgres"));
      var postgres = new EmbeddedPostgres(folder, account, home);
      postgres.stopOrphan();
      postgres.initialize();
      if (archive) {
        postgres.archive();
      }
      postgres.launch();
      try {
        postgres.prepareRoles();
      } catch (SQLException | RuntimeException e) { // Ctrl-C during the start is one of these
        postgres.close();
        throw e;
      }
      return postgres;
    } catch (IOException | SQLException e) {
      throw didNotStart(folder.path().resolve("postgres"), e);
    }
  }

  private static CannotStart didNotStart(Path room, Exception e) {
    var said = String.valueOf(e.getMessage()).strip();
    // such a one has the path alone for a message
    if (e instanceof FileSystemException) said = e.getClass().getSimpleName() + ": " + said;
    return new CannotStart(
        said.isEmpty()
            ? "The embedded PostgreSQL did not start, and gave no reason."
            : "The embedded PostgreSQL did not start. It says:\n" + said.indent(2).stripTrailing(),
        StartLog.remedy(said, room),
        e);
  }

  /// See [RestoredCluster].
  static EmbeddedPostgres recover(
      DataFolder folder, @Nullable String target, @Nullable Path programs) throws IOException {
    var account = PostgresAccount.choose(folder.path());
    var home =
        programs == null ? PostgresBinaries.unpack(folder.path().resolve("postgres")) : programs;
    var postgres = new EmbeddedPostgres(folder, account, home);
    postgres.patience = REPLAY_SECONDS;
    postgres.more = REPLAYING;
    if (target != null) {
      postgres.more += "recovery_target_name = '%s'\n".formatted(target.replace("'", "''"));
    }
    Files.writeString(postgres.data.resolve("recovery.signal"), "");
    try (var all = Files.walk(postgres.data)) {
      for (var path : (Iterable<Path>) all::iterator) account.own(path);
    }
    try (var all = Files.walk(postgres.room.resolve(RestoredCluster.REPLAY))) {
      for (var path : (Iterable<Path>) all::iterator) account.own(path);
    }
    var log = StartLog.fromNowOn(postgres.data);
    postgres.launch(1);
    try {
      postgres.awaitReplay(log);
    } catch (IOException | RuntimeException e) {
      postgres.close();
      throw e;
    }
    return postgres;
  }

  /// `pg_ctl` is content with a server that replays and accepts no connection.
  private void awaitReplay(StartLog log) throws IOException {
    var never = new CountDownLatch(1);
    for (var left = TimeUnit.SECONDS.toMillis(patience); left > 0; left -= LOOK_MS) {
      try (var _ = superuser("postgres", "denwaban restore")) {
        return;
      } catch (SQLException notYet) {
        if (!Postmaster.isNamed(data)) {
          throw new IOException(
              "PostgreSQL ended while it replayed its log\n"
                  + log.words(output(), StartLog.PATIENCE),
              notYet);
        }
      }
      try {
        if (never.await(LOOK_MS, TimeUnit.MILLISECONDS)) return;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted", e);
      }
    }
    throw new IOException("PostgreSQL still replays its log");
  }

  private void archive() throws IOException {
    var archive = room.resolve(ARCHIVE);
    if (!Files.isDirectory(archive)) {
      Files.createDirectory(
          archive,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      account.own(archive);
    }
    // each segment is copied whole when it is finished, and at the latest after a minute in which
    // anything was written: that much a restore may lack. No shell, no command.
    more =
        """
        archive_mode = on
        archive_library = 'basic_archive'
        basic_archive.archive_directory = '%s'
        archive_timeout = '60s'
        """
            .formatted(archive.toString().replace("'", "''"));
  }

  /// Where it keeps its files, and leaves its log.
  Cluster.Files files() {
    return new Cluster.Files(data, room.resolve(ARCHIVE), !more.isEmpty());
  }

  /// Ways into database `name`, which must exist.
  Logins logins(String name) {
    return new Logins(
        login(name, Logins.OWNER),
        login(name, Logins.APP),
        login(name, Logins.ERASER),
        login(name, Logins.VERIFIER));
  }

  private Login login(String name, String role) {
    return new Login(url(name), role, folder.password(role));
  }

  /// A connection that may do anything: for making roles and databases, and for nothing else.
  Connection superuser(String database) throws SQLException {
    return superuser(database, "denwaban");
  }

  /// @param name what the connection calls itself
  Connection superuser(String database, String name) throws SQLException {
    var login = new Login(url(database), SUPERUSER, folder.password(SUPERUSER)).as(name);
    return DriverManager.getConnection(login.url(), login.user(), login.password());
  }

  /// Makes an empty database of the owner, or a copy of `template`.
  void create(String name, @Nullable String template) throws SQLException {
    try (var root = superuser("postgres");
        var sql = root.createStatement()) {
      sql.execute(
          "create database %s owner %s%s"
              .formatted(name, Logins.OWNER, template == null ? "" : " template " + template));
      sql.execute("revoke all on database %s from public".formatted(name));
    }
    letIn(name);
  }

  /// Lets our roles into a database, also those that are younger than it.
  void letIn(String name) throws SQLException {
    try (var root = superuser("postgres");
        var sql = root.createStatement()) {
      sql.execute(
          "grant connect on database %s to %s, %s, %s"
              .formatted(name, Logins.APP, Logins.ERASER, Logins.VERIFIER));
    }
  }

  boolean exists(String name) throws SQLException {
    try (var root = superuser("postgres");
        var sql = root.prepareStatement("select from pg_database where datname = ?")) {
      sql.setString(1, name);
      return sql.executeQuery().next();
    }
  }

  private String url(String database) {
    return url(port, database);
  }

  static String url(int port, String database) {
    return DatabaseAddress.guarded("jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database));
  }

  /// Where a guest comes in, as `psql` takes it.
  String guestUrl(String database) {
    return "postgresql://127.0.0.1:%d/%s".formatted(port, database);
  }

  /// We hold the folder's lock, so whatever server runs on this data has lost its program.
  private void stopOrphan() throws IOException {
    if (Postmaster.running(data).isEmpty()) {
      Postmaster.disown(data);
    } else {
      run(List.of(pgCtl(), "stop", "-D", data.toString(), "-m", "fast", "-w", "-t", "60"));
    }
  }

  private void initialize() throws IOException {
    if (Files.isDirectory(data)) {
      var version = Files.readString(data.resolve("PG_VERSION")).strip();
      if (!PostgresBinaries.VERSION.startsWith(version + ".")) {
        throw new CannotStart(
            "The data was written by PostgreSQL %s, this program brings %s."
                .formatted(version, PostgresBinaries.VERSION),
            "Use the Denwaban that wrote it, or restore a backup into a new folder.");
      }
      return;
    }
    var fresh = data.resolveSibling("data-" + ProcessHandle.current().pid());
    Files.createDirectory(
        fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    account.own(fresh);
    var password = Files.createTempFile(room, "pw", null);
    try {
      Files.writeString(password, folder.password(SUPERUSER));
      account.own(password);
      var initdb = new ArrayList<>(List.of(home.resolve("bin/initdb").toString()));
      initdb.addAll(List.of("-D", fresh.toString(), "-U", SUPERUSER, "--pwfile=" + password));
      initdb.addAll(List.of("-A", "scram-sha-256", "-E", "UTF8", "--no-instructions"));
      initdb.addAll(List.of("--locale=C", "--locale-provider=builtin"));
      initdb.addAll(List.of("--builtin-locale=C.UTF-8", "--set=" + ONE_ROUND));
      if (run(initdb) != 0) {
        throw new IOException(StartLog.ofCommand(output()));
      }
    } finally {
      Files.delete(password);
    }
    Files.move(fresh, data);
  }

  private void launch() throws IOException {
    launch(PORT_ATTEMPTS);
  }

  private void launch(int attempts) throws IOException {
    Files.writeString(data.resolve("pg_hba.conf"), HBA);
    Files.writeString(data.resolve("postgresql.conf"), CONF + ONE_ROUND + "\n" + more);
    for (var attempt = 1; ; attempt++) {
      port = freePort();
      var log = StartLog.fromNowOn(data);
      if (serverStarts()) {
        running = true;
        return;
      }
      if (attempt == attempts) throw new IOException(log.words(output(), StartLog.PATIENCE));
    }
  }

  private boolean serverStarts() throws IOException {
    var command = new ArrayList<>(List.of(pgCtl(), "start", "-D", data.toString(), "-w"));
    command.addAll(List.of("-t", String.valueOf(patience), "-o", "-p " + port));
    command.addAll(List.of("-l", StartLog.first(data).toString()));
    return run(command) == 0;
  }

  /// Starts it again at the same port, with all that was committed, if it ended and we did not stop
  /// it, as when the machine ran out of memory.
  ///
  /// @return whether it had ended
  /// @throws IOException if it does not start; its old processes may take some seconds to end
  synchronized boolean restartIfEnded() throws IOException {
    if (!running || Postmaster.named(data).isPresent()) return false;
    var log = StartLog.fromNowOn(data);
    if (!serverStarts()) throw new IOException(log.words(output(), StartLog.PATIENCE));
    return true;
  }

  private void prepareRoles() throws SQLException {
    try (var root = superuser("postgres");
        var sql = root.createStatement()) {
      sql.execute("revoke all on database postgres, template1 from public");
      for (var role : Logins.ROLES) {
        if (!sql.executeQuery("select from pg_roles where rolname = '" + role + "'").next()) {
          sql.execute("create role " + role);
        }
        // the password's alphabet is base64url; statements are never logged
        sql.execute(
            """
            alter role %s login nosuperuser nobypassrls nocreatedb nocreaterole noreplication
            password '%s'
            """
                .formatted(role, folder.password(role)));
      }
    }
  }

  /// Another program may take the port before PostgreSQL does: the caller tries again.
  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private String pgCtl() {
    return home.resolve("bin/pg_ctl").toString();
  }

  private Path output() {
    return room.resolve("command.log");
  }

  private int run(List<String> command) throws IOException {
    // to a file: a pipe would be inherited by the server and never end
    var process =
        account
            .command(command)
            .directory(room.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output().toFile())
            .start();
    try {
      if (!process.waitFor(patience + 30L, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IOException("no end: " + command.getFirst());
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /// Stops the server and waits for it. Must come after everything that still has connections.
  @Override
  public synchronized void close() {
    if (!running) {
      return;
    }
    running = false;
    try {
      run(List.of(pgCtl(), "stop", "-D", data.toString(), "-m", "fast", "-w", "-t", "60"));
    } catch (IOException e) {
      throw new AssertionError("pg_ctl ran a moment ago", e);
    }
  }
}
