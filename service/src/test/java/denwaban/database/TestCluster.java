package denwaban.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/// The program's own database in a data folder of its own, as a start makes it: for tests of what
/// needs the whole server. Some seconds for the first start of a folder.
public final class TestCluster implements AutoCloseable {

  /// A data folder as a first start leaves it, made once in a JVM: copies of it start sooner.
  private static @Nullable Path first;

  /// Of a data folder, what belongs to its database.
  public static final List<String> PARTS = List.of("secrets", "postgres");

  private final Path data;
  private final Database database;
  private final TestDatabase app;

  /// @param backup a folder if the server shall leave its log for a backup
  public TestCluster(Path data, @Nullable Path backup) {
    this.data = data;
    this.database =
        Database.open(
            new DatabaseSettings(
                data,
                "office",
                new DatabaseSettings.External(null, null, null, null, null),
                new DatabaseSettings.Backup(backup, new DatabaseSettings.S3(null))));
    var login = database.app();
    this.app = TestDatabase.entering(List.of(login.url(), login.user(), login.password()));
  }

  /// A data folder with an empty, migrated database that nobody has open.
  public static synchronized Path folder() {
    var from = first;
    if (from == null) {
      from = TestDatabase.dataFolder();
      TestDatabase.linkPrograms(from);
      start(from);
      first = from;
    }
    var to = TestDatabase.dataFolder();
    var programs = RestoredCluster.programs(from.resolve("postgres"));
    try {
      // with owners and modes: PostgreSQL asks for both
      run("cp", "-a", from.resolve("secrets").toString(), to.toString());
      run("mkdir", "--mode=711", to.resolve("postgres").toString());
      run("cp", "-a", from.resolve("postgres/data").toString(), to.resolve("postgres").toString());
      Files.createSymbolicLink(to.resolve("postgres").resolve(programs.getFileName()), programs);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return to;
  }

  /// Fills an empty folder with what [#folder] gives, PostgreSQL's programs and all: for offices
  /// that outlive this JVM.
  public static void used(Path into) throws IOException {
    var made = TestDatabase.dataFolder();
    start(made);
    for (var part : PARTS) run("cp", "-a", made.resolve(part).toString(), into.toString());
    run("rm", "-r", made.toString());
  }

  private static void run(String... command) throws IOException {
    try {
      if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
        throw new IOException(command[0] + " failed");
      }
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  /// Whether an office starts on the folder; nothing stays running.
  public static void start(Path data) {
    new TestCluster(data, null).close();
  }

  public Cluster cluster() {
    return database.cluster();
  }

  /// As the program sees it.
  public TestDatabase app() {
    return app;
  }

  /// Who came into this database and is not the program.
  public List<ConnectionAudit.Visit> strangers() {
    return app.fence().office(() -> database.visits(app.jdbc()).untold());
  }

  /// One statement, over every scope.
  public void as(String statement) throws SQLException {
    try (var root = cluster().root();
        var sql = root.createStatement()) {
      sql.execute(statement);
    }
  }

  /// One number, over every scope.
  public long count(String query) throws SQLException {
    try (var root = cluster().root()) {
      return JdbcClient.create(new SingleConnectionDataSource(root, true))
          .sql(query)
          .query(Long.class)
          .single();
    }
  }

  /// As `kill -9` would: the server dies with all that it had in hand.
  public void kill() throws Exception {
    var pid = Files.readAllLines(data.resolve("postgres/data/postmaster.pid")).getFirst();
    var process = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    process.destroyForcibly();
    process.onExit().get();
  }

  @Override
  public void close() {
    app.afterAll(null);
    database.close();
  }
}
