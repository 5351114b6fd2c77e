package denwaban.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
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

  private static final Logger LOG = LoggerFactory.getLogger(Migrations.class);

  private Migrations() {}

  static void run(Login owner) {
    of(owner).load().migrate();
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
