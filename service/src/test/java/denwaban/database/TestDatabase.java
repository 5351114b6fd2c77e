package denwaban.database;

import com.zaxxer.hikari.HikariDataSource;
import denwaban.database.tenant.TenantTransactions;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.boot.SpringApplication;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.test.context.DynamicPropertyRegistry;

/// A real PostgreSQL for tests: one server per JVM, a fresh migrated database per test class.
///
/// ```java
/// @RegisterExtension static final TestDatabase database = new TestDatabase();
///
/// database.fence().run(client, () -> database.jdbc().sql("…").update());
/// ```
///
/// With Spring, add `@DynamicPropertySource static void settings(DynamicPropertyRegistry it) {
/// database.settings(it); }` and take the beans `TenantTransactions` and `JdbcClient` from the
/// context.
public final class TestDatabase implements BeforeAllCallback, AfterAllCallback {

  private static final String TEMPLATE = "template_migrated";

  /// In bytes, for the databases of a third of all classes: 2 GB, and as much beside them.
  private static final long ROOM = 4L << 30;

  private static @Nullable EmbeddedPostgres shared;
  private static int made;

  private final @Nullable String version;
  private boolean given;
  private @Nullable Logins logins;
  private @Nullable HikariDataSource pool;
  private @Nullable SingleConnectionDataSource looking;

  public TestDatabase() {
    this(null);
  }

  private TestDatabase(@Nullable String version) {
    this.version = version;
  }

  /// As it was after a migration, for trying the next one over rows that were there before: of all
  /// modules' files those with this number or a lower one. [#migrate] does the rest.
  ///
  /// @param version as Flyway writes it, such as `05.070` for `V05_070__….sql`; it must exist
  public static TestDatabase asOf(String version) {
    return new TestDatabase(version);
  }

  /// Brings it up to date, as a start of the program does.
  public void migrate() {
    Migrations.run(logins().owner());
  }

  /// As the program sees it: fenced, owning nothing.
  public JdbcClient jdbc() {
    return JdbcClient.create(pool());
  }

  public TenantTransactions fence() {
    return TenantTransactions.over(pool());
  }

  /// The two roles that erase and look afterwards. Close it.
  public ErasureLogins erasure() {
    return new ErasureLogins(
        DatabaseConfiguration.pool(logins().eraser(), 1),
        DatabaseConfiguration.pool(logins().verifier(), 1));
  }

  /// The owner of the tables, who is fenced too (row-level security is forced).
  public JdbcClient owner() {
    var owner = logins().owner();
    return JdbcClient.create(
        new DriverManagerDataSource(owner.url(), owner.user(), owner.password()));
  }

  /// Sees every row of every client: for looking at what is stored, never for making it.
  public JdbcClient superuser() {
    if (looking == null) {
      try {
        looking = new SingleConnectionDataSource(server().superuser(name()), true);
      } catch (SQLException e) {
        throw new AssertionError(e);
      }
    }
    return JdbcClient.create(looking);
  }

  /// A superuser's connection of its own.
  public Connection root() throws SQLException {
    return server().superuser(name());
  }

  /// The way in, for another process of the same test.
  public List<String> way() {
    var app = logins().app();
    return List.of(app.url(), app.user(), app.password());
  }

  /// The same, and after it how the eraser and the verifier enter.
  public List<String> ways() {
    return Stream.of(logins().app(), logins().eraser(), logins().verifier())
        .flatMap(it -> Stream.of(it.url(), it.user(), it.password()))
        .toList();
  }

  /// In another process: the database that [#way] or [#ways] leads to, as the program sees it.
  public static TestDatabase entering(List<String> way) {
    var app = new Login(way.get(0), way.get(1), way.get(2));
    var narrow = way.size() > 3;
    var eraser = narrow ? new Login(way.get(3), way.get(4), way.get(5)) : app;
    var verifier = narrow ? new Login(way.get(6), way.get(7), way.get(8)) : app;
    var entered = new TestDatabase();
    entered.logins = new Logins(app, app, eraser, verifier);
    return entered;
  }

  /// A connection of its own, as one of the roles.
  ///
  /// @param application what it calls itself
  Connection enter(String role, String application) throws SQLException {
    return switch (role) {
      case Logins.APP -> TestVisits.enter(logins().app(), application);
      case Logins.OWNER -> TestVisits.enter(logins().owner(), application);
      case Logins.ERASER -> TestVisits.enter(logins().eraser(), application);
      case Logins.VERIFIER -> TestVisits.enter(logins().verifier(), application);
      default -> server().superuser(name(), application);
    };
  }

  private String name() {
    var url = logins().app().url();
    return url.substring(url.lastIndexOf('/') + 1, url.indexOf('?'));
  }

  /// Points a Spring context at this database, with a data folder of its own. A context that is
  /// made anew, because another took its place, has other keys and the same ids again: it gets a
  /// new database.
  public void settings(DynamicPropertyRegistry registry) {
    if (given) {
      afterAll(null);
      logins = null;
    }
    given = true;
    registry.add("denwaban.data", () -> dataFolder().toString());
    registry.add("denwaban.db.url", () -> logins().app().url());
    registry.add("denwaban.db.owner-password", () -> logins().owner().password());
    registry.add("denwaban.db.app-password", () -> logins().app().password());
    registry.add("denwaban.db.eraser-password", () -> logins().eraser().password());
    registry.add("denwaban.db.verifier-password", () -> logins().verifier().password());
  }

