package denwaban.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings the tables of all modules up to date, as their owner. One history; modules number their
/// files apart, so an older number may arrive later.
final class Migrations {

  /// By the database's clock, as backups name themselves.
  private static final String MARK =
      """
      select name, pg_create_restore_point(name) from (
        select ? || to_char(now() at time zone 'UTC', 'YYYYMMDD"T"HH24MISS"Z"') as name) point
      """;

  /// Applied, and not among our files.
  private static final Set<MigrationState> UNKNOWN =
      EnumSet.of(
          MigrationState.FUTURE_SUCCESS,
          MigrationState.FUTURE_FAILED,
          MigrationState.MISSING_SUCCESS,
          MigrationState.MISSING_FAILED);

  private static final Logger LOG = LoggerFactory.getLogger(Migrations.class);

  private Migrations() {}

  /// @throws CannotStart if a newer release changed the tables: this one does not know what it
  ///   would write into them
  static void run(Login owner) {
    var flyway = of(owner).load();
    if (Arrays.stream(flyway.info().applied()).anyMatch(it -> UNKNOWN.contains(it.getState()))) {
      throw new CannotStart(
          "The tables of the database are of a newer release than this program.",
          "Start that release. The way back to this one is in docs/runbooks/upgrade.md.");
    }
    flyway.migrate();
  }

  /// Whether a database that is in use would be changed.
  static boolean upgrades(Login owner) {
    var info = of(owner).load().info();
    return info.applied().length > 0 && info.pending().length > 0;
  }

  /// Marks a moment in the database's own log, before a newer release changes the tables: a restore
  /// can stop there ([RestoredCluster#BEFORE_UPGRADE]).
  ///
  /// @param data folder of the office
  /// @throws CannotStart if it cannot be marked: nothing was changed then
  static void mark(Path data, Connection root) {
    try (var sql = root.prepareStatement(MARK)) {
      sql.setString(1, RestoredCluster.BEFORE_UPGRADE);
      var row = sql.executeQuery();
      row.next();
      var name = row.getString(1);
      var file = data.resolve(RestoredCluster.UPGRADES);
      Files.createDirectories(file.getParent());
      Files.writeString(
          file,
          name + "\n",
          StandardCharsets.UTF_8,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
      LOG.atInfo()
          .addKeyValue("until", name)
          .log("a newer release changes the tables; a restore with --until goes back to before");
    } catch (IOException | SQLException e) {
      throw new CannotStart(
          "The state before this upgrade could not be marked, so that nothing could go back to it.",
          "See that there is room on the disk; the release before can still be started.",
          e);
    }
  }

  /// What is done, not done yet.
  static FluentConfiguration of(Login owner) {
    return Flyway.configure()
        .dataSource(owner.url(), owner.user(), owner.password())
        .locations("classpath:db/migration")
        .outOfOrder(true)
        .cleanDisabled(true);
  }
}
