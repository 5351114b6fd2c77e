package denwaban.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A named moment in the database's own log, set before a newer release changes the tables: a
/// restore can stop there, so that the release before can go on.
public final class UpgradePoint {

  /// Begins each name; the moment follows, as backups name themselves.
  public static final String PREFIX = "before-upgrade-";

  /// In the data folder, and with it in each copy of the key files: one name in each line.
  public static final String FILE = "backup/upgrades";

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private static final Logger LOG = LoggerFactory.getLogger(UpgradePoint.class);

  private UpgradePoint() {}

  /// @param data folder of the office
  /// @throws CannotStart if the point cannot be set: nothing was changed then
  static void set(Path data, Connection root, Instant now) {
    var name = PREFIX + MOMENT.format(now);
    try {
      try (var sql = root.prepareStatement("select pg_create_restore_point(?)")) {
        sql.setString(1, name);
        sql.execute();
      }
      var file = data.resolve(FILE);
      Files.createDirectories(file.getParent());
      Files.writeString(
          file,
          name + "\n",
          StandardCharsets.UTF_8,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException | SQLException e) {
      throw new CannotStart(
          "The state before this upgrade could not be marked, so that nothing could go back to it.",
          "See that there is room on the disk; the release before can still be started.",
          e);
    }
    LOG.atInfo()
        .addKeyValue("until", name)
        .log("a newer release changes the tables; a restore with --until goes back to before");
  }
}