  @Override
  public void beforeAll(ExtensionContext context) throws SQLException {
    prepare();
  }

  /// The database stays until the JVM ends: a cached Spring context may still use it.
  @Override
  public void afterAll(@Nullable ExtensionContext context) {
    if (pool != null) {
      pool.close();
    }
    if (looking != null) {
      looking.destroy();
      looking = null;
    }
  }

  public Login login() {
    return logins().app();
  }

  Logins logins() {
    if (logins == null) {
      prepare(); // Spring asks before JUnit does
    }
    return java.util.Objects.requireNonNull(logins);
  }

  private HikariDataSource pool() {
    if (pool == null || pool.isClosed()) {
      pool = DatabaseConfiguration.pool(logins().app(), 4);
    }
    return pool;
  }

  private void prepare() {
    if (logins != null) {
      return;
    }
    synchronized (TestDatabase.class) {
      try {
        var name = "test_" + ++made;
        server().create(name, version == null ? TEMPLATE : null);
        logins = server().logins(name);
        if (version != null) {
          Migrations.of(logins.owner()).target(version).load().migrate();
        }
      } catch (SQLException e) {
        throw new AssertionError(e);
      }
    }
  }

  /// Enters another database of the same server with the program's login.
  public static void enter(String name) {
    DatabaseConfiguration.pool(server().logins(name).app(), 1).close();
  }

  static synchronized EmbeddedPostgres server() {
    if (shared == null) {
      var folder = freeFolder();
      linkPrograms(folder.path());
      var postgres = EmbeddedPostgres.start(folder);
      closedAtTheEnd(postgres);
      clean(postgres);
      neverVacuums(postgres);
      shared = postgres;
    }
    return shared;
  }

  /// After Spring's contexts, which use it. Spring's hook runs only where it started a context.
  private static void closedAtTheEnd(EmbeddedPostgres postgres) {
    SpringApplication.getShutdownHandlers().add(postgres::close);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  var spring =
                      Thread.getAllStackTraces().keySet().stream()
                          .anyMatch(it -> it.getName().equals("SpringApplicationShutdownHook"));
                  if (!spring) postgres.close();
                },
                "test-postgres"));
  }

  /// On a disk the server of the last run is used again, which saves seconds; its databases are
  /// not.
  private static void clean(EmbeddedPostgres postgres) {
    try (var root = postgres.superuser("postgres");
        var sql = root.createStatement()) {
      var old = new java.util.ArrayList<String>();
      var rows =
          sql.executeQuery(
              "select datname from pg_database where datname like 'test\\_%' or datname = '"
                  + TEMPLATE
                  + "'");
      while (rows.next()) {
        old.add(rows.getString(1));
      }
      for (var name : old) {
        sql.execute("drop database " + name);
      }
      postgres.create(TEMPLATE, null);
      Migrations.run(postgres.logins(TEMPLATE).owner());
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /// It would look after each of a hundred databases once a minute, which live for seconds: a
  /// process twice a second, all along.
  private static void neverVacuums(EmbeddedPostgres postgres) {
    try (var root = postgres.superuser("postgres");
        var sql = root.createStatement()) {
      sql.execute("alter system set autovacuum = off");
      sql.execute("select pg_reload_conf()");
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /// In memory if there is room: a database of a class is some 300 files. Else
  /// `target/test-postgres-N`, the first that no other JVM holds, or elsewhere if root's PostgreSQL
  /// could not pass there.
  private static DataFolder freeFolder() {
    var temporary = dataFolder();
    if (inMemory(temporary)) return DataFolder.open(temporary);
    var target = Path.of("target").toAbsolutePath();
    if (!PostgresAccount.choose().reaches(target)) {
      target = temporary;
    }
    for (var n = 0; ; n++) {
      try {
        return DataFolder.open(target.resolve("test-postgres-" + n));
      } catch (CannotStart taken) {
        if (n == 9) {
          throw taken;
        }
      }
    }
  }

  private static boolean inMemory(Path folder) {
    try {
      var store = Files.getFileStore(folder);
      return store.type().equals("tmpfs") && store.getUsableSpace() >= ROOM;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /// Gives a data folder PostgreSQL's programs, which are unpacked once in a build: that takes two
  /// seconds of a processor.
  static synchronized void linkPrograms(Path data) {
    var target = Path.of("target").toAbsolutePath();
    if (!PostgresAccount.choose().reaches(target)) return;
    var there = target.resolve("test-postgres");
    try {
      var programs = RestoredCluster.programs(Files.createDirectories(data.resolve("postgres")));
      if (Files.exists(programs)) return;
      Files.createDirectories(there);
      try (var channel =
              FileChannel.open(
                  there.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          var _ = channel.lock()) {
        Files.createSymbolicLink(programs, PostgresBinaries.unpack(there));
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /// An empty folder that other accounts may pass through.
  public static Path dataFolder() {
    try {
      var folder = Files.createTempDirectory("denwaban-test");
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
      folder.toFile().deleteOnExit();
      return folder;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
