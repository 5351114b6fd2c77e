package denwaban.database;

import denwaban.database.server.Postmaster;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// A PostgreSQL on files that came back from a backup: it has replayed its log and takes
/// connections, on a free port of the loopback. It archives nothing, and its trigger for visits is
/// off: only a restore connects to it.
///
/// Expects `postgres/data`, the segments of the log in `postgres/replay`, and `secrets` in the
/// folder.
public final class RestoredCluster implements AutoCloseable {

  /// Begins the name of a point in the log that is set before a newer release changes tables; the
  /// moment follows, as backups name themselves.
  public static final String BEFORE_UPGRADE = "before-upgrade-";

  /// In the data folder, and with it in each copy of the key files: one such name in each line.
  public static final String UPGRADES = "backup/upgrades";

  /// Where segments of the log are looked for, beside the files; the names are PostgreSQL's.
  public static final String REPLAY = "replay";

  private final EmbeddedPostgres postgres;

  private RestoredCluster(EmbeddedPostgres postgres) {
    this.postgres = postgres;
  }

  /// Gives everything below `postgres` to the account that will run it, and replays.
  ///
  /// @param target a named restore point to stop at; null replays all there is
  /// @param programs PostgreSQL's own programs, if they are unpacked somewhere already
  /// @throws IOException if it does not come up: the files or the log are not whole
  public static RestoredCluster replay(
      DataFolder folder, @Nullable String target, @Nullable Path programs) throws IOException {
    return new RestoredCluster(EmbeddedPostgres.recover(folder, target, programs));
  }

  /// Ends a server that a killed restore left behind on these files, without waiting for what it
  /// has in hand: the files are thrown away.
  public static void stopOrphan(Path folder) throws IOException {
    var data = folder.resolve("postgres/data").toAbsolutePath().normalize();
    var server = Postmaster.running(data);
    if (server.isEmpty()) return;
    server.get().destroyForcibly();
    server.get().onExit().join();
  }

  /// PostgreSQL's programs where an office has them.
  ///
  /// @param room the folder `postgres` of its data folder
  public static Path programs(Path room) {
    return room.resolve(PostgresBinaries.VERSION);
  }

  /// A connection that may do anything.
  public Connection root() throws SQLException {
    return postgres.superuser(Database.NAME, "denwaban restore");
  }

  /// As the program enters it: inside the scopes, owning nothing.
  public DataSource app() {
    var app = postgres.logins(Database.NAME).app();
    return new DriverManagerDataSource(app.url(), app.user(), app.password());
  }

  @Override
  public void close() {
    postgres.close();
  }
}
